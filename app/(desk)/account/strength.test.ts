import { expect, test } from "vitest";
import { strengthHint } from "./strength";

test.each([
  ["", 0],
  ["short pass", 1],
  ["ninechars", 0],
  ["aaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1],
  ["maple-river-9", 2],
  ["maple river quiet lantern", 3],
] as const)("%j has the hint %d", (password, hint) => {
  expect(strengthHint(password)).toBe(hint);
});
