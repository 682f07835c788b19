import { expect, test } from "vitest";
import { formatDuration } from "./duration";

test.each([
  [-5, "0 ms"],
  [340, "340 ms"],
  [1250, "1.3 s"],
  [59_949, "59.9 s"],
  [59_960, "1 min 0 s"],
  [125_000, "2 min 5 s"],
  [7_500_000, "2 h 5 min"],
])("%d ms is written as %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
