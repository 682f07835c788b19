import { codeFields } from "./barcode/fields";
import { type Claim, relationOf } from "./compare/merge";
import type { Located } from "./first-look";
import { fieldsOf } from "./mrz/fields";
import { type BarcodeReading, FIELD_NAMES, type FieldName } from "./reading";
import { normalisedBox } from "./text/page-lines";
import { keyOf } from "./visual/fuzzy";
import { findField, type KeyedLine, labelTest } from "./visual/layout";
import type { Template } from "./visual/template";
import { datesIn } from "./visual/values";

/** What the zone says of each field, and where in the picture. */
export function zoneClaims({ zone, on }: Located): Claim[] {
  return fieldsOf(zone).map(({ field, content, score, checked, line, from, to }): Claim => {
    const strip = zone.strips[line]!;
    const columns = zone.lines[line]!.length;
    const share = ((from + to) / 2 / columns - 0.5) * (zone.flipped ? -1 : 1) * strip.length;
    const centre = {
      x: strip.centre.x + Math.cos(strip.angle) * share,
      y: strip.centre.y + Math.sin(strip.angle) * share,
    };
    const part = { ...strip, centre, length: (strip.length * (to - from)) / columns };
    return { field, content, source: "mrz", checked, score, box: normalisedBox(part, on) };
  });
}

/**
 * What the printed part says. Where the zone names a field, its content is looked for on the whole page first: that it
 * is printed somewhere confirms it, whatever became of its label.
 */
export function printedClaims(template: Template | null, lines: readonly KeyedLine[], zone: readonly Claim[]): Claim[] {
  const confirmed = zone.flatMap((claim) => {
    const line = lines.find((candidate) => shows(candidate, claim));
    return line ? [{ ...claim, source: "visual" as const, score: line.confidence, box: line.box }] : [];
  });
  if (!template) return confirmed;
  const isLabel = labelTest(template);
  const labelled = template.fields.flatMap((rule): Claim[] => {
    const found = confirmed.some(({ field }) => field === rule.field) ? null : findField(rule, lines, isLabel);
    if (!found) return [];
    return [{ field: rule.field, content: found.content, source: "visual", score: found.confidence, box: found.box }];
  });
  return [...confirmed, ...labelled];
}

/** Contents shorter than this stand on a page by accident. */
const TELLING_LENGTH = 3;

function shows({ key, text }: KeyedLine, { field, content }: Claim): boolean {
  if (field.startsWith("date_")) return datesIn(text).some((date) => date.slice(2) === content.slice(2));
  const wanted = keyOf(content).text;
  if (field === "sex" || field === "nationality" || field === "issuing_state" || wanted.length < TELLING_LENGTH)
    return false;
  return field.endsWith("number") ? key.text.includes(wanted) : relationOf(field, key.text, wanted) === "same";
}

/** What a code says of fields, wherever it is known how its issuer writes them. */
export const codeClaims = (code: BarcodeReading): Claim[] =>
  Object.entries(codeFields(code, FIELD_NAMES)).map(([field, content]) => ({
    field: field as FieldName,
    content,
    source: "barcode",
    score: 1,
    box: code.box,
  }));
