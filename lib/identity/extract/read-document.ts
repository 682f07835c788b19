import { type Point, quadOf } from "../../platform/vision/geometry";
import { type RgbImage, scaled } from "../../platform/vision/picture";
import { codeFields } from "./barcode/fields";
import { readCodes } from "./barcode/read";
import type { FieldCalibration } from "./compare/calibration";
import { type Claim, type Merged, merge, relationOf } from "./compare/merge";
import { fieldsOf, typeOf } from "./mrz/fields";
import { ANY_LINE, COARSE_SIDE_PX, findZone, type MrzReaders } from "./mrz/find-zone";
import type { Zone } from "./mrz/zone";
import { findPortrait } from "./portrait";
import { judge, measure } from "./quality/judge";
import { findPage, type PageSearch, uprightCorners } from "./quality/page";
import { type DocumentReading, FIELD_NAMES, type FieldReading, type MrzReading, type QualityIssue } from "./reading";
import { frameOfAngle, frameOfQuad } from "./text/frame";
import { normalisedBox, readingAngle, readPage } from "./text/page-lines";
import type { TextReader } from "./text/read-line";
import { type Strip, stripOf } from "./text/strip";
import { keyOf } from "./visual/fuzzy";
import { chooseTemplate, findField, type KeyedLine, labelTest } from "./visual/layout";
import type { Template } from "./visual/template";
import { TEMPLATES } from "./visual/templates";
import { datesIn } from "./visual/values";

/** What reads documents, loaded once. */
export type DocumentTools = MrzReaders & { text: TextReader; calibration: FieldCalibration };

export type ReadOptions = {
  signal?: AbortSignal;
  /** Milliseconds from any start, for `processingTimeMs`. */
  clock?: () => number;
};

/** A picture smaller than this is enlarged: the detector finds letters from about 8 px on. */
const SIDE_MIN_PX = 800;
const SIDE_MAX_PX = 2000;
const FINE_SIDE_PX = 1500;
const FINE_SIDE_MAX_PX = 2400;

const sideOf = ({ width, height }: RgbImage) => Math.max(width, height);

function workingSize(image: RgbImage): Promise<RgbImage> {
  const side = sideOf(image);
  if (side < SIDE_MIN_PX) return scaled(image, COARSE_SIDE_PX);
  return side > SIDE_MAX_PX ? scaled(image, SIDE_MAX_PX) : Promise.resolve(image);
}

const fineSize = (image: RgbImage): Promise<RgbImage> => {
  const side = sideOf(image);
  if (side < 1300) return scaled(image, FINE_SIDE_PX);
  return side > FINE_SIDE_MAX_PX ? scaled(image, FINE_SIDE_MAX_PX) : Promise.resolve(image);
};

/**
 * Of what is found, so much must fit before it is called a zone: printed text of any kind can be read as letters and
 * fillers, but its digits do not add up.
 */
const isZone = ({ checks, score }: Zone): boolean => {
  const held = checks.filter(Boolean).length;
  return held === checks.length ? score > -0.9 : held >= 2 && score > -0.5;
};

type Located = { zone: Zone; on: RgbImage };

/**
 * Reads one picture of a document: its quality, its machine readable zone, the printed fields that its layout names and
 * its barcodes, compared field by field.
 *
 * @param image upright by its EXIF orientation; how the document lies in it does not matter
 * @param evidence told what each confidence was made of; the bench fits the calibration by it
 */
export async function readPicture(
  image: RgbImage,
  tools: DocumentTools,
  { signal, clock = () => 0 }: ReadOptions = {},
  evidence?: (merged: Merged) => void,
): Promise<DocumentReading> {
  const began = clock();
  const working = await workingSize(image);
  const sidePx = Math.min(COARSE_SIDE_PX, sideOf(working));
  const strips = (await tools.detector.find(working, { ...ANY_LINE, sidePx })).map(({ quad }) => stripOf(quad));
  const page = await findPage(working);
  const quality = judge(measure(working, strips, sideOf(image) / sideOf(working)));
  signal?.throwIfAborted();

  const found = strips.length > 0 ? await findZone(working, strips, () => fineSize(image), tools, signal) : null;
  const located: Located | null = found && isZone(found.zone) ? { zone: found.zone, on: found.image } : null;
  const angle = located ? zoneAngle(located.zone) : await readingAngle(working, strips, tools.text);
  const corners = page.corners && angle !== null ? uprightCorners(page.corners, angle) : page.corners;
  const frame = corners ? frameOfQuad(corners) : frameOfAngle(working, angle ?? 0);
  const printed = located ? strips.filter((strip) => !inZone(strip, located, working)) : strips;
  const lines = angle === null ? [] : await readPage(working, printed, angle, frame, tools.text, signal);
  const template = chooseTemplate(lines, TEMPLATES);
  const barcodes = located && template?.documentType !== "driver_license" ? [] : await readCodes(working);
  signal?.throwIfAborted();

  const claims: Claim[] = [
    ...(located ? zoneClaims(located) : []),
    ...printedClaims(template, lines, located ? zoneClaims(located) : []),
    ...barcodes.flatMap((code) =>
      Object.entries(codeFields(code, FIELD_NAMES)).map(
        ([field, content]): Claim => ({
          field: field as Claim["field"],
          content,
          source: "barcode",
          score: 1,
          box: code.box,
        }),
      ),
    ),
  ];
  const merged = merge(claims, tools.calibration);
  evidence?.(merged);
  const portrait = await findPortrait(working, angle ?? 0);
  const normalised = ({ x, y }: Point) => ({ x: x / working.width, y: y / working.height });
  return {
    documentType: located ? typeOf(located.zone) : (template?.documentType ?? "unknown"),
    template: template?.id ?? null,
    issuingState: merged.fields.issuing_state?.content ?? template?.issuingState ?? null,
    fields: merged.fields,
    conflicts: merged.conflicts,
    mrz: located ? mrzOf(located, merged.fields) : null,
    barcodes,
    quality: [...quality, ...layoutIssues({ page, angle, lines, located, portrait: portrait !== null })],
    corners: corners ? corners.map(normalised) : null,
    portrait,
    text: [...lines.map(({ text }) => text), ...(located?.zone.lines ?? [])].join("\n"),
    processingTimeMs: Math.round(clock() - began),
  };
}

