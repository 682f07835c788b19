import { z } from "zod";

/** Size of the portrait that goes on the card: 18 × 22 mm at 300 dpi. */
export const PORTRAIT = { width: 213, height: 260, density: 300 } as const;

/**
 * Where the portrait is cut from the picture, in fractions (0–1) of the upright original's width and height.
 *
 * The rectangle may be turned: `rotation` is the clockwise angle in degrees by which the *picture* is turned about the
 * middle of the rectangle before it is cut out, so a head that leans to its left by 5° is set upright by one of ±5.
 * A proposal may reach beyond the picture (x < 0, x + width > 1); the missing edge is continued from the border pixels.
 */
export const photoCropSchema = z
  .object({
    x: z.number().min(-1).max(1).describe("Left edge of the crop, as a fraction of the picture's width"),
    y: z.number().min(-1).max(1).describe("Upper edge of the crop, as a fraction of the picture's height"),
    width: z.number().positive().max(3).describe("Width of the crop, as a fraction of the picture's width"),
    height: z.number().positive().max(3).describe("Height of the crop, as a fraction of the picture's height"),
    rotation: z
      .number()
      .min(-180)
      .max(180)
      .optional()
      .describe("Degrees by which the picture is turned clockwise about the middle of the crop"),
  })
  .meta({ id: "PhotoCrop" });

export type PhotoCrop = z.infer<typeof photoCropSchema>;

/** Every measure that a report may hold, in the order in which a clerk reads them. */
export const PHOTO_CHECKS = [
  "face_count",
  "head_complete",
  "head_size",
  "eye_line",
  "head_centring",
  "head_roll",
  "head_yaw",
  "eyes_open",
  "resolution",
  "sharpness",
  "exposure",
  "contrast",
  "illumination",
  "background_uniformity",
  "background_brightness",
  "colour",
] as const;

export const photoCheckSchema = z
  .object({
    id: z.enum(PHOTO_CHECKS),
    label: z.string().describe("The measure's name for people"),
    value: z.number().describe("What was measured"),
    unit: z.enum(["", "%", "°", "px"]).describe("Unit of the value; empty for a bare number"),
    threshold: z.string().describe("What is asked for, for people"),
    state: z.enum(["pass", "warn", "fail"]),
    reason: z.string().describe("One sentence: what was found and what to do about it"),
  })
  .meta({ id: "PhotoCheck" });

export type PhotoCheck = z.infer<typeof photoCheckSchema>;
export type PhotoCheckId = (typeof PHOTO_CHECKS)[number];

/** Why the machine would not choose the crop by itself. */
export const manualCropReasonSchema = z.enum(["no_face", "several_faces"]);
export type ManualCropReason = z.infer<typeof manualCropReasonSchema>;

export const photoReportSchema = z
  .object({
    verdict: z.enum(["good", "acceptable", "poor"]),
    summary: z.string().describe("The verdict in one sentence"),
    method: z.enum(["face", "manual", "centre"]).describe("Who chose the crop: the face, a person, or nobody"),
    needsManualCrop: manualCropReasonSchema
      .nullable()
      .describe("Why a person should choose the crop; null when none need"),
    checks: z.array(photoCheckSchema).describe("What could be measured: without a face, nothing about the head"),
  })
  .meta({ id: "PhotoReport" });

export type PhotoReport = z.infer<typeof photoReportSchema>;
