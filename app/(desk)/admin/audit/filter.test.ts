import { expect, test } from "vitest";
import { auditFilter } from "./filter";

test("a day is included from its first to its last millisecond", () => {
  const { from, to } = auditFilter({ q: "", filters: { from: ["2026-02-28"], to: ["2026-02-28"] } });
  expect(from?.toISOString()).toBe("2026-02-28T00:00:00.000Z");
  expect(to?.toISOString()).toBe("2026-02-28T23:59:59.999Z");
});

test("of several values the last counts; nothing set asks for everything", () => {
  expect(
    auditFilter({ q: "card", filters: { action: ["create", "delete"], user: ["3"], subject: ["7"] } }),
  ).toMatchObject({
    q: "card",
    action: "delete",
    userId: 3,
    resourceId: "7",
  });
  expect(Object.values(auditFilter({ q: "", filters: {} })).every((value) => value === undefined)).toBe(true);
});
