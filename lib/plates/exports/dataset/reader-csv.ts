import type { ExportColumn, ExportValue } from "@/lib/platform/export/columns";
import { csvText } from "@/lib/platform/export/csv";
import { normalizePlate } from "../../recognition/normalize";
import { type DatasetRead, extensionOf, isNegative } from "./reads";
import { sideOfRead } from "./split";

/** Where a read's crop lies. What is no plate has a folder of its own, so that nobody trains a reader with it unawares. */
export const cropFile = (read: DatasetRead): string =>
  `${isNegative(read) ? "negatives" : "crops"}/${sideOfRead(read)}/${read.eventId}${extensionOf(read.crop)}`;

const column = (header: string, value: (read: DatasetRead) => ExportValue): ExportColumn<DatasetRead> => ({
  header,
  type: "text",
  width: 16,
  value,
});

const columns = [
  column("file", cropFile),
  column("split", sideOfRead),
  column("text", (read) => (isNegative(read) ? null : normalizePlate(read.label))),
  column("label", (read) => (isNegative(read) ? null : read.label)),
  column("original", ({ original }) => original),
  column("corrected", ({ reviewState, label }) => (reviewState === "corrected" ? label : null)),
  column("review_state", ({ reviewState }) => reviewState),
  column("region", ({ region }) => region),
  column("confidence", ({ confidence }) => confidence),
  // Of `original`, character by character: A:0.991 B:0.402
  column("characters", ({ characters }) =>
    characters.map(({ char, confidence }) => `${char}:${confidence.toFixed(3)}`).join(" "),
  ),
  column("camera_id", ({ camera }) => camera?.id ?? null),
  column("captured_at", ({ capturedAt }) => capturedAt),
  column("upload_id", ({ uploadId }) => uploadId),
  column("frame_no", ({ frameNo }) => frameNo),
  column("frame_sha256", ({ frame }) => frame.sha256),
  column("x1", ({ box }) => box.x1),
  column("y1", ({ box }) => box.y1),
  column("x2", ({ box }) => box.x2),
  column("y2", ({ box }) => box.y2),
  column("event_id", ({ eventId }) => eventId),
];

/** `reader.csv`: a row per crop, with its text. */
export async function readerCsv(reads: readonly DatasetRead[]): Promise<string> {
  const page = async function* () {
    yield [...reads];
  };
  let text = "";
  for await (const lines of csvText(columns, page())) text += lines;
  return text;
}
