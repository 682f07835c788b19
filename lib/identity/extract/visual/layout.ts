import type { NormalisedBox } from "../reading";
import { findLabel, type Key, keyOf, type Match } from "./fuzzy";
import { PRINTED } from "./languages";
import type { FieldRule, Template } from "./template";
import { datesIn, valueIn } from "./values";

/** A line of the page as one reads it, in px of the page's frame: ends, middle and height. */
export type PageLine = {
  text: string;
  confidence: number;
  left: number;
  right: number;
  middle: number;
  height: number;
  /** On the picture. */
  box: NormalisedBox;
};

export type KeyedLine = PageLine & { key: Key };

export const keyed = (line: PageLine): KeyedLine => ({ ...line, key: keyOf(line.text) });

/** The numbered labels of driving licences stand at the start of their line and have nothing before them. */
const isNumbered = (label: string) => label.length <= 2;

function labelIn(line: KeyedLine, label: string): Match | null {
  if (!isNumbered(label)) return findLabel(line.key.text, label);
  const behind = line.text[line.key.at[label.length - 1]! + 1];
  const stands = line.key.text.startsWith(label) && (behind === undefined || /[\s.)]/.test(behind));
  return stands ? { start: 0, end: label.length, error: 0 } : null;
}

/** The template whose marks are found on the page most fully; null when none fits. */
export function chooseTemplate(lines: readonly KeyedLine[], templates: readonly Template[]): Template | null {
  let best: { template: Template; share: number } | null = null;
  for (const template of templates) {
    const found = template.marks.filter((mark) => lines.some((line) => labelIn(line, mark))).length;
    const share = found / template.marksMin;
    if (found >= template.marksMin && (!best || share > best.share)) best = { template, share };
  }
  return best?.template ?? null;
}

type Label = { line: KeyedLine; match: Match; length: number };
export type Found = { content: string; confidence: number; box: NormalisedBox };

/** Labels of a rule on the page, the fullest match first. */
function labelsOf(rule: FieldRule, lines: readonly KeyedLine[]): Label[] {
  const found = rule.labels.flatMap((label) =>
    lines.flatMap((line) => {
      const match = line.text.includes("<<") ? null : labelIn(line, label);
      return match ? [{ line, match, length: label.length }] : [];
    }),
  );
  return found.sort((a, b) => b.length * (1 - b.match.error) - a.length * (1 - a.match.error));
}

/** From this length on a label is no part of a name or place by accident. */
const UNMISTAKABLE_LENGTH = 9;

function isPrinted(content: string): boolean {
  const { text } = keyOf(content);
  return PRINTED.some((label) => {
    if (text.length <= 4 || label.length <= 4) return text === label;
    if (label.length < UNMISTAKABLE_LENGTH && label.length < 0.7 * text.length) return false;
    return findLabel(text, label) !== null;
  });
}

function contentOf(raw: string, rule: FieldRule): string | null {
  if (rule.nth !== undefined) return datesIn(raw)[rule.nth] ?? null;
  const content = valueIn(raw, rule.kind, rule.pattern);
  const mayBePrinted = rule.kind === "name" || rule.kind === "place" || rule.kind === "text" || rule.kind === "word";
  return content && mayBePrinted && isPrinted(content) ? null : content;
}

/** What follows a label on its own line. */
function behindLabel({ line, match }: Label, rule: FieldRule): Found | null {
  const from = line.key.at[match.end] ?? line.text.length;
  const content = contentOf(line.text.slice(from), rule);
  if (!content || from >= line.text.length) return null;
  const share = from / line.text.length;
  const box = { ...line.box, x: line.box.x + line.box.width * share, width: line.box.width * (1 - share) };
  return { content, confidence: line.confidence, box };
}

