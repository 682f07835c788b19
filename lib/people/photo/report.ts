import type { Head } from "./head";
import type { PixelMeasures } from "./measure";
import { type ManualCropReason, type PhotoCheck, type PhotoCheckId, type PhotoReport, PORTRAIT } from "./schema";

/** Everything that the report judges; see `processPortrait` for where it comes from. */
export type PortraitMeasures = {
  method: PhotoReport["method"];
  needsManualCrop: ManualCropReason | null;
  /** Faces in the whole picture, and those whose eyes lie within the crop. */
  facesInPhoto: number;
  facesInCrop: number;
  /** The head in px of the finished portrait, or null. */
  head: Head | null;
  /** Distance of the pupils in px of the original, or null without a head. */
  interEyeSource: number | null;
  /** Share of the head (0–1) that the original does not show. */
  headOutside: number;
  /** Height of the crop in px of the original. */
  cropRows: number;
  pixels: PixelMeasures;
};

/** Ends of a tolerance: within `pass` is fine, within `warn` will do, outside fails. */
type Band = { pass: readonly [number, number]; warn: readonly [number, number] };

const upTo = (pass: number, warn: number): Band => ({ pass: [-Infinity, pass], warn: [-Infinity, warn] });
const atLeast = (pass: number, warn: number): Band => ({ pass: [pass, Infinity], warn: [warn, Infinity] });

/**
 * The thresholds. Geometry follows ISO/IEC 19794-5:2011 (full frontal: head 70–80 % of the height, eyes 50–70 % from
 * the lower edge, lean up to 5° (8° at most), 90 px between the eyes); the pixel measures are those of the same names in
 * ISO/IEC 29794-5:2025, whose reference values do not apply at 213 × 260 px: these were set by degrading specimen
 * portraits until people called them bad.
 */
const BANDS = {
  head_complete: upTo(0.5, 4),
  head_size: { pass: [68, 82], warn: [58, 90] },
  eye_line: { pass: [35, 52], warn: [28, 60] },
  head_centring: upTo(6, 12),
  head_roll: upTo(5, 8),
  head_yaw: upTo(12, 25),
  eyes_open: atLeast(0.18, 0),
  resolution: atLeast(90, 40),
  sharpness: atLeast(150, 60),
  exposure: { pass: [50, 215], warn: [32, 235] },
  overexposed: upTo(3, 12),
  underexposed: upTo(8, 25),
  contrast: atLeast(80, 50),
  illumination: atLeast(68, 45),
  background_uniformity: upTo(18, 40),
  background_brightness: atLeast(110, 0),
  colour: atLeast(10, 4),
} satisfies Record<string, Band>;

type State = PhotoCheck["state"];

function stateOf(value: number, { pass, warn }: Band): State {
  if (value >= pass[0] && value <= pass[1]) return "pass";
  return value >= warn[0] && value <= warn[1] ? "warn" : "fail";
}

const worse = (a: State, b: State): State => (a === "fail" || b === "fail" ? "fail" : a === "warn" ? a : b);

type Finding = {
  id: PhotoCheckId;
  label: string;
  value: number;
  unit: PhotoCheck["unit"];
  threshold: string;
  state: State;
  good: string;
  bad: string;
};

const rounded = (value: number) => Math.round(value * 100) / 100;

const check = ({ good, bad, value, ...finding }: Finding): PhotoCheck => ({
  ...finding,
  value: rounded(value),
  reason: finding.state === "pass" ? good : bad,
});

function faceCount({ facesInPhoto, facesInCrop, needsManualCrop, method }: PortraitMeasures): PhotoCheck {
  const base = { id: "face_count" as const, label: "Faces", unit: "" as const, threshold: "exactly 1" };
  const found = (state: State, bad: string, value = facesInPhoto) =>
    check({ ...base, value, state, good: "One face was found.", bad });
  if (facesInPhoto === 0) return found("fail", "No face was found; choose the crop by hand, or take another photo.");
  if (needsManualCrop === "several_faces") {
    return found("fail", `${facesInPhoto} faces were found; choose by hand whose portrait this is.`);
  }
  if (facesInCrop === 0) return found("fail", "The crop shows no face.", 0);
  if (facesInCrop > 1)
    return found("fail", `The crop shows ${facesInCrop} faces; only one person may be seen.`, facesInCrop);
  if (facesInPhoto > 1 && method !== "manual") {
    return found(
      "warn",
      `${facesInPhoto} faces were found and the largest was taken; check that it is the right person.`,
    );
  }
  return found("pass", "", facesInCrop);
}

