import { expect, test } from "vitest";
import type { ApiKeyView } from "@/lib/users/schema";
import { keyLine, keysOfPage } from "./keys";

const now = new Date("2026-03-01T12:00:00Z");
const key = (name: string, dates: Partial<ApiKeyView> = {}) =>
  keyLine(
    {
      id: `id-${name}`,
      name,
      prefix: `bureau_${name}`,
      role: "clerk",
      owner: "ada",
      created_at: "2026-01-01T00:00:00.000Z",
      last_used_at: null,
      expires_at: null,
      revoked_at: null,
      ...dates,
    },
    now,
  );
const params = { q: "", filters: {}, sort: { id: "name", desc: false }, page: 1, pageSize: 10 } as const;
const names = (keys: { name: string }[]) => keys.map(({ name }) => name);

test("a key is active until it expires or is revoked", () => {
  expect(key("a").state).toBe("active");
  expect(key("a", { expires_at: "2026-03-01T12:00:00.000Z" }).state).toBe("expired");
  expect(key("a", { expires_at: "2026-03-01T12:00:00.001Z" }).state).toBe("active");
  expect(key("a", { expires_at: "2020-01-01T00:00:00.000Z", revoked_at: "2019-01-01T00:00:00.000Z" }).state).toBe(
    "revoked",
  );
});

test("filters by state and words, and counts what was found", () => {
  const keys = [key("scanner"), key("Portal"), key("old portal", { revoked_at: "2026-01-02T00:00:00.000Z" })];
  expect(names(keysOfPage(keys, { ...params, q: "portal" }).rows)).toEqual(["old portal", "Portal"]);
  expect(keysOfPage(keys, { ...params, filters: { state: ["active"] } }).total).toBe(2);
  expect(keysOfPage(keys, { ...params, page: 2 })).toEqual({ rows: [], total: 3 });
});

test("a key without the date comes last in either direction", () => {
  const keys = [
    key("unused"),
    key("early", { last_used_at: "2026-01-01T00:00:00.000Z" }),
    key("late", { last_used_at: "2026-02-01T00:00:00.000Z" }),
  ];
  const sorted = (desc: boolean) => names(keysOfPage(keys, { ...params, sort: { id: "last_used_at", desc } }).rows);
  expect(sorted(false)).toEqual(["early", "late", "unused"]);
  expect(sorted(true)).toEqual(["late", "early", "unused"]);
});
