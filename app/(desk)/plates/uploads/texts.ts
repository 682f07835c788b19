import { formatCount } from "@/components/texts";

const count = (n: number, one: string, many: string) => `${formatCount(n)} ${n === 1 ? one : many}`;
const reads = (n: number) => count(n, "read", "reads");

/** 75 → "1 min 15 s". */
export function durationText(seconds: number): string {
  const rounded = Math.round(seconds);
  if (rounded < 60) return `${rounded} s`;
  if (rounded < 3600) return `${Math.floor(rounded / 60)} min ${rounded % 60} s`;
  return `${Math.floor(rounded / 3600)} h ${Math.floor((rounded % 3600) / 60)} min`;
}

/** The words of the recordings' screens. */
export const texts = {
  title: "Recordings",
  description: "Send recordings and pictures, and follow how their plates are read.",
  send: "Send files",
  drop: "Drop recordings and pictures here, or click to choose them",
  release: "Release to add these files",
  accepted: (maxMb: number) =>
    `mp4, mov, mkv, avi, webm, JPEG, PNG, WebP, AVIF or TIFF, each up to ${formatCount(maxMb)} MB`,
  forAll: "For the files that you add next",
  camera: "Camera",
  noCamera: "No camera",
  recordedAt: "Recording began",
  recordedHint: "By this computer's clock. Left empty, the time of the upload is taken.",
  recordedHintShort: "Empty: the time of the upload",
  file: "File",
  sendAll: (n: number) => (n === 1 ? "Send 1 file" : `Send ${formatCount(n)} files`),
  clearDone: "Clear what is done",
  remove: (name: string) => `Remove ${name}`,
  pause: (name: string) => `Pause ${name}`,
  resume: (name: string) => `Go on sending ${name}`,
  paused: (percent: number) => `Paused at ${percent} %`,
  chosen: "Ready to send",
  waiting: "Waits for its turn",
  sending: (percent: number) => `Sending, ${percent} %`,
  sendingSpeed: (mbPerSecond: number) => `${mbPerSecond.toFixed(1)} MB/s`,
  checking: "The file is being checked…",
  already: "The same file was sent before: this is its reading.",
  again: "Send it again",
  retry: "Try again",
  empty: "This file is empty",
  tooLarge: (maxMb: number) => `This file is larger than ${formatCount(maxMb)} MB`,
  unreachable: "The server did not answer. The file is still here: try again.",
  interrupted: "The connection was lost. Try again, and it goes on where it was.",
  refused: "The server takes no file of this size.",
  unfinished: (n: number) =>
    n === 1 ? "A file was not sent to its end" : `${formatCount(n)} files were not sent to their end`,
  unfinishedText: "Choose the same file again, and it goes on where it was:",
  forget: (name: string) => `Forget ${name}`,
  leave: "Files are still being sent.",
  history: "Sent files",
  search: "File name",
  columns: {
    file: "File",
    camera: "Camera",
    state: "State",
    progress: "Progress",
    reads: "Reads",
    size: "Size",
    recorded: "Recording began",
    created: "Sent",
  },
  states: { queued: "Queued", running: "Reading", done: "Done", failed: "Failed", cancelled: "Cancelled" },
  filters: { state: "State", camera: "Camera" },
  emptyTitle: "Nothing has been sent yet",
  emptyText: "Drop a recording or a picture above: each vehicle that passes becomes one read.",
  reads,
  framesOf: (done: number, total: number | null) =>
    total === null ? `Frame ${formatCount(done)}` : `Frame ${formatCount(done)} of ${formatCount(total)}`,
  pace: (framesPerSecond: number) => `${framesPerSecond.toFixed(1)} frames/s`,
  left: (seconds: number) => `${durationText(seconds)} left`,
  found: (n: number) => `${reads(n)} so far`,
  progressLabel: (name: string) => `Reading ${name}`,
  cancel: "Cancel",
  cancelTitle: (name: string) => `Stop reading ${name}?`,
  cancelText: "What was read so far stays. It can be taken up again where it was left.",
  cancelled: "The reading was stopped",
  retryReading: "Go on reading",
  retried: "The reading goes on",
  open: "Open",
} as const;

export const detailTexts = {
  progress: "Reading",
  recording: "Recording",
  picture: "Picture",
  gone: "The file has been removed",
  goneText: "Retention removes recordings after a while; what was read from them stays.",
  download: "Download the file",
  facts: "Details",
  duration: "Length",
  began: "Reading began",
  ended: "Reading ended",
  hold: {
    keeps: "Retention passes over what is held: the file, its reads and their pictures stay.",
    on: "This recording is held as evidence, and all that was read from it.",
    off: "This recording goes when its time is over.",
  },
  reads: "Reads",
  noReads: "No plate has been read",
  noReadsYet: "Reads appear here while the file is being read.",
  noReadsText: "No plate was found that could be read with enough certainty.",
  first: (shown: number, total: number) => `The first ${formatCount(shown)} of ${formatCount(total)}`,
  crop: (plate: string) => `Plate ${plate}`,
  sure: (confidence: number) => `${Math.round(confidence * 100)} % sure`,
  job: "The job's steps",
} as const;
