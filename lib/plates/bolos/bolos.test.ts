import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { forgetSettings } from "@/lib/platform/settings";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";
import { correctEvent, rejectEvent, reopenEvent } from "../events/review-service";
import { makeEvents } from "../test-support";
import { notifyOverdue } from "./notify";

let clerk: { actor: Actor; token: string };
beforeAll(async () => {
  clerk = await makeUser("clerk");
});
// What other tests look out for must not hit here.
beforeEach(() => db().bolo.updateMany({ data: { active: false } }));

const make = async (fields: Record<string, unknown>) => {
  const { status, body } = await call("POST", "/api/bolos", { token: clerk.token, json: fields });
  expect(status, JSON.stringify(body)).toBe(201);
  return (body as { id: string }).id;
};
const hitsOf = (boloId: string) => db().boloMatch.findMany({ where: { boloId }, orderBy: { plate: "asc" } });
const importCsv = (id: string, csv: string, mode = "replace") => {
  const form = new FormData();
  form.append("file", new Blob([csv], { type: "text/csv" }), "list.csv");
  form.append("mode", mode);
  return call("POST", `/api/bolos/${id}/entries/import`, { token: clerk.token, form });
};

describe("what is looked out for", () => {
  test("is hit by new reads, each once, by pattern, wildcard and list", async () => {
    const regex = await make({ plate_pattern: "^AB12.*", priority: 2 });
    const wildcard = await make({ kind: "wildcard", plate_pattern: "A8??CD*", look_alike: true });
    const list = await make({ kind: "list", plate_pattern: "Stolen", look_alike: true });
    await importCsv(list, "plate,reason\r\nCA 123-456,Stolen in May\r\nND0 1\r\n");
    const off = await make({ plate_pattern: "^AB", active: false });
    const past = await make({ plate_pattern: "^AB", expires_at: "2026-01-01T00:00:00Z" });
    const coming = await make({ plate_pattern: "^AB", effective_from: "2190-01-01T00:00:00Z" });
    const night = await make({ plate_pattern: "^AB", active_from: "22:00", active_to: "04:00" });
    await makeEvents(clerk.actor, ["AB 12-CDE", "CA123456", "NDO1", "XY99"]);
    expect(await hitsOf(regex)).toMatchObject([
      { plate: "AB12CDE", state: "unverified", priority: 2, lookAlike: false },
    ]);
    expect(await hitsOf(wildcard)).toMatchObject([{ plate: "AB12CDE", listed: "A8??CD*", lookAlike: true }]);
    expect(await hitsOf(list)).toMatchObject([
      { plate: "CA123456", listed: "CA 123-456", lookAlike: false },
      { plate: "NDO1", listed: "ND0 1", lookAlike: true },
    ]);
    for (const id of [off, past, coming, night]) expect(await hitsOf(id)).toEqual([]);
  });

  test("is asked again when a read is corrected, rejected or opened again", async () => {
    const wrong = await make({ plate_pattern: "^KX1" });
    const right = await make({ plate_pattern: "^KZ1", notification_email: "duty@example.org" });
    const [event] = await makeEvents(clerk.actor, ["KX1 ABC"]);
    if (!event) throw new Error("no event");
    await correctEvent(clerk.actor, event.id, "KZ1 ABC", null);
    expect(await hitsOf(wrong)).toMatchObject([{ state: "misread", reviewReason: "The read was changed to KZ1ABC" }]);
    expect(await hitsOf(right)).toMatchObject([{ state: "unverified", plate: "KZ1ABC", mailState: "sent" }]);
    await rejectEvent(clerk.actor, event.id, "A shop sign");
    expect(await hitsOf(right)).toMatchObject([{ state: "misread" }]);
    await reopenEvent(clerk.actor, event.id);
    const row = await db().plateEvent.findUniqueOrThrow({ where: { id: event.id } });
    expect(row).toMatchObject({ reviewState: "unreviewed", currentPlate: "KX1ABC", correctedPlate: null });
  });

  test("is told by mail, once, also when a crash came between", async () => {
    const id = await make({ plate_pattern: "^ML7", description: "Grey van", notification_email: "duty@example.org" });
    await makeEvents(clerk.actor, ["ML7 XYZ"]);
    const mails = () => db().mail.findMany({ where: { subject: { contains: "ML7XYZ" } } });
    expect(await mails()).toMatchObject([{ to: "duty@example.org", state: "sent" }]);
    expect((await mails())[0]?.text).toContain("Grey van");
    const past = new Date(Date.now() - 60_000);
    await db().boloMatch.updateMany({ where: { boloId: id }, data: { mailState: "pending", matchedAt: past } });
    await notifyOverdue(new Date(Date.now() - 5000));
    await notifyOverdue(new Date(Date.now() - 5000));
    expect(await mails()).toHaveLength(2);
  });

  test("is unverified until a person has judged the hit, once", async () => {
    const id = await make({ plate_pattern: "^JU1" });
    await makeEvents(clerk.actor, ["JU1 AAA", "JU1 BBB"]);
    const [first, second] = await hitsOf(id);
    const judge = (hit: typeof first, verb: string) =>
      call("POST", `/api/bolos/matches/${hit?.id}/${verb}`, { token: clerk.token, json: { reason: "Seen" } });
    expect((await judge(first, "confirm")).body).toMatchObject({ state: "confirmed", review_reason: "Seen" });
    expect((await judge(first, "confirm")).status).toBe(200);
    expect((await judge(first, "misread")).status).toBe(409);
    expect((await judge(second, "misread")).body).toMatchObject({ state: "misread" });
    const open = await call("GET", `/api/bolos/matches?bolo_id=${id}&state=unverified`, { token: clerk.token });
    expect(open.body).toMatchObject({ total: 0 });
    expect((await call("GET", `/api/bolos/${id}`, { token: clerk.token })).body).toMatchObject({ hit_count: 2 });
  });
});

