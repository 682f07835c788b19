import fc from "fast-check";
import { expect, test } from "vitest";
import { timeLine } from "./time-line";

const at = (iso: string) => new Date(iso);

test("counts by the hour within two days, and names the hours between", () => {
  const { by, counts } = timeLine([at("2026-05-01T10:40:00Z"), at("2026-05-01T10:10:00Z"), at("2026-05-01T08:30:00Z")]);
  expect(by).toBe("hour");
  expect(counts.map(({ seen }) => seen)).toEqual([1, 0, 2]);
  expect(counts[0]?.label).toMatch(/^1 May, \d\d:00$/);
});

test("counts by the day over a longer time, and leaves empty days out of a very long one", () => {
  expect(timeLine([at("2026-05-04T10:00:00Z"), at("2026-05-01T11:00:00Z")])).toEqual({
    by: "day",
    counts: [
      { label: "2026-05-01", seen: 1 },
      { label: "2026-05-02", seen: 0 },
      { label: "2026-05-03", seen: 0 },
      { label: "2026-05-04", seen: 1 },
    ],
  });
  expect(timeLine([at("2026-05-04T10:00:00Z"), at("2025-05-01T11:00:00Z")]).counts).toHaveLength(2);
});

test("loses and doubles no sighting, in the order of time", () => {
  const moment = fc.date({ min: at("2026-01-01T00:00:00Z"), max: at("2026-12-31T00:00:00Z"), noInvalidDate: true });
  fc.assert(
    fc.property(fc.array(moment, { minLength: 1, maxLength: 40 }), (moments) => {
      const { counts, by } = timeLine(moments);
      expect(counts.reduce((sum, { seen }) => sum + seen, 0)).toBe(moments.length);
      const labels = counts.map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      if (by === "day") expect(labels).toEqual(labels.toSorted());
    }),
  );
});
