import { formatCount } from "@/components/texts";

/** 1234 ms → "1.2 s". */
function lagText(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)} min`;
  if (ms < 172_800_000) return `${Math.round(ms / 3_600_000)} h`;
  return `${Math.round(ms / 86_400_000)} days`;
}

/** The words of the hits. */
export const texts = {
  title: "Hits",
  description:
    "Reads that a look-out was waiting for, as they come. Each is unverified until a person has compared the plate with its picture.",
  feed: "Hits, the newest first",
  connected: "Live",
  connecting: "Connecting…",
  lost: "Connection lost, trying again…",
  soundOn: "Sound is on",
  soundOff: "Sound is off",
  arrived: (plate: string, listed: string) => `New hit: ${plate}, looked for as ${listed}`,
  newOnes: (n: number) => `(${formatCount(n)}) `,
  states: { unverified: "Unverified", confirmed: "Confirmed", misread: "Misread" },
  all: "All",
  filter: "State",
  read: "Read",
  listed: "Looked for",
  lookAlike: "Looks alike",
  priority: (priority: number) => `Priority ${priority}`,
  sure: (confidence: number) => `${Math.round(confidence * 100)} % sure`,
  crop: (plate: string) => `Plate ${plate}, cut out of its frame`,
  noCrop: "The picture has been removed",
  noCamera: "No camera",
  seen: "Seen",
  lag: (ms: number) => `${lagText(ms)} from frame to alert`,
  afterFrame: (ms: number) => `${lagText(ms)} after the frame`,
  confirm: "Confirm",
  misread: "Misread",
  confirmTitle: (plate: string) => `Is ${plate} the plate that is looked for?`,
  misreadTitle: (plate: string) => `Is ${plate} a misread?`,
  misreadText: "The read itself stays as it is. To correct it, open it.",
  reason: "Reason",
  reasonHint: "If you like: what stands on the plate",
  confirmed: "The hit was confirmed",
  misreadDone: "The hit was marked as a misread",
  unreachable: "The server did not answer. Nothing was changed; try again.",
  openRead: "Open the read",
  openLookOut: "Open the look-out",
  openFrame: "Whole frame",
  judged: "Judged",
  emptyTitle: "No hits",
  emptyText: "A hit appears here by itself, a moment after a plate that is looked for was read.",
  mail: { none: null, pending: "Mail pending", sent: "Mail sent", failed: "Mail failed" },
  webhook: { none: null, pending: "Webhook pending", sent: "Webhook sent", failed: "Webhook failed" },
  newer: "Newer",
  older: "Older",
  page: (page: number, pages: number) => `Page ${formatCount(page)} of ${formatCount(pages)}`,
} as const;
