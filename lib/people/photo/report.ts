import { atLeast, check, type State, stateOf } from "./grading";
import type { Head } from "./head";
import { headChecks } from "./head-checks";
import type { PixelMeasures } from "./measure";
import { pixelChecks } from "./pixel-checks";
import { type ManualCropReason, type PhotoCheck, type PhotoReport, PORTRAIT } from "./schema";

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
