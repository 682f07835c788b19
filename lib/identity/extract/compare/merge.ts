import type { FieldConflict, FieldName, FieldReading, FieldSource, NormalisedBox } from "../reading";
import { keyOf } from "../visual/fuzzy";
import { confidenceOf, type Evidence, type FieldCalibration } from "./calibration";

/** One place's reading of a field, before it is compared. */
export type Claim = {
  field: FieldName;
  content: string;
  source: FieldSource;
  /** Of the zone: its check digit's word; null where none covers the field. */
  checked?: boolean | null;
  score: number;
  box: NormalisedBox | null;
};

export type Merged = {
  fields: Partial<Record<FieldName, FieldReading>>;
  conflicts: FieldConflict[];
  /** For fitting the calibration: what each field's confidence was made of. */
  evidence: Partial<Record<FieldName, { evidence: Evidence; score: number }>>;
};

/** The zone writes Ä as AE or A (ICAO 9303-3 §6 A); two names that differ in nothing else are one. */
const folded = (name: string) =>
  keyOf(name.toUpperCase().replace(/Ä|Æ/g, "AE").replace(/Ö|Ø/g, "OE").replace(/Ü/g, "UE").replace(/ß|ẞ/g, "SS")).text;
const foldedPlain = (name: string) => keyOf(name).text;

/** A zone cuts long names off, and the visual zone may show only the first of several. */
function sameName(a: string, b: string): boolean {
  const pairs = [
    [folded(a), folded(b)],
    [foldedPlain(a), foldedPlain(b)],
    [foldedPlain(a), folded(b)],
  ] as const;
  return pairs.some(([x, y]) => x === y);
}

const editShare = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]! / Math.max(1, a.length, b.length);
};

type Relation = "same" | "near" | "different";

/** `near`: so alike that a misread character explains it; no agreement, and no conflict either. */
export function relationOf(field: FieldName, a: string, b: string): Relation {
  if (field === "nationality" || field === "issuing_state") return a === b ? "same" : "near";
  if (field.startsWith("date_") || field === "sex") return a === b ? "same" : "different";
  if (sameName(a, b)) return "same";
  const [x, y] = [foldedPlain(a), foldedPlain(b)];
  if (x.includes(y) || y.includes(x)) return "near";
  return editShare(x, y) <= (field.endsWith("number") ? 0.2 : 0.34) ? "near" : "different";
}

/** Two digits of a year leave the century open; the visual zone writes it out. */
function withCentury(claim: Claim, visual: Claim | undefined): Claim {
  if (!visual || claim.field !== "date_of_birth") return claim;
  return claim.content.slice(2) === visual.content.slice(2) ? { ...claim, content: visual.content } : claim;
}

/** So sure must the visual zone's reader have been that its word against the zone's counts. */
const OBJECTION_MIN = 0.8;

function evidenceOf({ source, checked }: Claim): Evidence {
  if (source === "barcode") return "barcode";
  if (source === "visual") return "visual";
  return checked === null || checked === undefined ? "mrz" : checked ? "mrz_checked" : "mrz_failed";
}

const ORDER: readonly FieldSource[] = ["barcode", "mrz", "visual"];

/** Compares what the zone, the visual zone and the barcode say of each field, and says how likely each content is right. */
export function merge(claims: readonly Claim[], calibration: FieldCalibration): Merged {
  const merged: Merged = { fields: {}, conflicts: [], evidence: {} };
  for (const field of new Set(claims.map((claim) => claim.field))) {
    const of = claims.filter((claim) => claim.field === field);
    const sorted = ORDER.flatMap((source) => of.filter((claim) => claim.source === source).slice(0, 1));
    const [first, ...others] = sorted;
    if (!first) continue;
    const best = withCentury(
      first,
      others.find(({ source }) => source === "visual"),
    );
    const relations = others.map((other) => relationOf(field, best.content, other.content));
    const agreed = relations.includes("same");
    const objections = others.filter(
      (other, index) => relations[index] === "different" && other.score >= OBJECTION_MIN,
    );
    const evidence: Evidence = objections.length > 0 ? "disputed" : agreed ? "agreed" : evidenceOf(best);
    const confidence = confidenceOf(calibration, evidence, best.score);
    merged.fields[field] = { content: best.content, confidence, source: best.source, box: best.box };
    merged.evidence[field] = { evidence, score: best.score };
    if (objections.length > 0) {
      const readings = [best, ...objections].map(
        (claim): FieldReading => ({
          content: claim.content,
          confidence: confidenceOf(calibration, evidenceOf(claim), claim.score),
          source: claim.source,
          box: claim.box,
        }),
      );
      merged.conflicts.push({ field, readings });
    }
  }
  return merged;
}
