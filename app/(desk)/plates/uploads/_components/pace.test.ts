import { expect, test } from "vitest";
import { paceOf } from "./pace";

test("the speed is that of the last seconds, without what had arrived before or during a silence", () => {
  const measure = paceOf(1000);
  expect(measure(500, 0)).toEqual({ percent: 50, bytesPerSecond: null, secondsLeft: null });
  expect(measure(600, 1000)).toEqual({ percent: 60, bytesPerSecond: 100, secondsLeft: 4 });
  expect(measure(600, 60_000)).toMatchObject({ bytesPerSecond: null });
  expect(measure(620, 61_000)).toEqual({ percent: 62, bytesPerSecond: 20, secondsLeft: 19 });
  expect(measure(1000, 62_000)).toMatchObject({ percent: 100, secondsLeft: 0 });
});
