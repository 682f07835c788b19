import { readFileSync } from "node:fs";
import type { FieldName } from "@/lib/identity/extract";
import type { Evidence } from "@/lib/identity/extract/compare/calibration";
import { firstLook } from "@/lib/identity/extract/first-look";
import type { ZoneWitness } from "@/lib/identity/extract/mrz/acceptance";
import type { DocumentTools } from "@/lib/identity/extract/read-document";
import { readFurther } from "@/lib/identity/extract/read-document";
import { decodePicture } from "@/lib/platform/vision/picture";
import { CENTURY_OPEN, type Labelled } from "./truth";

/** One field of one picture: what was read, what stands there, and what the confidence is made of. */
export type FieldRecord = {
  field: FieldName;
  truth: string | null;
  read: string | null;
  right: boolean;
  evidence: Evidence | null;
  score: number;
};

/** What was read of one picture, as one line of JSON, so that a run can be judged again without reading again. */
export type PictureRecord = {
  file: string;
  kind: string;
  /** Lines of the zone, and how many of them were read in every character. */
  lines: number;
  linesExact: number;
  hasZone: boolean;
  witness: ZoneWitness | null;
  fields: FieldRecord[];
  /** CPU ms: finding the text and reading the zone; everything else. */
  zoneMs: number;
  restMs: number;
  peer?: { linesExact: number; ms: number };
};

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Letters and digits in their order; a zone has no accents and fillers for hyphens. */
const bare = (text: string) =>
  text
    .normalize("NFD")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");

function isRight(read: string, truth: string): boolean {
  const [a, b] = truth.startsWith(CENTURY_OPEN) ? [read.slice(2), truth.slice(2)] : [read, truth];
  return bare(a) === bare(b);
}

/** Reads one picture and compares it with its truth. */
export async function recordOf(labelled: Labelled, tools: DocumentTools): Promise<PictureRecord> {
  const image = await decodePicture(readFileSync(labelled.file));
  const began = cpuMs();
  const look = await firstLook(image, tools);
  const looked = cpuMs();
  let evidence: Partial<Record<FieldName, { evidence: Evidence; score: number }>> = {};
  let witness: ZoneWitness | null = null;
  const reading = await readFurther(image, look, tools, undefined, (merged, word) => {
    evidence = merged.evidence;
    witness = word;
  });
  const restMs = cpuMs() - looked;
  const names = new Set([...Object.keys(labelled.fields), ...(labelled.isWhole ? Object.keys(reading.fields) : [])]);
  const fields = [...(names as Set<FieldName>)].map((field): FieldRecord => {
    const truth = labelled.fields[field] ?? null;
    const read = reading.fields[field]?.content ?? null;
    const made = evidence[field];
    const right = truth !== null && read !== null && isRight(read, truth);
    return { field, truth, read, right, evidence: made?.evidence ?? null, score: made?.score ?? 0 };
  });
  return {
    file: labelled.file,
    kind: labelled.kind,
    lines: labelled.lines.length,
    linesExact: labelled.lines.filter((line, index) => reading.mrz?.lines[index] === line).length,
    hasZone: reading.mrz !== null,
    witness,
    fields,
    zoneMs: Math.round(looked - began),
    restMs: Math.round(restMs),
  };
}