const zoneAngle = ({ strips, flipped }: Zone): number => strips[0]!.angle + (flipped ? Math.PI : 0);

/** A strip of the working picture whose middle lies on a line of the zone, which may have been found on a finer one. */
function inZone({ centre }: Strip, { zone, on }: Located, working: RgbImage): boolean {
  const scale = on.width / working.width;
  return zone.strips.some((strip) => {
    const dx = centre.x * scale - strip.centre.x;
    const dy = centre.y * scale - strip.centre.y;
    const across = Math.abs(dy * Math.cos(strip.angle) - dx * Math.sin(strip.angle));
    const along = Math.abs(dx * Math.cos(strip.angle) + dy * Math.sin(strip.angle));
    return across < 0.5 * strip.height && along < 0.5 * strip.length;
  });
}

function zoneClaims({ zone, on }: Located): Claim[] {
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
function printedClaims(template: Template | null, lines: readonly KeyedLine[], zone: readonly Claim[]): Claim[] {
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

function mrzOf({ zone, on }: Located, fields: Partial<Record<string, FieldReading>>): MrzReading {
  const { x, y, right, bottom } = zone.strips
    .map((strip) => normalisedBox(strip, on))
    .reduce(
      (all, box) => ({
        x: Math.min(all.x, box.x),
        y: Math.min(all.y, box.y),
        right: Math.max(all.right, box.x + box.width),
        bottom: Math.max(all.bottom, box.y + box.height),
      }),
      { x: 1, y: 1, right: 0, bottom: 0 },
    );
  const confidences = Object.values(fields).flatMap((field) => (field?.source === "mrz" ? [field.confidence] : []));
  return {
    format: zone.format,
    lines: zone.lines,
    checksHeld: zone.checks.filter(Boolean).length,
    checksTotal: zone.checks.length,
    repairs: zone.repairs,
    confidence: confidences.length > 0 ? Math.min(...confidences) : 0,
    box: { x, y, width: right - x, height: bottom - y },
  };
}

type Layout = {
  page: PageSearch;
  angle: number | null;
  lines: readonly KeyedLine[];
  located: Located | null;
  portrait: boolean;
};

/** Fewer lines than this, and neither zone nor face, is no document. */
const LINES_MIN = 4;
const EDGE_PX = 3;

/** What is wrong with how the document lies in the picture. */
function layoutIssues({ page, angle, lines, located, portrait }: Layout): QualityIssue[] {
  const issues: QualityIssue[] = [];
  const letters = lines.reduce((sum, { key }) => sum + key.text.length, 0);
  if (!located && (lines.length < LINES_MIN || letters < 24)) {
    issues.push({ code: "no_document", confidence: portrait && lines.length > 1 ? 0.6 : 0.9 });
  }
  if (page.pages > 1) issues.push({ code: "several_documents", confidence: 0.8 });
  const zoneLeaves = located?.zone.strips.some((strip) => leaves(strip, located.on)) ?? false;
  if (zoneLeaves || page.isCut) issues.push({ code: "cut_off", confidence: zoneLeaves ? 0.85 : 0.6 });
  if (angle !== null && Math.cos(angle) < Math.SQRT1_2) issues.push({ code: "upside_down", confidence: 0.95 });
  return issues;
}

/** True when the ends of a line's middle lie outside the picture. */
function leaves({ centre, length, height, angle }: Strip, image: RgbImage): boolean {
  const reach = length / 2 - height;
  const frame = quadOf({
    x: EDGE_PX,
    y: EDGE_PX,
    width: image.width - 2 * EDGE_PX,
    height: image.height - 2 * EDGE_PX,
  });
  return [-reach, reach].some((at) => {
    const [x, y] = [centre.x + Math.cos(angle) * at, centre.y + Math.sin(angle) * at];
    return x < frame[0].x || y < frame[0].y || x > frame[2].x || y > frame[2].y;
  });
}
