import { afterEach, describe, expect, it } from "vitest";
import { dayStart, officeToday } from "./time";

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe("a day of the office", () => {
  it.each([
    ["Africa/Johannesburg", "2026-03-01", 0, "2026-02-28T22:00:00.000Z"],
    ["Africa/Johannesburg", "2026-02-28", 1, "2026-02-28T22:00:00.000Z"],
    ["UTC", "2026-12-31", 1, "2027-01-01T00:00:00.000Z"],
    ["America/St_Johns", "2026-01-15", 0, "2026-01-15T03:30:00.000Z"],
  ])("in %s begins %s (+%i) at its own midnight", (timeZone, day, later, moment) => {
    process.env.TZ = timeZone;
    expect(dayStart(day, later).toISOString()).toBe(moment);
    expect(officeToday(dayStart(day))).toBe(day);
  });
});
