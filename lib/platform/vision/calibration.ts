import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/**
 * A monotone map from a raw score to the share of reads with that score that are right: knots (score, probability),
 * straight lines between them. Fitted by the benches with isotonic regression; it belongs to the weights it was
 * fitted with and lies beside them.
 */
export type Calibration = { knots: readonly (readonly [score: number, probability: number])[] };

const unit = z.number().min(0).max(1);
export const CalibrationSchema = z.object({ knots: z.array(z.tuple([unit, unit])).min(2) });

/** @throws Error when the file is missing or says nothing sensible */
export async function loadCalibration(folder: string): Promise<Calibration> {
  return CalibrationSchema.parse(JSON.parse(await readFile(path.join(folder, "calibration.json"), "utf8")));
}

export function calibrated(score: number, { knots }: Calibration): number {
  const at = knots.findIndex(([knot]) => knot >= score);
  if (at < 0) return knots.at(-1)![1];
  const [right, above] = knots[at]!;
  const previous = knots[at - 1];
  if (!previous) return above;
  const [left, below] = previous;
  return right === left ? above : below + ((score - left) / (right - left)) * (above - below);
}

/** No read is certain, and none is hopeless: a finite sample cannot tell. */
const PROBABILITY_MIN = 0.005;
const PROBABILITY_MAX = 0.998;

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955; for probabilities Zadrozny and Elkan 2002).
 *
 * @param samples raw scores and whether the read was right
 * @param least reads that each knot stands for at least, so that a knot is no accident
 */
export function fitCalibration(samples: readonly { score: number; right: boolean }[], least = 20): Calibration {
  const sorted = [...samples].sort((a, b) => a.score - b.score);
  const pools: { scores: number; right: number; count: number }[] = [];
  for (let i = 0; i < sorted.length; i += least) {
    const part = sorted.slice(i, i + least);
    pools.push({
      scores: part.reduce((sum, sample) => sum + sample.score, 0),
      right: part.filter((sample) => sample.right).length,
      count: part.length,
    });
    while (pools.length > 1 && pools.at(-2)!.right / pools.at(-2)!.count >= pools.at(-1)!.right / pools.at(-1)!.count) {
      const last = pools.pop()!;
      const before = pools.at(-1)!;
      before.scores += last.scores;
      before.right += last.right;
      before.count += last.count;
    }
  }
  const bounded = (p: number) => Math.min(PROBABILITY_MAX, Math.max(PROBABILITY_MIN, p));
  const knots = pools.map(
    // The rule of succession keeps a pool of right reads only from claiming certainty.
    ({ scores, right, count }) => [scores / count, bounded((right + 0.5) / (count + 1))] as const,
  );
  const first = knots[0]?.[1] ?? PROBABILITY_MIN;
  const last = knots.at(-1)?.[1] ?? PROBABILITY_MIN;
  return { knots: [[0, Math.min(first, PROBABILITY_MIN)], ...knots, [1, last]] };
}
