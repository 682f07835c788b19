import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { readCsv } from "@/lib/platform/export/test-readers";
import { forgetSettings } from "@/lib/platform/settings";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";
import { makeCamera, makeEvents } from "../test-support";
import { drawSearches, reviewSearch } from "./log";

let admin: { actor: Actor; token: string };
let clerk: { actor: Actor; token: string };
let cameraId: string;
beforeAll(async () => {
  admin = await makeUser("admin");
  clerk = await makeUser("clerk");
  cameraId = (await makeCamera(admin.actor, "=Gate")).id;
  await makeEvents(clerk.actor, ["SR 80 ABC", "SR 8O ABD", "XSR 80 AB", "SR 9"], { cameraId });
});
afterEach(() => demand("optional"));

function demand(what: string): void {
  process.env.PLATE_SEARCH_PURPOSE = what;
  forgetSettings();
}

const search = (query: string, token = clerk.token) => call("GET", `/api/plates/search?${query}`, { token });
const found = async (query: string) => {
  const { status, body } = await search(query);
  expect(status, JSON.stringify(body)).toBe(200);
  return (body as { items: { plate: string }[] }).items.map(({ plate }) => plate).sort();
};

describe("a search", () => {
  test.each([
    ["plate=sr80abc&mode=exact", ["SR 80 ABC"]],
    ["plate=SR-80&mode=prefix", ["SR 80 ABC"]],
    ["plate=R80A", ["SR 80 ABC", "XSR 80 AB"]],
    ["plate=SR%3F0AB*&mode=wildcard", ["SR 80 ABC"]],
    ["plate=*SR80AB*&mode=wildcard", ["SR 80 ABC", "XSR 80 AB"]],
    ["plate=SR80ABC&mode=wildcard", ["SR 80 ABC"]],
    ["plate=5RBO&mode=prefix&look_alike=true", ["SR 80 ABC", "SR 8O ABD"]],
    ["plate=SRB*D&mode=wildcard&look_alike=1", ["SR 8O ABD"]],
    ["plate=SRBOABC&mode=exact&look_alike=true", ["SR 80 ABC"]],
    ["plate=SR%25%5F&mode=prefix", ["SR 80 ABC", "SR 8O ABD", "SR 9"]],
    ["plate=SR%3F&mode=wildcard", ["SR 9"]],
    // Too short for trigrams: the first ? is written out.
    ["plate=SR%3F0*&mode=wildcard", ["SR 80 ABC"]],
    ["plate=SR%3F0%3FB%3F&mode=wildcard", ["SR 80 ABC"]],
    ["plate=SR%3FA*&mode=wildcard", []],
    ["plate=SR%3FO*&mode=wildcard&look_alike=1", ["SR 80 ABC", "SR 8O ABD"]],
  ])("%s", async (query, plates) => expect(await found(query)).toEqual(plates));

  test("for less than three characters needs a bound", async () => {
    for (const query of [
      "plate=SR",
      "plate=S&mode=prefix",
      "plate=*S*R*&mode=wildcard",
      "plate=%3F%3F%3F&mode=wildcard",
    ])
      expect((await search(query)).status, query).toBe(422);
    expect(await found(`plate=SR&camera_id=${cameraId}`)).toHaveLength(4);
    expect(await found("plate=R9&from_ts=2026-05-01&to_ts=2026-05-02")).toEqual(["SR 9"]);
  });

  test("leaves its line in the log and the trail", async () => {
    const answer = await search("plate=SR80ABC&mode=exact&purpose=Stolen%20car&case_number=2026/114");
    const { search_id } = answer.body as { search_id: string };
    expect(await db().plateSearchLog.findUniqueOrThrow({ where: { id: search_id } })).toMatchObject({
      userId: clerk.actor.userId,
      purpose: "Stolen car",
      caseNumber: "2026/114",
      resultCount: 1,
      query: { plate: { text: "SR80ABC", mode: "exact", lookAlike: false } },
    });
    expect(await db().auditEntry.count({ where: { resourceType: "plate_search", resourceId: search_id } })).toBe(1);
    const before = await db().plateSearchLog.count();
    await call("GET", "/api/events?plate=SR80", { token: clerk.token });
    await call("GET", "/api/events", { token: clerk.token });
    expect(await db().plateSearchLog.count()).toBe(before + 1);
  });

  test("must name what the office demands", async () => {
    demand("purpose");
    const refused = await search("plate=SR80");
    expect(refused).toMatchObject({ status: 422, body: { detail: [{ loc: ["body", "purpose"] }] } });
    expect((await search("plate=SR80&purpose=%20")).status).toBe(422);
    expect((await search("plate=SR80&purpose=Stolen")).status).toBe(200);
    demand("case");
    expect((await search("plate=SR80&purpose=Stolen")).status).toBe(422);
    expect((await search("plate=SR80&purpose=Stolen&case_number=7")).status).toBe(200);
    expect((await call("GET", "/api/events?plate=SR80", { token: clerk.token })).status).toBe(422);
    expect((await call("GET", "/api/events", { token: clerk.token })).status).toBe(200);
    expect((await call("GET", "/api/plates/search/export?plate=SR80", { token: clerk.token })).status).toBe(422);
  });

  test("goes out as CSV that runs nothing, and is noted", async () => {
    const answer = await call("GET", "/api/plates/search/export?plate=SR80&purpose=Report", { token: clerk.token });
    const rows = readCsv(answer.bytes.toString().replace(/^\ufeff/, ""));
    expect(rows.map(([plate]) => plate)).toEqual(["Plate", "XSR80AB", "SR80ABC"]);
    expect(rows[1]?.[5]).toBe("'=Gate");
    expect(await db().plateSearchLog.count({ where: { exported: true, purpose: "Report", resultCount: 2 } })).toBe(1);
    const whole = await call("GET", `/api/plates/search/export?camera_id=${cameraId}`, { token: clerk.token });
    expect(readCsv(whole.bytes.toString())).toHaveLength(5);
  });
});

