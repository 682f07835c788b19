import { createHash } from "node:crypto";
import { cocoAnnotations } from "./dataset/coco";
import { type LabelledFrame, labelledFrames } from "./dataset/frames";
import { cropFile, readerCsv } from "./dataset/reader-csv";
import type { DatasetRead, Picture } from "./dataset/reads";
import { sideOfRead } from "./dataset/split";
import { YOLO_DATA, yoloImage, yoloLabelFile, yoloLabels } from "./dataset/yolo";
import type { ExportContents } from "./schema";

/** A file of a package: a picture that is stored, or a text that was made. */
export type PackageFile = { path: string } & ({ picture: Picture } | { text: string });

/** What lies in a package, before its card and its checksums. */
export async function filesOf(
  reads: readonly DatasetRead[],
  facts: { version: number; createdAt: Date; vanished: number },
): Promise<{ files: PackageFile[]; contents: ExportContents }> {
  const { frames, leftOut } = labelledFrames(reads);
  const training = reads.filter((read) => sideOfRead(read) === "train").length;
  return {
    files: [
      ...reads.map((read) => ({ path: cropFile(read), picture: read.crop })),
      ...frames.flatMap(filesOfFrame),
      { path: "data.yaml", text: YOLO_DATA },
      { path: "annotations.json", text: cocoAnnotations(frames, facts) },
      { path: "reader.csv", text: await readerCsv(reads) },
    ],
    contents: {
      crops: reads.length,
      frames: frames.length,
      background_frames: frames.filter(({ plates }) => plates.length === 0).length,
      training,
      validation: reads.length - training,
      vanished: facts.vanished,
      frames_left_out: leftOut,
    },
  };
}

const filesOfFrame = (frame: LabelledFrame): PackageFile[] => [
  { path: yoloImage(frame), picture: frame.picture },
  { path: yoloLabelFile(frame), text: yoloLabels(frame) },
];

/** Every file with its SHA-256, as `sha256sum -c` reads them. */
export const checksums = (files: readonly PackageFile[]): string =>
  files
    .map((file) => {
      const sha256 = "picture" in file ? file.picture.sha256 : createHash("sha256").update(file.text).digest("hex");
      return `${sha256}  ${file.path}\n`;
    })
    .join("");
