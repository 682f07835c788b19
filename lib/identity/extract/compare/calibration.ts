import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { CalibrationSchema, calibrated } from "../../../platform/vision/calibration";

/**
 * Where a field's content comes from, as far as it tells how often such content is right: the zone with a check digit
 * that holds, without one, with one that fails; the visual zone; both agreeing; both disagreeing; a barcode.
 */
export const EVIDENCE = ["mrz_checked", "mrz", "mrz_failed", "visual", "agreed", "disputed", "barcode"] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** For each kind of evidence a monotone map from the raw score to a probability; fitted by `bench/identity`. */
export type FieldCalibration = Record<Evidence, z.infer<typeof CalibrationSchema>>;

const Schema = z.object(
  Object.fromEntries(EVIDENCE.map((evidence) => [evidence, CalibrationSchema])) as Record<
    Evidence,
    typeof CalibrationSchema
  >,
);

/** @throws Error when the file is missing or says nothing sensible */
export async function loadFieldCalibration(folder: string): Promise<FieldCalibration> {
  return Schema.parse(JSON.parse(await readFile(path.join(folder, "calibration.json"), "utf8")));
}

export const confidenceOf = (calibration: FieldCalibration, evidence: Evidence, score: number): number =>
  Math.round(calibrated(Math.min(1, Math.max(0, score)), calibration[evidence]) * 1000) / 1000;
