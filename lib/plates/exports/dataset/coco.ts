import type { LabelledFrame, LabelledPlate } from "./frames";
import { yoloImage } from "./yolo";

/** `annotations.json` in the form of COCO's detection task; `split` and `text` are ours beside it. */
export function cocoAnnotations(frames: readonly LabelledFrame[], info: { version: number; createdAt: Date }): string {
  const images = frames.map((frame, index) => ({
    id: index + 1,
    file_name: yoloImage(frame),
    width: frame.widthPx,
    height: frame.heightPx,
    split: frame.side,
  }));
  const annotations = frames
    .flatMap((frame, index) => frame.plates.map((plate) => annotation(plate, index + 1)))
    .map((row, index) => ({ id: index + 1, ...row }));
  return JSON.stringify({
    info: {
      description: "Number plates that people have reviewed",
      version: String(info.version),
      date_created: info.createdAt.toISOString(),
    },
    categories: [{ id: 1, name: "plate", supercategory: "vehicle" }],
    images,
    annotations,
  });
}

function annotation({ box: { x1, y1, x2, y2 }, quad, read }: LabelledPlate, imageId: number) {
  return {
    image_id: imageId,
    category_id: 1,
    bbox: [x1, y1, x2 - x1, y2 - y1],
    area: (x2 - x1) * (y2 - y1),
    iscrowd: 0,
    segmentation: quad ? [quad.flatMap(({ x, y }) => [x, y])] : [],
    attributes: { text: read.label, region: read.region, event_id: read.eventId },
  };
}
