import { expect, test } from "vitest";
import { checkNewPassword } from "@/lib/platform/auth/passwords";
import { strongPassword } from "./strong-password";

test("has four groups of five signs that cannot be confused", () => {
  for (let round = 0; round < 50; round += 1)
    expect(strongPassword()).toMatch(/^([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/);
});

test("each value of a byte's lower five bits is another sign", () => {
  const low = strongPassword(Uint8Array.from({ length: 20 }, (_, index) => index));
  const high = strongPassword(Uint8Array.from({ length: 20 }, (_, index) => index + 12));
  expect(new Set(`${low}${high}`.replaceAll("-", "")).size).toBe(32);
});

test("the office's own rules take it", () => {
  expect(() => checkNewPassword(strongPassword(), ["someone", "someone@example.com"])).not.toThrow();
});
