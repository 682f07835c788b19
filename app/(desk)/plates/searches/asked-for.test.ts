import { expect, test } from "vitest";
import { askedFor } from "./asked-for";
import { exportQueryOf } from "./table";

const cameras = new Map([["c1", "Gate 1"]]);

test("a logged query is told in words", () => {
  const page = { skip: 0, take: 25 };
  expect(askedFor({ plate: { text: "ca 1*", mode: "wildcard", lookAlike: true }, cameraId: "c1", page }, cameras)).toBe(
    "CA 1* · look-alikes too · camera Gate 1",
  );
  expect(
    askedFor({ plate: { text: "AB", mode: "prefix", lookAlike: false }, page: { skip: 50, take: 25 } }, cameras),
  ).toBe("AB (prefix) · page 3");
  expect(askedFor({ confidenceMin: 0.5, confidenceMax: 0.9, hit: false }, cameras)).toBe(
    "confidence 50–90 % · without a hit",
  );
  expect(askedFor({ confidenceMax: 0.9, cameraId: "gone" }, cameras)).toBe("confidence 0–90 % · camera gone");
  expect(askedFor({ later: { a: 1 } }, cameras)).toBe('later {"a":1}');
  expect(askedFor({}, cameras)).toBe("All reads");
});

test("the export is asked for what the list shows", () => {
  const query = new URLSearchParams(
    exportQueryOf({ filters: { finding: ["questioned"], user: ["7"], exported: ["no"], to: ["2026-05-01"] } }, "csv"),
  );
  expect(Object.fromEntries(query)).toMatchObject({
    user_id: "7",
    reviewed: "true",
    outcome: "questioned",
    exported: "false",
    format: "csv",
  });
  expect(query.get("to_ts")).toMatch(/^2026-05-01T.*59\.999Z$/);
});
