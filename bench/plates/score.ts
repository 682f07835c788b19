import { editDistance, normalizePlate, readingKey } from "@/lib/plates/recognition/normalize";
import type { Box } from "@/lib/plates/recognition/types";
import { iou } from "@/lib/platform/vision/geometry";
import type { Label } from "./manifest";

/** What is compared with the labels: plates, the likeliest first. */
export type Answer = { plate: string; rawPlate: string; confidence: number; box: Box };

/** A plate counts as found when its box shares half of the union with the label's (PASCAL VOC). */
const IOU_MIN = 0.5;

export class Score {
  images = 0;
  plates = 0;
  private found = 0;
  private falsePlates = 0;
  private chosenFold = 0;
  private chosenStrict = 0;
  private rawStrict = 0;
  private anyFold = 0;
  private characters = 0;
  private charactersFold = 0;
  private charactersStrict = 0;

  add(labels: readonly Label[], answers: readonly Answer[]): void {
    this.images++;
    this.falsePlates += answers.filter(({ box }) => !labels.some((label) => iou(label.box, box) >= IOU_MIN)).length;
    for (const label of labels) this.addLabel(label, answers, labels.length);
  }

  /** Of a picture with one plate the first answer is the one that was chosen; of several, any of the first so many. */
  private addLabel({ box, text }: Label, answers: readonly Answer[], labels: number): void {
    const plate = normalizePlate(text);
    const chosen = answers.slice(0, labels);
    this.plates++;
    this.found += Number(answers.some((answer) => iou(answer.box, box) >= IOU_MIN));
    this.chosenFold += Number(chosen.some((answer) => readingKey(answer.plate) === readingKey(plate)));
    this.chosenStrict += Number(chosen.some((answer) => normalizePlate(answer.plate) === plate));
    this.rawStrict += Number(chosen.some((answer) => answer.rawPlate === plate));
    this.anyFold += Number(answers.some((answer) => readingKey(answer.plate) === readingKey(plate)));
    this.characters += plate.length;
    const right = (key: (value: string) => string) =>
      Math.max(
        0,
        plate.length - Math.min(plate.length, ...chosen.map((answer) => editDistance(key(answer.plate), key(plate)))),
      );
    this.charactersFold += right(readingKey);
    this.charactersStrict += right(normalizePlate);
  }

  /** Percentages, and false plates an image. */
  row() {
    const percent = (count: number, of = this.plates) => Number(((100 * count) / Math.max(1, of)).toFixed(1));
    return {
      plates: this.plates,
      recall: percent(this.found),
      "false/image": Number((this.falsePlates / Math.max(1, this.images)).toFixed(2)),
      "chosen+read": percent(this.chosenFold),
      strict: percent(this.chosenStrict),
      "raw strict": percent(this.rawStrict),
      "any read": percent(this.anyFold),
      chars: percent(this.charactersFold, this.characters),
      "chars strict": percent(this.charactersStrict, this.characters),
    };
  }
}

/** How often reads of a certain confidence are right: what calibration promises, and what is. */
export function reliability(samples: readonly { confidence: number; right: boolean }[], bins = 10) {
  const rows = Array.from({ length: bins }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const { confidence, right } of samples) {
    const row = rows[Math.min(bins - 1, Math.floor(confidence * bins))]!;
    row.count++;
    row.confidence += confidence;
    row.right += Number(right);
  }
  const error = rows.reduce((sum, row) => sum + Math.abs(row.confidence - row.right), 0) / Math.max(1, samples.length);
  const table = rows.flatMap((row, at) =>
    row.count === 0
      ? []
      : [
          {
            confidence: `${(at / bins).toFixed(1)}–${((at + 1) / bins).toFixed(1)}`,
            reads: row.count,
            mean: Number((row.confidence / row.count).toFixed(3)),
            right: Number((row.right / row.count).toFixed(3)),
          },
        ],
  );
  return { table, expectedCalibrationError: error };
}
