import { beforeAll, describe, expect, test } from "vitest";
import type { PlateEvent } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";
import { jpeg, makeCamera, makeEvents } from "../test-support";
import { claimNext, queueLength, releaseClaims, renewClaims } from "./queue";
import { lastReviewOf, reviewFigures } from "./review-figures";
import { confirmEvent, correctEvent, rejectEvent, stillWaits, undoReview } from "./review-service";

let clerk: { actor: Actor; token: string };
let other: { actor: Actor; token: string };
let cameraId: string;
beforeAll(async () => {
  // What other tests look out for must not hit here.
  await db().bolo.updateMany({ data: { active: false } });
  clerk = await makeUser("clerk");
  other = await makeUser("clerk");
  cameraId = (await makeCamera((await makeUser("admin")).actor)).id;
});

type Page = { total: number; items: { id: string; plate: string; normalized_plate: string }[] };
const get = async (path: string) => {
  const answer = await call("GET", path, { token: clerk.token });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Page;
};
const post = (path: string, json: object = {}) => call("POST", path, { token: clerk.token, json });
async function one(plate: string): Promise<PlateEvent> {
  const [event] = await makeEvents(clerk.actor, [plate], { cameraId });
  if (!event) throw new Error("no event");
  return event;
}

describe("the list", () => {
  test("filters, pages from the newest, and counts all that match", async () => {
    const at = new Date("2026-06-01T10:00:00Z");
    await makeEvents(clerk.actor, ["QQ 11-AA", "QQ 12-BB", "QQ 13-CC"], { cameraId, at });
    await makeEvents(clerk.actor, ["QQ 14-DD"], { at: new Date("2026-06-02T10:00:00Z"), confidence: 0.4 });
    const plates = async (query: string) => (await get(`/api/events?${query}`)).items.map(({ plate }) => plate);
    expect(await get("/api/events?plate=qq1&limit=2")).toMatchObject({
      total: 4,
      items: [{ plate: "QQ 14-DD" }, { plate: "QQ 13-CC" }],
    });
    expect(await plates("plate=qq1&limit=2&offset=2")).toEqual(["QQ 12-BB", "QQ 11-AA"]);
    expect(await plates("plate=Q%2012-B&normalized=true")).toEqual(["QQ 12-BB"]);
    expect(await plates(`plate=QQ1&camera_id=${cameraId}`)).toHaveLength(3);
    expect(await plates("plate=QQ1&from_ts=2026-06-01T10:00:02&to_ts=2026-06-01T12:00:03%2B02:00")).toEqual([
      "QQ 13-CC",
      "QQ 12-BB",
    ]);
    expect(await plates("plate=QQ1&max_confidence=0.5")).toEqual(["QQ 14-DD"]);
    expect(await plates("plate=QQ1&area=28,-27,29,-26")).toHaveLength(3);
    expect(await plates("plate=QQ1&area=170,-27,-170,-26")).toEqual([]);
    expect(await plates("plate=QQ1&review_state=confirmed")).toEqual([]);
    expect(await plates("plate=QQ1&region=ZA")).toHaveLength(4);
    expect(await plates("from_ts=2026-06-02T00:00:00Z&to_ts=2026-06-03T00:00:00Z")).toEqual(["QQ 14-DD"]);
  });

  test("refuses what is no filter", async () => {
    for (const query of ["limit=0", "limit=1001", "camera_id=7", "from_ts=soon", "area=1,2,3", "min_confidence=2"])
      expect((await call("GET", `/api/events?${query}`, { token: clerk.token })).status, query).toBe(422);
  });
});