function headChecks(head: Head, interEyeSource: number, headOutside: number): PhotoCheck[] {
  const size = (100 * (head.eyesToCrown + head.eyesToChin)) / PORTRAIT.height;
  const eyeLine = (100 * head.eyeCentre.y) / PORTRAIT.height;
  const offset = 100 * (head.eyeCentre.x / PORTRAIT.width - 0.5);
  const roll = Math.abs((head.roll * 180) / Math.PI);
  const yaw = Math.abs(head.yawDegrees);
  return [
    check({
      id: "head_complete",
      label: "Whole head",
      value: 100 * headOutside,
      unit: "%",
      threshold: "nothing of the head cut off",
      state: stateOf(100 * headOutside, BANDS.head_complete),
      good: "The whole head is in the photo.",
      bad: "The photo's edge cuts off part of the head; take a photo with room on all sides.",
    }),
    check({
      id: "head_size",
      label: "Head height",
      value: size,
      unit: "%",
      threshold: "68–82 % of the portrait's height",
      state: stateOf(size, BANDS.head_size),
      good: "The head has the right size.",
      bad:
        size < 75 ? "The head is too small in the crop; move closer." : "The head is too large in the crop; move back.",
    }),
    check({
      id: "eye_line",
      label: "Eye line",
      value: eyeLine,
      unit: "%",
      threshold: "35–52 % from the upper edge",
      state: stateOf(eyeLine, BANDS.eye_line),
      good: "The eyes are at the right height.",
      bad: eyeLine < 45 ? "The eyes are too high; move the crop up." : "The eyes are too low; move the crop down.",
    }),
    check({
      id: "head_centring",
      label: "Head centred",
      value: Math.abs(offset),
      unit: "%",
      threshold: "at most 6 % off the middle",
      state: stateOf(Math.abs(offset), BANDS.head_centring),
      good: "The head is in the middle.",
      bad: `The head is too far to the ${offset < 0 ? "left" : "right"}; move the crop there.`,
    }),
    check({
      id: "head_roll",
      label: "Head upright",
      value: roll,
      unit: "°",
      threshold: "at most 5°",
      state: stateOf(roll, BANDS.head_roll),
      good: "The eyes are level.",
      bad: "The head leans to one side; turn the crop until the eyes are level.",
    }),
    check({
      id: "head_yaw",
      label: "Facing the camera",
      value: yaw,
      unit: "°",
      threshold: "at most 12°, estimated",
      state: stateOf(yaw, BANDS.head_yaw),
      good: "The face is turned to the camera.",
      bad: "The face is turned to one side; take a photo straight from the front.",
    }),
    check({
      id: "eyes_open",
      label: "Eyes open",
      value: head.eyeOpening,
      unit: "",
      threshold: "at least 0.18 as high as wide",
      state: stateOf(head.eyeOpening, BANDS.eyes_open),
      good: "Both eyes are open.",
      bad: "An eye may be closed; look whether both eyes can be seen.",
    }),
    check({
      id: "resolution",
      label: "Resolution",
      value: interEyeSource,
      unit: "px",
      threshold: "at least 90 px between the eyes",
      state: stateOf(interEyeSource, BANDS.resolution),
      good: "The face has enough pixels.",
      bad: "The face has too few pixels and will print softly; use a larger photo or move closer.",
    }),
  ];
}

function exposure({ meanLuminance, overexposed, underexposed }: PixelMeasures): PhotoCheck {
  const over = stateOf(100 * overexposed, BANDS.overexposed);
  const under = stateOf(100 * underexposed, BANDS.underexposed);
  const tooLight = over !== "pass" || meanLuminance > 215;
  return check({
    id: "exposure",
    label: "Exposure",
    value: meanLuminance,
    unit: "",
    threshold: "mean 50–215 of 255, at most 3 % burnt out and 8 % black",
    state: worse(stateOf(meanLuminance, BANDS.exposure), worse(over, under)),
    good: "The face is well exposed.",
    bad: tooLight
      ? "The face is overexposed; use less light or a shorter exposure."
      : "The face is underexposed; use more light.",
  });
}

