import { BANDS, check, stateOf, worse } from "./grading";
import type { PixelMeasures } from "./measure";
import type { PhotoCheck } from "./schema";

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

/** Judges light, sharpness, background and colour. */
export function pixelChecks(pixels: PixelMeasures): PhotoCheck[] {
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
