import type { PhotoCheck, PhotoCheckId } from "./schema";

/** Ends of a tolerance: within `pass` is fine, within `warn` will do, outside fails. */
type Band = { pass: readonly [number, number]; warn: readonly [number, number] };

const upTo = (pass: number, warn: number): Band => ({ pass: [-Infinity, pass], warn: [-Infinity, warn] });
export const atLeast = (pass: number, warn: number): Band => ({ pass: [pass, Infinity], warn: [warn, Infinity] });

/**
 * The thresholds. Geometry follows ISO/IEC 19794-5:2011 (full frontal: head 70–80 % of the height, eyes 50–70 % from
 * the lower edge, lean up to 5° (8° at most), 90 px between the eyes); the pixel measures are those of the same names in
 * ISO/IEC 29794-5:2025, whose reference values do not apply at 213 × 260 px: these were set by degrading specimen
 * portraits until people called them bad.
 */
export const BANDS = {
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

export type State = PhotoCheck["state"];

/** How a measure stands to its tolerance. */
export function stateOf(value: number, { pass, warn }: Band): State {
  if (value >= pass[0] && value <= pass[1]) return "pass";
  return value >= warn[0] && value <= warn[1] ? "warn" : "fail";
}

export const worse = (a: State, b: State): State => (a === "fail" || b === "fail" ? "fail" : a === "warn" ? a : b);

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

/** A line of the report: the reason is the good or the bad one, by the state. */
export const check = ({ good, bad, value, ...finding }: Finding): PhotoCheck => ({
  ...finding,
  value: rounded(value),
  reason: finding.state === "pass" ? good : bad,
});
