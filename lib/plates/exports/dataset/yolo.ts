import type { LabelledFrame } from "./frames";

/**
 * A frame's labels as Ultralytics' YOLO reads them: a line per plate, class, centre and size as shares of the frame.
 * A background has an empty file.
 */
export const yoloLabels = ({ plates, widthPx, heightPx }: LabelledFrame): string =>
  plates
    .map(({ box: { x1, y1, x2, y2 } }) =>
      [(x1 + x2) / 2 / widthPx, (y1 + y2) / 2 / heightPx, (x2 - x1) / widthPx, (y2 - y1) / heightPx]
        .map((share) => share.toFixed(6))
        .join(" "),
    )
    .map((line) => `0 ${line}\n`)
    .join("");

/** `data.yaml`: where the sides are, and the one class. */
export const YOLO_DATA = ["path: .", "train: images/train", "val: images/val", "names:", "  0: plate", ""].join("\n");

export const yoloImage = ({ side, name }: LabelledFrame): string => `images/${side}/${name}`;
export const yoloLabelFile = ({ side, name }: LabelledFrame): string =>
  `labels/${side}/${name.replace(/\.[^.]+$/, "")}.txt`;