test("the feed tells of each new hit once, and from where a browser was cut off", async () => {
  await make({ plate_pattern: "^FD1" });
  const feed = (headers = {}) =>
    call("GET", "/api/bolos/matches/feed?wait=3", { token: clerk.token, headers }).then(({ bytes }) =>
      bytes.toString(),
    );
  const open = feed();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await makeEvents(clerk.actor, ["FD1 AAA"]);
  const heard = await open;
  expect(heard.match(/^event: hit$/gm)).toHaveLength(1);
  const id = /^id: (.*)$/m.exec(heard)?.[1] ?? "";
  expect(JSON.parse(/^data: (.*)$/m.exec(heard)?.[1] ?? "")).toMatchObject({
    id,
    plate: "FD1AAA",
    state: "unverified",
  });
  await makeEvents(clerk.actor, ["FD1 BBB"]);
  expect(await feed({ "last-event-id": id })).toContain("FD1BBB");
});

describe("bad input", () => {
  const refuse = async (fields: Record<string, unknown>, field: string) => {
    const answer = await call("POST", "/api/bolos", { token: clerk.token, json: { plate_pattern: "AB1", ...fields } });
    expect(answer).toMatchObject({ status: 422, body: { message: expect.any(String) } });
    expect(JSON.stringify((answer.body as { detail: unknown }).detail)).toContain(field);
  };

  test("is refused with the field's name", async () => {
    await refuse({ plate_pattern: "[" }, "plate_pattern");
    await refuse({ plate_pattern: "x".repeat(101) }, "plate_pattern");
    await refuse({ active_from: "08:00" }, "active_to");
    await refuse({ effective_from: "2026-05-02T00:00:00Z", expires_at: "2026-05-01T00:00:00Z" }, "expires_at");
    await refuse({ look_alike: true }, "look_alike");
    await refuse({ notification_email: "duty" }, "notification_email");
    for (const url of [
      "http://127.0.0.1/hook",
      "http://0x7f.1/",
      "http://[::1]/",
      "http://10.0.0.1/",
      "file:///etc/passwd",
    ])
      await refuse({ notification_webhook: url }, "notification_webhook");
  });

  test("a webhook in a network that the office allows is taken", async () => {
    process.env.FETCH_ALLOWED_HOSTS = "127.0.0.1:9999";
    forgetSettings();
    try {
      await make({ plate_pattern: "AB1", notification_webhook: "http://127.0.0.1:9999/hook" });
    } finally {
      delete process.env.FETCH_ALLOWED_HOSTS;
      forgetSettings();
    }
  });
});

describe("a list", () => {
  test("comes in as CSV and goes out as the same", async () => {
    const id = await make({ kind: "list", plate_pattern: "Unpaid" });
    const csv = '\ufeffPlate;Reason;expires_at\r\nGP 1-2;"Fines; many";2027-01-01\r\ngp12;again;\r\nWC 77;=1+1;\r\n';
    expect((await importCsv(id, csv)).body).toEqual({ imported: 2, entries: 2 });
    const out = await call("GET", `/api/bolos/${id}/entries/export`, { token: clerk.token });
    expect(out.bytes.toString()).toContain("WC 77,'=1+1,");
    expect((await importCsv(id, out.bytes.toString(), "add")).body).toEqual({ imported: 2, entries: 2 });
    const again = await call("GET", `/api/bolos/${id}/entries`, { token: clerk.token });
    expect(again.body).toMatchObject({ total: 2, items: [{ plate: "gp12", reason: "again" }, { reason: "=1+1" }] });
    expect((await importCsv(id, "plate\nAA 11\n", "add")).body).toEqual({ imported: 1, entries: 3 });
    expect((await importCsv(id, "plate\nAA 11\n")).body).toEqual({ imported: 1, entries: 1 });
  });

  test("with a wrong line imports nothing, and names the lines", async () => {
    const id = await make({ kind: "list", plate_pattern: "Unpaid" });
    await importCsv(id, "plate\nAA 11\n");
    const refused = await importCsv(id, "plate,expires_at\nBB 22,\n!,\nCC 33,soon\n");
    expect(refused).toMatchObject({ status: 422, body: { message: "Nothing was imported: 2 lines are wrong" } });
    expect(JSON.stringify(refused.body)).toMatch(/file",3\].*file",4\]/);
    expect((await importCsv(id, "number\nBB 22\n")).status).toBe(422);
    expect((await importCsv(id, "plate\n\u0000\n")).status).toBe(422);
    expect(await db().boloListEntry.count({ where: { boloId: id } })).toBe(1);
    const pattern = await make({ plate_pattern: "AB1" });
    expect((await importCsv(pattern, "plate\nAA 11\n")).status).toBe(422);
  });
});
