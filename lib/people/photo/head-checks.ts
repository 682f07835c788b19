import { BANDS, check, stateOf } from "./grading";
import type { Head } from "./head";
import { type PhotoCheck, PORTRAIT } from "./schema";

/**
 * Judges where and how the head stands.
 *
 * @param head in px of the finished portrait
 * @param interEyeSource distance of the pupils in px of the original
 * @param headOutside share of the head (0–1) that the original does not show
 */
export function headChecks(head: Head, interEyeSource: number, headOutside: number): PhotoCheck[] {
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