function pixelChecks(pixels: PixelMeasures): PhotoCheck[] {
  const balance = 100 * pixels.sideBalance;
  return [
    check({
      id: "sharpness",
      label: "Sharpness",
      value: pixels.sharpness,
      unit: "",
      threshold: "at least 150",
      state: stateOf(pixels.sharpness, BANDS.sharpness),
      good: "The face is sharp.",
      bad: "The face is blurred; hold the camera still and focus on the eyes.",
    }),
    exposure(pixels),
    check({
      id: "contrast",
      label: "Contrast",
      value: pixels.dynamicRange,
      unit: "",
      threshold: "at least 80 of 255 levels",
      state: stateOf(pixels.dynamicRange, BANDS.contrast),
      good: "The face has enough contrast.",
      bad: "The face looks flat; check the lens and the light.",
    }),
    check({
      id: "illumination",
      label: "Even light",
      value: balance,
      unit: "%",
      threshold: "darker side at least 68 % as light as the other",
      state: stateOf(balance, BANDS.illumination),
      good: "Both sides of the face are lit evenly.",
      bad: "One side of the face lies in shadow; put the light in front.",
    }),
    check({
      id: "background_uniformity",
      label: "Plain background",
      value: pixels.backgroundDeviation,
      unit: "",
      threshold: "deviation at most 18",
      state: stateOf(pixels.backgroundDeviation, BANDS.background_uniformity),
      good: "The background is plain.",
      bad: "The background is restless; use a plain wall or cloth.",
    }),
    check({
      id: "background_brightness",
      label: "Light background",
      value: pixels.backgroundMean,
      unit: "",
      threshold: "mean at least 110 of 255",
      state: stateOf(pixels.backgroundMean, BANDS.background_brightness),
      good: "The background is light.",
      bad: "The background is dark; a light one sets the head off better.",
    }),
    check({
      id: "colour",
      label: "Colour",
      value: pixels.chroma,
      unit: "",
      threshold: "mean chroma at least 10",
      state: stateOf(pixels.chroma, BANDS.colour),
      good: "The photo is in colour.",
      bad: "The photo is black and white or nearly so; a colour photo is asked for.",
    }),
  ];
}

/** Without a head there is only the crop's own size to go by. */
function cropResolution(cropRows: number): PhotoCheck {
  return check({
    id: "resolution",
    label: "Resolution",
    value: cropRows,
    unit: "px",
    threshold: `at least ${PORTRAIT.height} px high`,
    state: stateOf(cropRows, atLeast(PORTRAIT.height, PORTRAIT.height / 2)),
    good: "The crop has enough pixels.",
    bad: "The crop has too few pixels and will print softly; use a larger photo.",
  });
}

function summarise(checks: readonly PhotoCheck[]): Pick<PhotoReport, "verdict" | "summary"> {
  const failed = checks.filter(({ state }) => state === "fail");
  const warned = checks.filter(({ state }) => state === "warn");
  const more = (count: number) => (count > 0 ? ` (and ${count} more)` : "");
  const told = (problems: readonly PhotoCheck[]) => problems[0]!.reason.replace(/\.$/, "");
  if (failed.length > 0) {
    return { verdict: "poor", summary: `Not fit for a license: ${told(failed)}${more(failed.length - 1)}.` };
  }
  if (warned.length > 0) {
    return { verdict: "acceptable", summary: `Will do, but look: ${told(warned)}${more(warned.length - 1)}.` };
  }
  return { verdict: "good", summary: "The photo meets every requirement." };
}

/** Judges a portrait: each check with its measure, threshold and a reason, and a verdict over all. */
export function reportOn(measures: PortraitMeasures): PhotoReport {
  const { head, interEyeSource, method, needsManualCrop } = measures;
  const geometry =
    head && interEyeSource !== null
      ? headChecks(head, interEyeSource, measures.headOutside)
      : [cropResolution(measures.cropRows)];
  const checks = [faceCount(measures), ...geometry, ...pixelChecks(measures.pixels)];
  return { ...summarise(checks), method, needsManualCrop, checks };
}
