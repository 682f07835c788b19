import type { ExportContents, ExportFilters, ExportPreview } from "../schema";
import type { DatasetRead } from "./reads";
import { VALIDATION_SHARE } from "./split";

export type CardFacts = {
  version: number;
  createdAt: Date;
  requestedBy: string | null;
  filters: ExportFilters;
  chosen: ExportPreview;
  contents: ExportContents;
  /** Days that the office keeps the package; 0: always. */
  keptDays: number;
  reads: readonly DatasetRead[];
};

/** The data card of a package (Gebru et al., "Datasheets for Datasets", 2021, kept short): what a trainer must know. */
export function dataCard(facts: CardFacts): string {
  const { version, createdAt, requestedBy, chosen, contents, keptDays, reads } = facts;
  return `# Number plates for training, version ${version}

Made on ${createdAt.toISOString()}${requestedBy ? ` for ${requestedBy}` : ""}. Reads of number plates that
a person has looked at, with the pictures that they were read from.

## What it holds

${table(
  ["", "count"],
  [
    ["Reads", String(contents.crops)],
    ["Crops with their text (`crops/`, `negatives/`, `reader.csv`)", String(contents.crops)],
    ["Frames with boxes (`images/`, `labels/`, `annotations.json`)", String(contents.frames)],
    ["of these without a plate", String(contents.background_frames)],
    ["Reads on the training side", String(contents.training)],
    ["Reads on the validation side", String(contents.validation)],
  ],
)}

Captured from ${period(reads)}.

### By review

${table(
  ["review", "reads"],
  counts(reads, ({ reviewState }) => reviewState),
)}

### By camera

${table(
  ["camera", "reads"],
  counts(reads, ({ camera }) => camera?.name ?? "none"),
)}

### By region

${table(
  ["region", "reads"],
  counts(reads, ({ region }) => region ?? "not known"),
)}

## How it was chosen

${chosenBy(facts.filters)
  .map((line) => `- ${line}`)
  .join("\n")}

Left out: ${chosen.without_pictures} reads whose pictures retention has removed, ${chosen.exported_before} that an earlier package
holds, ${chosen.over_limit} beyond what one package holds (the newest), ${contents.vanished} whose pictures went while this
was packed. Of the frames, ${contents.frames_left_out} were left out because a plate stands in them that nobody has
vouched for, a box lies outside, or the size is not known; their crops are here.

## How to read it

- \`data.yaml\`, \`images/\`, \`labels/\`: YOLO, one class, \`0 cx cy w h\` as shares of the frame.
- \`annotations.json\`: the same frames for COCO; boxes in px, the plate's four corners as \`segmentation\`.
- \`reader.csv\`: a row per crop. \`text\` is the label as A-Z and 0-9; \`original\` is what the reader saw, \`characters\`
  how sure it was of each of its characters; \`corrected\` is what a person put in its place.
- \`negatives/\`: crops that a person rejected: no plate, or none that can be read. They have no text.
- \`manifest.json\`: the same facts for programs. \`SHA256SUMS\`: \`sha256sum -c SHA256SUMS\`.

A plate is on the same side in every version: SHA-256 of its text, the lowest ${VALIDATION_SHARE * 100} % are for validation.

## What it may be used for

Training and measuring the detection and reading of number plates, by whoever the office allows. Number plates and
vehicles are personal data: do not publish the pictures, do not join them with other data to follow people, and do not
pass them on. The pictures belong to the office that made this; no license is granted beyond that purpose.

${keptDays === 0 ? "The office keeps this package without limit." : `The office removes this package ${keptDays} days after it was made (${dayAfter(createdAt, keptDays)}). Whoever holds a copy removes it by then too,`}
${keptDays === 0 ? "Whoever holds a copy" : "and"} removes single reads when the office asks, by their \`event_id\`.
`;
}

function chosenBy({
  from_ts,
  to_ts,
  min_confidence,
  camera_ids,
  content,
  negatives,
  new_only,
}: ExportFilters): string[] {
  return [
    content === "corrections" ? "Reads that a person corrected." : "Reads that a person corrected or confirmed.",
    negatives ? "Reads that a person rejected, as examples without a plate." : "No rejected reads.",
    `Captured ${from_ts ?? "at any time"} to ${to_ts ?? "now"}.`,
    camera_ids.length > 0 ? `Of ${camera_ids.length} cameras.` : "Of all cameras, and of recordings without one.",
    min_confidence === null ? "However sure the reader was." : `The reader was at least ${min_confidence} sure.`,
    new_only
      ? "Only what no earlier package holds under the same label."
      : "Whether or not an earlier package holds it.",
  ];
}

const dayAfter = (moment: Date, days: number): string =>
  new Date(moment.getTime() + days * 86_400_000).toISOString().slice(0, 10);

function period(reads: readonly DatasetRead[]): string {
  const moments = reads.map(({ capturedAt }) => capturedAt.getTime()).sort((a, b) => a - b);
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined) return "no moment to none: it is empty";
  return `${new Date(first).toISOString()} to ${new Date(last).toISOString()}`;
}

/** How many reads there are of each kind, the most first. */
function counts(reads: readonly DatasetRead[], kindOf: (read: DatasetRead) => string): string[][] {
  const found = new Map<string, number>();
  for (const read of reads) found.set(kindOf(read), (found.get(kindOf(read)) ?? 0) + 1);
  return [...found]
    .sort(([a, m], [b, n]) => n - m || a.localeCompare(b, "en"))
    .map(([kind, count]) => [cell(kind), String(count)]);
}

/** A camera's name is what somebody typed: it must not end a cell or a line. */
const cell = (text: string): string => text.replaceAll(/[\r\n]+/g, " ").replaceAll("|", "\\|");

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
