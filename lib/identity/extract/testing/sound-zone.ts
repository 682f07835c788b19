import type { MrzReading } from "../reading";

/** A passport's zone that was read beyond doubt; its lines are nobody's. */
export const SOUND_ZONE: MrzReading = {
  format: "TD3",
  lines: [],
  checksHeld: 5,
  checksTotal: 5,
  repairs: [],
  confidence: 0.98,
  sure: true,
  box: { x: 0, y: 0.8, width: 1, height: 0.1 },
};
