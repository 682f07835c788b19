/** The words of the photo screen and of the quality report. */

const figure = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });

export const reportTexts = {
  title: "Photo quality",
  verdicts: { good: "Good", acceptable: "Acceptable", poor: "Not fit for a license" },
  states: { pass: "Fine", warn: "Look", fail: "Not met" },
  fine: (count: number) => (count === 1 ? "1 requirement is met" : `${count} requirements are met`),
  measured: (value: number, unit: string, threshold: string) =>
    `Measured ${figure.format(value)}${unit === "°" ? "°" : unit ? ` ${unit}` : ""}; wanted: ${threshold}`,
} as const;

export const photoTexts = {
  title: "Photo",
  done: "Back to the person",
  pageTitle: (name: string) => `Photo of ${name}`,
  description: "The portrait for the card, 18 × 22 mm, is cut out where the face is.",
  add: "Add photo",
  change: "Change photo",
  none: "No photo yet",
  noneText: "A license card needs one. Send a picture, or take one with the camera.",
  nextStep: "Next: add a photo. The card is drawn with it.",
  unchecked: "This portrait was made before photos were checked.",
  portrait: "Portrait",
  portraitOf: (name: string) => `Portrait of ${name}`,
  original: "Original",
  originalOf: (name: string) => `The photo as it was sent, of ${name}`,
  notShown: "This kind of picture cannot be shown in the browser.",
  openOriginal: "Open the original",
  uploaded: "Taken in",
  methods: {
    face: "Cropped by the face",
    manual: "Cropped by hand",
    centre: "Cropped in the middle, since no single face was found",
  },
  newPhoto: "New photo",
  replacePhoto: "Another photo",
  sources: { file: "File", address: "From address", camera: "Camera" },
  fileLabel: "Photo of the person",
  acceptText: "JPEG, PNG, WebP, AVIF or TIFF",
  addressLabel: "Address of the photo",
  addressHint: "It is downloaded once and kept here. Addresses inside this network are refused.",
  download: "Download and use",
  addressMissing: "Enter the address of a picture",
  working: "Looking for the face and checking the picture…",
  taken: "The photo was taken over",
  cropped: "The portrait was cut anew",
  removed: "The photo was removed",
  cropByHand: "Crop by hand",
  needsHand: {
    no_face: "No face was found. Crop the portrait by hand, or take another photo.",
    several_faces: "Several faces were found. Crop by hand to say whose portrait this is.",
  },
  useAutomatic: "Use automatic crop",
  remove: "Remove photo",
  removeTitle: "Remove this photo?",
  removeText: "Portrait and original are deleted after a day. Cards that are drawn already keep theirs.",
  unreachable: "The server did not answer. Nothing was changed: try again.",
} as const;

export const cropTexts = {
  title: "Crop by hand",
  help: "Drag the picture, or use the arrow keys in the frame. The dashed oval is where a head should lie.",
  preview: "Preview of the portrait",
  before: "Now",
  after: "With this crop",
  save: "Save crop",
  saving: "Cutting the portrait…",
  cancel: "Cancel",
  loading: "Loading the original…",
  failed: "The original cannot be shown in this browser, so it cannot be cropped by hand here.",
  outside: "Part of the frame lies outside the photo; the edge is continued there.",
} as const;

export const cameraTexts = {
  start: "Start the camera",
  starting: "Starting the camera…",
  intro: "The picture stays in this browser until you choose to use it.",
  live: "Live picture of the camera, mirrored",
  device: "Camera",
  unnamed: (index: number) => `Camera ${index}`,
  take: "Take photo",
  still: "The photo just taken",
  again: "Take again",
  use: "Use this photo",
  sending: (percent: number) => `Sending the photo, ${percent} %`,
  stop: "Stop the camera",
  fileName: "camera.jpg",
} as const;
