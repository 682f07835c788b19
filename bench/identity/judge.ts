import {
  confidenceOf,
  EVIDENCE,
  type Evidence,
  type FieldCalibration,
} from "@/lib/identity/extract/compare/calibration";
import { mayAccept } from "@/lib/identity/extract/mrz/acceptance";
import { type Calibration, fitCalibration } from "@/lib/platform/vision/calibration";
import { reliability } from "../plates/score";
import type { FieldRecord, PictureRecord } from "./record";

const percent = (part: number, of: number) => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`;
const quantile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;

type Read = FieldRecord & { evidence: Evidence };
const readsOf = (records: readonly PictureRecord[]): Read[] =>
  records.flatMap(({ fields }) => fields.filter((field): field is Read => field.evidence !== null));

/** Reads that a knot of a calibration stands for at least. */
const KNOT_MIN = 12;

/** What too few reads were seen of: the score is taken for what it says; of two that contradict each other one is wrong. */
const unfitted = (evidence: Evidence): Calibration => ({
  knots: [
    [0, 0.005],
    [1, evidence === "disputed" || evidence === "mrz_failed" ? 0.5 : 0.998],
  ],
});

/** For each kind of evidence the isotonic map from its raw score to the share of right reads. */
export function fitted(records: readonly PictureRecord[]): FieldCalibration {
  const reads = readsOf(records);
  const rounded = (value: number) => Number(value.toFixed(4));
  const maps = EVIDENCE.map((evidence) => {
    const of = reads.filter((read) => read.evidence === evidence);
    const { knots } = of.length < 2 * KNOT_MIN ? unfitted(evidence) : fitCalibration(of, KNOT_MIN);
    return [evidence, { knots: knots.map(([score, share]) => [rounded(score), rounded(share)] as const) }] as const;
  });
  return Object.fromEntries(maps) as unknown as FieldCalibration;
}

function reportZones(records: readonly PictureRecord[]): void {
  const zones = records.filter(({ lines }) => lines > 0);
  const exact = (record: PictureRecord) => record.linesExact === record.lines;
  const lines = zones.reduce((sum, { lines: count }) => sum + count, 0);
  const linesExact = zones.reduce((sum, record) => sum + record.linesExact, 0);
  const documents = zones.filter(exact).length;
  console.log(`Zones: ${documents} of ${zones.length} documents exact (${percent(documents, zones.length)}),`);
  console.log(`       ${linesExact} of ${lines} lines exact (${percent(linesExact, lines)})`);
  const sure = zones.filter(({ witness }) => witness && mayAccept(witness));
  console.log(
    `Sure:  ${sure.length} of ${zones.length}, ${sure.filter((record) => !exact(record)).length} of them wrong`,
  );
  const digits = zones.filter(({ witness }) => witness?.sure);
  console.log(
    `       by check digits alone: ${digits.length}, ${digits.filter((record) => !exact(record)).length} of them wrong`,
  );
  const invented = records.filter(({ lines: count, hasZone }) => count === 0 && hasZone).length;
  console.log(`       ${invented} zones found on ${records.length - zones.length} pages without one`);
  const peers = zones.flatMap(({ peer, lines: count }) => (peer ? [{ ...peer, count }] : []));
  if (peers.length === 0) return;
  const peerDocuments = peers.filter(({ linesExact: of, count }) => of === count).length;
  const peerLines = peers.reduce((sum, { linesExact: of }) => sum + of, 0);
  const ms = peers.map((peer) => peer.ms);
  console.log(
    `tesseract.js eng, full page: ${peerDocuments} of ${peers.length} documents and ${peerLines} of ${peers.reduce((sum, { count }) => sum + count, 0)} lines exact; CPU ms a page p50 ${quantile(ms, 0.5)}, p95 ${quantile(ms, 0.95)}`,
  );
}

function reportFields(records: readonly PictureRecord[]): void {
  const fields = records.flatMap((record) => record.fields);
  const names = [...new Set(fields.map(({ field }) => field))];
  console.table(
    Object.fromEntries(
      names.map((name) => {
        const of = fields.filter(({ field }) => field === name);
        const there = of.filter(({ truth }) => truth !== null);
        const right = there.filter((field) => field.right).length;
        const wrong = of.filter(({ read, right: isRight }) => read !== null && !isRight).length;
        return [
          name,
          {
            there: there.length,
            right,
            "right %": percent(right, there.length),
            wrong,
            missing: there.length - there.filter(({ read }) => read !== null).length,
          },
        ];
      }),
    ),
  );
}

function reportSpeed(records: readonly PictureRecord[]): void {
  const row = (values: number[]) => ({ p50: quantile(values, 0.5), p95: quantile(values, 0.95) });
  const zones = records.filter(({ hasZone }) => hasZone);
  const bare = records.filter(({ hasZone }) => !hasZone);
  console.log("CPU ms a page");
  console.table({
    "text found, zone read (pages with a zone)": row(zones.map(({ zoneMs }) => zoneMs)),
    "text found, no zone (pages without)": row(bare.map(({ zoneMs }) => zoneMs)),
    "printed fields, barcodes, portrait, quality": row(records.map(({ restMs }) => restMs)),
    "whole page": row(records.map(({ zoneMs, restMs }) => zoneMs + restMs)),
  });
}

/** Prints everything that is known of a run. */
export function report(records: readonly PictureRecord[], calibration: FieldCalibration, misses: boolean): void {
  reportZones(records);
  console.log("Fields; right: the same letters and digits");
  reportFields(records);
  const samples = readsOf(records).map(({ evidence, score, right }) => ({
    confidence: confidenceOf(calibration, evidence, score),
    right,
  }));
  const { table, expectedCalibrationError } = reliability(samples);
  console.log(`Reliability of the confidence; expected calibration error ${expectedCalibrationError.toFixed(3)}`);
  console.table(table);
  reportSpeed(records);
  if (!misses) return;
  for (const { file, fields } of records) {
    for (const { field, truth, read, right } of fields) if (!right) console.log(file, field, truth, "→", read);
  }
}
