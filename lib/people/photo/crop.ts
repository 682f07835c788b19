import { invalidField } from "@/lib/platform/errors";
import type { Head } from "./head";
import { type PhotoCrop, PORTRAIT, photoCropSchema } from "./schema";
import type { Frame } from "./warp";

/** Width over height of the portrait. */
export const PORTRAIT_ASPECT = PORTRAIT.width / PORTRAIT.height;

/** Where the head goes: ISO/IEC 19794-5 full frontal asks for a head of 70–80 % of the height. */
export const HEAD_FRACTION = 0.78;
const HEAD_FRACTION_MIN = 0.7;
/** Height of the eye line from the upper edge, as a share of the height; up to 0.5 where the hair needs the room. */
export const EYE_LINE = 0.45;
const EYE_LINE_MAX = 0.5;
/** Air above the hair, as a share of the height. */
const HAIR_MARGIN = 0.03;

/** A hand-drawn crop whose shape is off by up to this much is straightened out; more is a mistake of the caller. */
const ASPECT_TOLERANCE = 0.03;
/** A crop must show at least this share of picture, and at least this many rows of it. */
const INSIDE_MIN = 0.5;
const ROWS_MIN_PX = 60;

type Size = { width: number; height: number };

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;

/** The crop's rectangle in px of an upright picture of this size. */
export function cropToFrame(crop: PhotoCrop, { width, height }: Size): Frame {
  return {
    cx: (crop.x + crop.width / 2) * width,
    cy: (crop.y + crop.height / 2) * height,
    width: crop.width * width,
    height: crop.height * height,
    angle: radians(-(crop.rotation ?? 0)),
  };
}

/** The way back, for a frame in px. */
export function frameToCrop(frame: Frame, { width, height }: Size): PhotoCrop {
  const crop: PhotoCrop = {
    x: (frame.cx - frame.width / 2) / width,
    y: (frame.cy - frame.height / 2) / height,
    width: frame.width / width,
    height: frame.height / height,
  };
  return frame.angle === 0 ? crop : { ...crop, rotation: -degrees(frame.angle) };
}

/**
 * The automatic crop: the eye line level, the head 78 % of the height, the eyes 45 % from the upper edge. Hair that
 * would be cut off makes the head smaller, down to 70 %, and then moves the eyes down.
 *
 * @param hairHeight from the eye line to the top of the hair in px, or null where it could not be seen
 */
export function frameForHead(head: Head, hairHeight: number | null): Frame {
  const headHeight = head.eyesToCrown + head.eyesToChin;
  let height = headHeight / HEAD_FRACTION;
  let eyeLine = EYE_LINE;
  if (hairHeight !== null) {
    const needed = hairHeight / (EYE_LINE - HAIR_MARGIN);
    height = Math.min(Math.max(height, needed), headHeight / HEAD_FRACTION_MIN);
    eyeLine = Math.min(EYE_LINE_MAX, Math.max(EYE_LINE, hairHeight / height + HAIR_MARGIN));
  }
  const below = (0.5 - eyeLine) * height;
  return {
    cx: head.eyeCentre.x - Math.sin(head.roll) * below,
    cy: head.eyeCentre.y + Math.cos(head.roll) * below,
    width: height * PORTRAIT_ASPECT,
    height,
    angle: head.roll,
  };
}

/** The largest crop of the portrait's shape in the middle of the picture: what the contract asks for without a face. */
export function centreFrame({ width, height }: Size): Frame {
  const rows = Math.min(height, width / PORTRAIT_ASPECT);
  return { cx: width / 2, cy: height / 2, width: rows * PORTRAIT_ASPECT, height: rows, angle: 0 };
}

/**
 * Checks a crop that a person drew and gives it exactly the portrait's shape, keeping its middle and height.
 *
 * @throws DomainError `invalid` about the field `crop`
 */
export function manualFrame(input: unknown, size: Size): Frame {
  const parsed = photoCropSchema.safeParse(input);
  if (!parsed.success) {
    throw invalidField("crop", "The crop needs x, y, width and height as fractions of the photo's size.");
  }
  const frame = cropToFrame(parsed.data, size);
  const aspect = frame.width / frame.height;
  if (Math.abs(aspect / PORTRAIT_ASPECT - 1) > ASPECT_TOLERANCE) {
    const reason = `The crop must have the portrait's shape, ${PORTRAIT.width} wide to ${PORTRAIT.height} high.`;
    throw invalidField("crop", reason);
  }
  if (frame.height < ROWS_MIN_PX) {
    throw invalidField("crop", `The crop is only ${Math.round(frame.height)} pixels high; it needs ${ROWS_MIN_PX}.`);
  }
  const { x, y, width, height } = parsed.data;
  const insideX = Math.max(0, Math.min(1, x + width) - Math.max(0, x)) / width;
  const insideY = Math.max(0, Math.min(1, y + height) - Math.max(0, y)) / height;
  if (insideX * insideY < INSIDE_MIN) throw invalidField("crop", "The crop lies mostly outside the photo.");
  return { ...frame, width: frame.height * PORTRAIT_ASPECT };
}

/**
 * A cropper in the browser turns the whole picture about its middle and gives the crop in px of the box around the
 * turned picture (react-easy-crop's `croppedAreaPixels`). This brings such a crop to ours.
 *
 * @param rotation clockwise degrees by which the cropper turned the picture
 */
export function cropFromTurnedBox(area: Size & { x: number; y: number }, rotation: number, size: Size): PhotoCrop {
  const box = turnedBox(size, rotation);
  const angle = radians(-rotation);
  const u = area.x + area.width / 2 - box.width / 2;
  const v = area.y + area.height / 2 - box.height / 2;
  const cx = size.width / 2 + Math.cos(angle) * u - Math.sin(angle) * v;
  const cy = size.height / 2 + Math.sin(angle) * u + Math.cos(angle) * v;
  return frameToCrop({ cx, cy, width: area.width, height: area.height, angle }, size);
}

/** The reverse of `cropFromTurnedBox`, to start a cropper from the proposal. */
export function cropToTurnedBox(crop: PhotoCrop, size: Size): Size & { x: number; y: number; rotation: number } {
  const rotation = crop.rotation ?? 0;
  const frame = cropToFrame(crop, size);
  const box = turnedBox(size, rotation);
  const angle = radians(rotation);
  const u = frame.cx - size.width / 2;
  const v = frame.cy - size.height / 2;
  const x = box.width / 2 + Math.cos(angle) * u - Math.sin(angle) * v - frame.width / 2;
  const y = box.height / 2 + Math.sin(angle) * u + Math.cos(angle) * v - frame.height / 2;
  return { x, y, width: frame.width, height: frame.height, rotation };
}

function turnedBox({ width, height }: Size, rotation: number): Size {
  const cos = Math.abs(Math.cos(radians(rotation)));
  const sin = Math.abs(Math.sin(radians(rotation)));
  return { width: width * cos + height * sin, height: width * sin + height * cos };
}