describe("a read", () => {
  test("has contract 2's keys, times in UTC, and a picture by a signed address", async () => {
    const event = await one("AB 12-CDE");
    const { body } = await call("GET", `/api/events/${event.id}`, { token: clerk.token });
    expect(body).toMatchObject({
      id: event.id,
      plate: "AB 12-CDE",
      normalized_plate: "AB12CDE",
      confidence: 0.93,
      camera_id: cameraId,
      bbox: { x1: 40, y1: 60, x2: 220, y2: 120 },
      captured_at: "2026-05-01T09:00:01.000Z",
      frame_no: 25,
      crop_path: `crops/${event.id}.jpg`,
      is_bolo_match: false,
      review_state: "unreviewed",
    });
    const { crop_url } = body as { crop_url: string };
    const crop = await call("GET", crop_url);
    expect(crop).toMatchObject({ status: 200, bytes: Buffer.from((await jpeg("crop AB 12-CDE 1")).data) });
    expect((await call("GET", crop_url.replace("/crop", "/frame"))).status).toBe(403);
    expect((await call("GET", `/api/events/${event.id}/crop`)).status).toBe(401);
    expect((await call("GET", `/api/events/${event.id}/crop`, { token: clerk.token })).status).toBe(200);
  });

  test("is confirmed by whoever signs in", async () => {
    const event = await one("CF 1 AAA");
    const answer = await post(`/api/events/${event.id}/confirm`, { confirmed_by: "somebody else", notes: "Clear" });
    expect(answer.body).toMatchObject({ review_state: "confirmed", reviewed_by: clerk.actor.name, notes: "Clear" });
    expect((await post(`/api/events/${crypto.randomUUID()}/confirm`)).body).toMatchObject({
      detail: "Event not found",
    });
  });

  test("is corrected beside what was read, and found by what counts now", async () => {
    const event = await one("CR 12-CDE");
    const path = `/api/events/${event.id}/correction`;
    const answer = await post(path, { corrected_plate: "cr12 cdf", comments: "F" });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        event_id: event.id,
        original_plate: "CR 12-CDE",
        corrected_plate: "CR12 CDF",
        corrected_by: clerk.actor.uuid,
        confidence_before: 0.93,
        comments: "F",
      },
    });
    const { items } = await get("/api/events?plate=CR12CDF");
    expect(items).toMatchObject([{ plate: "CR 12-CDE", normalized_plate: "CR12CDE", review_state: "corrected" }]);
    await post(path, { corrected_plate: "CR12CDG" });
    const all = await call("GET", `/api/events/${event.id}/corrections`, { token: clerk.token });
    expect(all.body).toMatchObject([{ original_plate: "CR12 CDF" }, { original_plate: "CR 12-CDE" }]);
    for (const plate of ["", "A", "x".repeat(60), "AB12<script>", "AB\u00001", "---"])
      expect((await post(path, { corrected_plate: plate })).status, plate).toBe(422);
    expect((await post(`/api/events/${event.id}/reject`, { notes: "A sign" })).body).toMatchObject({
      review_state: "rejected",
    });
    expect((await post(`/api/events/${event.id}/reopen`)).body).toMatchObject({
      review_state: "unreviewed",
      corrected_plate: null,
      notes: null,
    });
  });

  test("corrected by two at once, the last one counts and both are kept", async () => {
    const event = await one("TW 1 AAA");
    const path = `/api/events/${event.id}/correction`;
    const answers = await Promise.all(["TW1AAB", "TW1AAC"].map((corrected_plate) => post(path, { corrected_plate })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const row = await db().plateEvent.findUniqueOrThrow({ where: { id: event.id }, include: { corrections: true } });
    expect(row.corrections).toHaveLength(2);
    const last = row.corrections.find(({ originalPlate }) => originalPlate !== "TW 1 AAA");
    expect(row.correctedPlate).toBe(last?.correctedPlate);
  });
});