function below({ line }: Label, rule: FieldRule, lines: readonly KeyedLine[], isLabel: (line: KeyedLine) => boolean) {
  let best: { found: Found; distance: number; line: KeyedLine } | null = null;
  for (const other of lines) {
    if (other === line || other.text.includes("<<") || isLabel(other)) continue;
    const drop = other.middle - line.middle;
    if (drop < 0.35 * line.height || drop > 3.4 * Math.max(line.height, 0.8 * other.height)) continue;
    const shared = Math.min(line.right, other.right) - Math.max(line.left, other.left);
    if (shared < -0.3 * line.height && Math.abs(other.left - line.left) > 1.5 * line.height) continue;
    const content = contentOf(other.text, rule);
    if (!content) continue;
    const distance = drop + Math.abs(other.left - line.left) * 0.35;
    if (!best || distance < best.distance) {
      best = { found: { content, confidence: other.confidence, box: other.box }, distance, line: other };
    }
  }
  return best && withMoreLines(best, rule, lines, isLabel);
}

/** Addresses go on below their first line. */
function withMoreLines(
  first: { found: Found; line: KeyedLine },
  rule: FieldRule,
  lines: readonly KeyedLine[],
  isLabel: (line: KeyedLine) => boolean,
): Found {
  let { found, line } = first;
  for (let count = 0; count < (rule.moreLines ?? 0); count++) {
    const next = lines.find(
      (other) =>
        !isLabel(other) &&
        other.middle - line.middle > 0.5 * line.height &&
        other.middle - line.middle < 1.9 * line.height &&
        Math.abs(other.left - line.left) < 3 * line.height,
    );
    const more = next && contentOf(next.text, rule);
    if (!next || !more) break;
    const box = union(found.box, next.box);
    found = { content: `${found.content} ${more}`, confidence: Math.min(found.confidence, next.confidence), box };
    line = next;
  }
  return found;
}

function union(a: NormalisedBox, b: NormalisedBox): NormalisedBox {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

function toTheRight(
  { line }: Label,
  rule: FieldRule,
  lines: readonly KeyedLine[],
  isLabel: (line: KeyedLine) => boolean,
) {
  let best: { found: Found; distance: number } | null = null;
  for (const other of lines) {
    if (other === line || isLabel(other)) continue;
    if (Math.abs(other.middle - line.middle) > 0.7 * Math.max(line.height, other.height)) continue;
    const distance = other.left - line.right;
    if (distance < -0.5 * line.height || distance > 14 * line.height) continue;
    const content = contentOf(other.text, rule);
    if (content && (!best || distance < best.distance)) {
      best = { found: { content, confidence: other.confidence, box: other.box }, distance };
    }
  }
  return best?.found ?? null;
}

/** The value of a rule on the page, by its labels; null when no label or no fitting value is found. */
export function findField(
  rule: FieldRule,
  lines: readonly KeyedLine[],
  isLabel: (line: KeyedLine) => boolean,
): Found | null {
  for (const label of labelsOf(rule, lines)) {
    const ways = [
      () => behindLabel(label, rule),
      ...(rule.where === "below" ? [] : [() => toTheRight(label, rule, lines, isLabel)]),
      ...(rule.where === "right" ? [] : [() => below(label, rule, lines, isLabel)]),
    ];
    // A label above its value is the rule; beside it, only where nothing fitting stands below.
    const order = rule.where === "right" ? ways : [ways[0]!, ...ways.slice(1).reverse()];
    for (const way of order) {
      const found = way();
      if (found) return found;
    }
  }
  return null;
}

/** True for lines that are a label of the template and hardly anything else. */
export function labelTest(template: Template): (line: KeyedLine) => boolean {
  const labels = template.fields.flatMap(({ labels: of }) => of).filter((label) => !isNumbered(label));
  const marks = [...labels, ...template.marks.filter((mark) => mark.length > 4)];
  return (line) =>
    marks.some((label) => {
      const match = findLabel(line.key.text, label);
      return match !== null && label.length >= 0.5 * line.key.text.length && line.key.text.length - match.end < 4;
    });
}
