import { describe, expect, it } from "vitest";
import { waited } from "./waiting";

describe("a wait", () => {
  it.each([
    ["2026-06-01T08:00:30Z", "just now"],
    ["2026-06-01T08:01:00Z", "1 minute"],
    ["2026-06-01T08:59:59Z", "59 minutes"],
    ["2026-06-01T09:00:00Z", "1 hour"],
    ["2026-06-02T07:59:00Z", "23 hours"],
    ["2026-06-02T08:00:00Z", "1 day"],
    ["2026-06-16T08:00:00Z", "15 days"],
    // Clocks of two machines differ a little.
    ["2026-06-01T07:59:59Z", "just now"],
  ])("until %s is %s", (now, text) => {
    expect(waited("2026-06-01T08:00:00Z", now)).toBe(text);
  });
});