describe("the log", () => {
  test("is sampled and reviewed by somebody else than who searched", async () => {
    await search("plate=SR80", admin.token);
    await search("plate=SR80");
    const sample = await call("GET", "/api/plates/searches/sample?limit=200", { token: admin.token });
    const drawn = sample.body as { id: string; user: string }[];
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.map(({ user }) => user)).not.toContain(admin.actor.name);
    const review = (id: string | undefined) =>
      call("POST", `/api/plates/searches/${id}/review`, {
        token: admin.token,
        json: { outcome: "questioned", comments: "Why?" },
      });
    expect((await review(drawn[0]?.id)).body).toMatchObject({
      review_outcome: "questioned",
      reviewed_by: admin.actor.name,
    });
    const own = await db().plateSearchLog.findFirstOrThrow({ where: { userId: admin.actor.userId } });
    expect((await review(own.id)).status).toBe(409);
    const open = await call("GET", `/api/plates/searches?reviewed=true`, { token: admin.token });
    expect(open.body).toMatchObject({ total: 1 });
  });

  test("draws the same sample again by its seed, without the supervisor's own", async () => {
    for (const plate of ["SR81", "SR82", "SR83", "SR84", "SR85", "SR86"]) await search(`plate=${plate}`);
    const period = { from: new Date(Date.now() - 3_600_000), to: new Date(), take: 3 };
    const drawn = async (seed: number) =>
      (await drawSearches(admin.actor, { ...period, seed })).items.map(({ id }) => id);
    const first = await drawn(1);
    expect(first).toHaveLength(3);
    const [open] = await db().plateSearchLog.findMany({ where: { id: { in: first }, reviewOutcome: null }, take: 1 });
    await reviewSearch(admin.actor, open?.id ?? "", "justified", null);
    expect(await drawn(1)).toEqual(first);
    const others = await Promise.all(Array.from({ length: 20 }, (_, seed) => drawn(seed + 2)));
    expect(others.some((ids) => ids.join() !== first.join())).toBe(true);
    const { drawnFrom, items } = await drawSearches(admin.actor, { ...period, take: 200, seed: 1 });
    expect(items).toHaveLength(drawnFrom);
    expect(items.map(({ user }) => user)).not.toContain(admin.actor.name);
    await expect(drawSearches(clerk.actor, { ...period, seed: 1 })).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("goes out as a file with what was found, narrowed as the list is", async () => {
    const questioned = await call("GET", "/api/plates/searches/export?outcome=questioned", { token: admin.token });
    const rows = readCsv(questioned.bytes.toString().replace(/^\ufeff/, ""));
    expect(rows).toHaveLength(2);
    expect(rows[1]?.slice(9, 11)).toEqual(["questioned", "Why?"]);
  });
});
