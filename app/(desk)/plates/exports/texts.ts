import { formatCount } from "@/components/texts";

const count = (n: number, one: string, many: string) => `${formatCount(n)} ${n === 1 ? one : many}`;

/** The words of the training packages' screen. */
export const texts = {
  title: "Training packages",
  description: "Reviewed reads with their pictures, in ZIPs labelled for YOLO, COCO and a reader.",
  version: (version: number) => `Version ${version}`,
  columns: {
    version: "Package",
    state: "State",
    reads: "Reads",
    size: "Size",
    sha256: "SHA-256",
    by: "Asked for by",
    actions: "",
  },
  states: { queued: "Queued", running: "Packing", done: "Ready", failed: "Failed", cancelled: "Cancelled" },
  removed: "Removed by retention",
  progress: (version: number) => `Packing version ${version}`,
  parts: ({ corrected, confirmed, rejected }: { corrected: number; confirmed: number; rejected: number }) =>
    [
      [corrected, "corrected"],
      [confirmed, "confirmed"],
      [rejected, "rejected"],
    ]
      .filter(([n]) => Number(n) > 0)
      .map(([n, word]) => `${formatCount(Number(n))} ${word}`)
      .join(" · "),
  download: "Download",
  downloadOf: (version: number) => `Download version ${version}`,
  checksum: "checksum",
  unreachable: "The server did not answer. Try again.",
  empty: "No package has been made yet",
  emptyHint: "Review some reads, then pack them here: they teach the detector and the reader what was wrong.",
  make: "New package",
  made: (version: number) => `Version ${version} is being packed`,
  form: {
    title: "New training package",
    description: "The reads are chosen now, with the labels that they have at this moment.",
    content: "Reads",
    reviewed: "Corrected and confirmed",
    corrections: "Only corrected",
    from: "Captured from",
    to: "Captured until",
    confidence: "Least confidence, %",
    confidenceHint: "Empty: however sure the reader was",
    cameras: "Cameras",
    camerasHint: "None chosen: all, and recordings without a camera",
    negatives: "Rejected reads as negatives",
    negativesHint: "Pictures of what was taken for a plate and is none",
    newOnly: "Only what no earlier package holds",
    newOnlyHint: "For adding to a set; leave it off for a set that stands alone",
    submit: (reads: number) => `Pack ${count(reads, "read", "reads")}`,
    nothing: "Nothing fits",
    counting: "Counting…",
    holds: (reads: number, cameras: number, size: string) =>
      `${count(reads, "read", "reads")} of ${count(cameras, "camera", "cameras")}, pictures of ${size}.`,
    leftOut: (parts: string[]) => `Left out: ${parts.join(", ")}.`,
    withoutPictures: (n: number) => `${count(n, "read", "reads")} whose pictures are gone`,
    before: (n: number) => `${formatCount(n)} that an earlier package holds`,
    overLimit: (n: number) => `${formatCount(n)} beyond what one package holds`,
  },
  filters: {
    corrections: "corrections only",
    negatives: "with negatives",
    newOnly: "only new",
    from: (day: string) => `from ${day}`,
    to: (day: string) => `until ${day}`,
    confidence: (percent: number) => `at least ${percent} % sure`,
    cameras: (n: number) => count(n, "camera", "cameras"),
    all: "everything reviewed",
  },
} as const;