describe("the review queue", () => {
  test("gives an item to one reviewer only, the least sure first, and gives it back", async () => {
    await db().plateEvent.updateMany({ data: { reviewState: "confirmed" } });
    await makeEvents(clerk.actor, ["RV 1", "RV 2", "RV 3", "RV 4"], { confidence: 0.8 });
    await makeEvents(clerk.actor, ["RV 5"], { confidence: 0.2 });
    const claim = ({ actor }: typeof clerk, take = 2, now = new Date()) =>
      claimNext(actor, { order: "uncertain", take }, now);
    const [mine, theirs] = await Promise.all([claim(clerk), claim(other)]);
    expect(new Set([...mine, ...theirs].map(({ id }) => id)).size).toBe(4);
    expect([mine[0]?.plate, theirs[0]?.plate]).toContain("RV 5");
    expect((await claim(clerk)).map(({ id }) => id)).toEqual(mine.map(({ id }) => id));
    expect(await claim(clerk, 5)).toHaveLength(3);
    const { total, items } = await get("/api/feedback/pending?limit=1");
    expect([total, items.length]).toEqual([5, 1]);
    await post(`/api/events/${mine[0]?.id}/confirm`);
    expect(await releaseClaims(clerk.actor)).toBe(2);
    expect(await claim(other, 5)).toHaveLength(4);
    expect(await claim(clerk, 5)).toEqual([]);
    expect(await claim(clerk, 5, new Date(Date.now() + 301_000))).toHaveLength(4);
    const aside = (await claim(clerk, 5)).map(({ id }) => id).slice(0, 3);
    const left = await post("/api/feedback/claim", { limit: 5, skip: aside });
    expect(left.body).toHaveLength(1);
  });

  test("refuses a decision about what somebody else has open or has decided", async () => {
    const event = await one("GD 1 AAA");
    const [mine] = await claimNext(clerk.actor, { order: "newest", take: 1, cameraId });
    expect(mine).toBeDefined();
    const claimedUntil = new Date(Date.now() + 60_000);
    await db().plateEvent.update({ where: { id: event.id }, data: { claimedById: clerk.actor.userId, claimedUntil } });
    const confirm = ({ actor }: typeof clerk) =>
      confirmEvent(actor, event.id, null, new Date(), stillWaits(actor, new Date()));
    await expect(confirm(other)).rejects.toMatchObject({ code: "claimed_by_other" });
    expect(await renewClaims(other.actor, [event.id])).toEqual({ lost: [event.id] });
    expect(await renewClaims(clerk.actor, [event.id])).toEqual({ lost: [] });
    await confirm(clerk);
    await expect(confirm(clerk)).rejects.toMatchObject({ code: "reviewed_meanwhile" });
    await expect(
      correctEvent(clerk.actor, event.id, "GD1AAB", null, new Date(), stillWaits(clerk.actor)),
    ).rejects.toThrow();
    expect(await db().plateCorrection.count({ where: { eventId: event.id } })).toBe(0);
  });

  test("lets a reviewer take a decision back while it is the last word", async () => {
    const event = await one("UN 1 AAA");
    const before = await queueLength(clerk.actor);
    await correctEvent(clerk.actor, event.id, "UN1AAB", "B");
    expect(await lastReviewOf(clerk.actor)).toEqual({ id: event.id, plate: "UN1AAB" });
    await expect(undoReview(other.actor, event.id)).rejects.toMatchObject({ code: "changed_since" });
    await undoReview(clerk.actor, event.id);
    const row = await db().plateEvent.findUniqueOrThrow({ where: { id: event.id } });
    expect(row).toMatchObject({
      reviewState: "unreviewed",
      correctedPlate: null,
      currentPlate: "UN1AAA",
      reviewedById: null,
      claimedById: clerk.actor.userId,
    });
    expect(await queueLength(clerk.actor)).toBe(before);
    expect((await claimNext(other.actor, { order: "newest", take: 50 })).map(({ id }) => id)).not.toContain(event.id);
    await releaseClaims(other.actor);
    await expect(undoReview(clerk.actor, event.id)).rejects.toMatchObject({ code: "changed_since" });
    await confirmEvent(clerk.actor, event.id, null);
    await rejectEvent(other.actor, event.id, "A sign");
    await expect(undoReview(clerk.actor, event.id)).rejects.toMatchObject({ code: "changed_since" });
    const trail = await db().auditEntry.findMany({
      where: { resourceType: "plate_event", resourceId: event.id },
      orderBy: { seq: "asc" },
    });
    expect(trail.map(({ description }) => description?.split(" ")[0])).toEqual([
      "Corrected",
      "Took",
      "Confirmed",
      "Rejected",
    ]);
  });
});

describe("the figures of reviewers", () => {
  test("count decisions, what was taken back, the pace, and where two disagree", async () => {
    const since = new Date();
    const [one, two] = [await makeUser("clerk"), await makeUser("clerk")];
    const [a, b, c] = await makeEvents(clerk.actor, ["FG 1", "FG 2", "FG 3"]);
    if (!a || !b || !c) throw new Error("no events");
    await confirmEvent(one.actor, a.id, null);
    await correctEvent(one.actor, b.id, "FG 8", null);
    await rejectEvent(one.actor, c.id, null);
    await undoReview(one.actor, c.id);
    await confirmEvent(two.actor, a.id, null);
    await rejectEvent(two.actor, b.id, null);
    const admin = await makeUser("admin");
    const all = await reviewFigures(admin.actor, since);
    expect(all.find(({ userId }) => userId === one.user.id)).toMatchObject({
      name: one.user.username,
      decided: 3,
      confirmed: 1,
      corrected: 1,
      rejected: 1,
      undone: 1,
      readerAgreement: 0.5,
      decidedByTwo: 2,
      decidedAlike: 1,
    });
    expect(all.find(({ userId }) => userId === one.user.id)?.perHour).toBeGreaterThan(0);
    expect(all.find(({ userId }) => userId === two.user.id)).toMatchObject({ decidedByTwo: 2, decidedAlike: 1 });
    expect((await reviewFigures(two.actor, since)).map(({ userId }) => userId)).toEqual([two.user.id]);
    await expect(reviewFigures((await makeUser("applicant")).actor, since)).rejects.toMatchObject({
      kind: "forbidden",
    });
  });
});
