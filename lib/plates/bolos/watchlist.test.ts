import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";
import { importList, removeEntry } from "./list";
import { listBolos } from "./queries";
import { BoloInput } from "./schema";
import { createBolo } from "./service";
import { tryList, tryPattern } from "./tester";

let clerk: { actor: Actor; token: string };
beforeAll(async () => {
  clerk = await makeUser("clerk");
});
const make = (fields: Record<string, unknown>) => createBolo(clerk.actor, BoloInput.parse(fields));
const csv = (text: string) => new TextEncoder().encode(text);

describe("the tester", () => {
  test("says how a plate fits a pattern that is being written", () => {
    const wildcard = { kind: "wildcard", plate_pattern: "CA 1??", look_alike: true } as const;
    expect(tryPattern(clerk.actor, wildcard, "ca 123")).toEqual({ fits: "exact", listed: "CA 1??" });
    expect(tryPattern(clerk.actor, wildcard, "CA I23").fits).toBe("look-alike");
    expect(tryPattern(clerk.actor, { ...wildcard, look_alike: false }, "CA I23")).toEqual({ fits: null, listed: null });
    const wrong = { kind: "regex", plate_pattern: "[", look_alike: false } as const;
    expect(() => tryPattern(clerk.actor, wrong, "A")).toThrow(/regular expression/);
  });

  test("looks a plate up in a list", async () => {
    const list = await make({ kind: "list", plate_pattern: "Stolen", look_alike: true });
    await importList(clerk.actor, list.id, csv("plate\nND0 1\n"), "replace");
    expect(await tryList(clerk.actor, list.id, "nd01")).toEqual({ fits: "exact", listed: "ND0 1" });
    expect(await tryList(clerk.actor, list.id, "NDO1")).toEqual({ fits: "look-alike", listed: "ND0 1" });
    expect(await tryList(clerk.actor, list.id, "ND2")).toEqual({ fits: null, listed: null });
  });
});

test("an import is shown before it is made, with the lines that are wrong, and changes nothing", async () => {
  const { id } = await make({ kind: "list", plate_pattern: "Unpaid" });
  await importList(clerk.actor, id, csv("plate\nAA 11\n"), "replace");
  const form = new FormData();
  const text = "plate,reason,expires_at\nAA 11,a,\nBB 22,b,2027-01-01\nbb22,c,\nCC 33,,soon\n";
  form.append("file", new Blob([text], { type: "text/csv" }), "list.csv");
  const { status, body } = await call("POST", `/api/bolos/${id}/entries/preview`, { token: clerk.token, form });
  expect(status).toBe(200);
  expect(body).toEqual({
    plates: 2,
    repeated: 1,
    known: 1,
    present: 1,
    sample: [
      { plate: "AA 11", reason: "a", expires_at: null },
      { plate: "bb22", reason: "c", expires_at: null },
    ],
    wrong: 1,
    problems: [{ line: 5, reason: '"soon" is no date' }],
  });
  expect(await db().boloListEntry.count({ where: { boloId: id } })).toBe(1);
});

test("a plate is taken off its list, and the trail tells", async () => {
  const { id } = await make({ kind: "list", plate_pattern: "Unpaid" });
  await importList(clerk.actor, id, csv("plate\nAA 11\nBB 22\n"), "replace");
  await removeEntry(clerk.actor, id, "aa-11");
  expect(await db().boloListEntry.findMany({ where: { boloId: id } })).toMatchObject([{ plate: "BB 22" }]);
  const [row] = await db().auditEntry.findMany({ where: { resourceId: id }, orderBy: { seq: "desc" }, take: 1 });
  expect(row?.oldValues).toEqual({ plate: "AA11" });
  await expect(removeEntry(clerk.actor, id, "AA 11")).rejects.toMatchObject({ kind: "not_found" });
});

test("look-outs are sorted by priority, or by when they end", async () => {
  const word = crypto.randomUUID();
  await make({ plate_pattern: "A1", reason: word, priority: 3 });
  await make({ plate_pattern: "B1", reason: word, priority: 9, expires_at: "2190-01-01T00:00:00Z" });
  await make({ plate_pattern: "C1", reason: word, priority: 5, expires_at: "2180-01-01T00:00:00Z" });
  const patterns = async (sort: "priority" | "expires_at", desc: boolean) =>
    (await listBolos(clerk.actor, { q: word }, undefined, { sort, desc })).items.map((bolo) => bolo.plate_pattern);
  expect(await patterns("priority", true)).toEqual(["B1", "C1", "A1"]);
  expect(await patterns("expires_at", false)).toEqual(["C1", "B1", "A1"]);
  expect(await patterns("expires_at", true)).toEqual(["B1", "C1", "A1"]);
});
