import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { forgetSettings } from "@/lib/platform/settings";
import { deliverDue, deliverOne, endpointsDue } from "./deliver";
import { emitWebhook } from "./emit";
import { testEvent } from "./events";
import { purgeDeliveries } from "./queries";
import { ATTEMPTS_MAX, nextAttemptAt } from "./schedule";
import type { DeliveryView, EndpointWithSecret } from "./schema";
import { makeDue, openReceiver, type Receiver, rowOf, status, verified } from "./test-support";

let receiver: Receiver;
beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(() => receiver.close());
beforeEach(() => receiver.reset());

/** An event of a type that any endpoint may have; its deliveries are due. */
const emit = (data = testEvent.example) =>
  transaction(async (tx) => {
    await tx.webhookEndpoint.updateMany({ data: { eventTypes: [testEvent.type] } });
    return emitWebhook(tx, { of: testEvent, id: `msg_${newId()}`, subjectId: null, at: new Date(), data });
  });

describe("a delivery", () => {
  test("carries a signature that the library accepts, and comes again after 500, with the same id", async () => {
    const { id, secret } = await receiver.register();
    await emit();
    receiver.answer = status(500, "not now");
    expect(await deliverDue(id)).toMatchObject({ attempts: 1, nextAt: expect.any(String) });
    const failed = await rowOf(id);
    expect(failed).toMatchObject({ state: "pending", attempts: 1, lastStatus: 500, responseExcerpt: "not now" });
    const pause = failed.nextAttemptAt!.getTime() - failed.lastAttemptAt!.getTime();
    expect(pause).toBeGreaterThanOrEqual(5_000);
    expect(pause).toBeLessThan(7_000);
    expect(await endpointsDue()).toEqual([]);

    receiver.answer = status(200, "ok");
    await makeDue(id);
    expect(await endpointsDue()).toEqual([id]);
    await deliverDue(id);
    expect(await rowOf(id)).toMatchObject({ state: "delivered", attempts: 2, lastStatus: 200, lastError: null });
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[1]?.headers["webhook-id"]).toBe(receiver.received[0]?.headers["webhook-id"]);
    for (const one of receiver.received) expect(verified(secret, one)).toMatchObject({ type: "webhook.test" });
    expect(() => verified("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", receiver.received[0]!)).toThrow();
    await deliverDue(id);
    expect(receiver.received).toHaveLength(2);
  });

  test("is made once, however many processes find it due", async () => {
    const { id } = await receiver.register();
    await emit();
    const row = await rowOf(id);
    await Promise.all(Array.from({ length: 5 }, () => deliverOne(row.id)));
    expect(receiver.received).toHaveLength(1);
  });

  test("of a transaction that fails is never sent", async () => {
    const { id } = await receiver.register({ event_types: ["bolo.match"] });
    const failing = transaction(async (tx) => {
      await tx.webhookEndpoint.updateMany({ data: { eventTypes: [testEvent.type] } });
      await emitWebhook(tx, { of: testEvent, id: "msg_1", subjectId: null, at: new Date(), data: testEvent.example });
      throw new Error("rolled back");
    });
    await expect(failing).rejects.toThrow("rolled back");
    expect(await deliverDue(id)).toMatchObject({ attempts: 0 });
  });

  test("to a receiver that never answers is given up after its time, and the rest waits", async () => {
    const { id } = await receiver.register();
    for (let count = 0; count < 7; count += 1) await emit();
    receiver.answer = () => undefined;
    const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation(() => {
      const controller = new AbortController();
      setImmediate(() => setImmediate(() => controller.abort(new DOMException("late", "TimeoutError"))));
      return controller.signal;
    });
    const { attempts } = await deliverDue(id);
    expect(timeout).toHaveBeenCalledWith(10_000);
    timeout.mockRestore();
    expect(attempts).toBe(5);
    const rows = await db().webhookDelivery.groupBy({ by: ["attempts"], _count: true, where: { state: "pending" } });
    expect(rows.map(({ attempts: made, _count }) => [made, _count]).sort()).toEqual([
      [0, 2],
      [1, 5],
    ]);
    expect(await db().webhookDelivery.findFirst({ where: { attempts: 1 } })).toMatchObject({
      lastStatus: null,
      lastError: "The server took too long to answer",
    });
  });

  test("follows no redirect, and refuses a private address although it was registered when that was allowed", async () => {
    const { id } = await receiver.register();
    await emit();
    receiver.answer = status(302, "", { location: "http://127.0.0.1/" });
    await deliverDue(id);
    expect(await rowOf(id)).toMatchObject({ state: "pending", lastStatus: 302 });
    vi.stubEnv("FETCH_ALLOWED_HOSTS", "");
    forgetSettings();
    await makeDue(id);
    await deliverDue(id);
    vi.stubEnv("FETCH_ALLOWED_HOSTS", new URL(receiver.address).host);
    forgetSettings();
    expect(receiver.received).toHaveLength(1);
    expect((await rowOf(id)).lastError).toMatch(/private network|ports 80 and 443/);
  });

  test("waits as long as the receiver asks, and is given up after the last attempt", () => {
    const now = new Date("2026-11-22T00:00:00Z");
    const seconds = (attempts: number, asked: number | null = null) =>
      ((nextAttemptAt(attempts, asked, now, 0)?.getTime() ?? 0) - now.getTime()) / 1000;
    expect([1, 2, 3, 9].map((count) => seconds(count))).toEqual([5, 300, 1800, 86_400]);
    expect(seconds(1, 120)).toBe(120);
    expect(seconds(1, 1e9)).toBe(86_400);
    expect(nextAttemptAt(ATTEMPTS_MAX, null, now, 0)).toBeNull();
  });
});

describe("an endpoint", () => {
  test("is switched off by 410 with a mail to each administrator, and takes what failed when it is back", async () => {
    const { id } = await receiver.register();
    await emit();
    await emit();
    receiver.answer = status(410);
    await deliverDue(id);
    expect((await receiver.ask("GET", `/${id}`)).body).toMatchObject({
      state: "disabled",
      disabled_reason: "It answered 410 Gone",
    });
    expect(await db().webhookDelivery.count({ where: { state: "failed" } })).toBe(2);
    expect(
      await db().mail.count({ where: { to: receiver.admin.user.email, subject: { contains: "switched off" } } }),
    ).toBe(1);
    expect(await emit()).toEqual([]);
    expect((await receiver.ask("POST", `/${id}/test`)).status).toBe(409);

    receiver.answer = status(204);
    receiver.received.length = 0;
    expect((await receiver.ask("PATCH", `/${id}`, { active: true })).body).toMatchObject({ state: "active" });
    const resent = await receiver.ask("POST", `/${id}/resend-failed`, { since: "2026-01-01T00:00:00Z" });
    expect(resent.body).toEqual({ resent: 2 });
    await deliverDue(id);
    expect(receiver.received).toHaveLength(2);
    const trail = await db().auditEntry.findMany({ where: { resourceId: id }, orderBy: { seq: "asc" } });
    expect(trail.map(({ action, actorKind }) => `${actorKind} ${action}`)).toEqual([
      "user create",
      "system update",
      "user update",
      "user retry",
    ]);
  });

  test("that takes nothing for five days is switched off", async () => {
    const { id } = await receiver.register();
    await emit();
    await db().webhookEndpoint.update({ where: { id }, data: { failingSince: new Date(Date.now() - 5 * 86_400_000) } });
    receiver.answer = status(503);
    await deliverDue(id);
    expect(await db().webhookEndpoint.findUnique({ where: { id } })).toMatchObject({ state: "disabled" });
    expect(await rowOf(id)).toMatchObject({ state: "failed", lastStatus: 503 });
  });

  test("is tried with a test event, whose secret may be the old one while it is changed", async () => {
    const { id, secret } = await receiver.register();
    const rotated = (await receiver.ask("POST", `/${id}/rotate`, { overlap_hours: 1 })).body as EndpointWithSecret;
    expect(rotated.secret).not.toBe(secret);
    const tried = await receiver.ask("POST", `/${id}/test`);
    expect(tried.body).toMatchObject({ state: "delivered", last_status: 204, event_type: "webhook.test" });
    for (const known of [secret, rotated.secret]) expect(verified(known, receiver.received[0]!)).toBeTruthy();
    await receiver.ask("POST", `/${id}/rotate`, { overlap_hours: 0 });
    const again = await receiver.ask("POST", `/deliveries/${(tried.body as DeliveryView).id}/resend`);
    expect(again.body).toMatchObject({ state: "delivered", event_id: (tried.body as DeliveryView).event_id });
    expect(() => verified(rotated.secret, receiver.received[1]!)).toThrow();
    expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
  });

  test("never tells its secret twice, and keeps it sealed", async () => {
    const { id, secret } = await receiver.register();
    const told = [await receiver.ask("GET", ""), await receiver.ask("GET", `/${id}`)]
      .map(({ bytes }) => bytes.toString())
      .join();
    expect(told).not.toContain("whsec_");
    const { secretSealed } = await db().webhookEndpoint.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(secretSealed).toString("latin1")).not.toContain(secret.slice(6));
  });

  test("at an address that is none, or leads inside, is refused with its field", async () => {
    for (const url of [
      "http://127.0.0.1/",
      "http://localhost/hook",
      "http://169.254.169.254/latest",
      "https://user:secret@example.com/",
      "ftp://example.com/",
      "https://example.com:22/",
      "",
    ]) {
      const refused = await receiver.ask("POST", "", { url, event_types: ["bolo.match"] });
      expect([url, refused.status]).toEqual([url, 422]);
      expect(JSON.stringify(refused.body)).toContain('"url"');
    }
  });

  test("for an unknown event, or registered twice, is refused", async () => {
    expect((await receiver.ask("POST", "", { url: receiver.address, event_types: ["nothing.happened"] })).status).toBe(
      422,
    );
    expect((await receiver.ask("POST", "", { url: receiver.address, event_types: [] })).status).toBe(422);
    await receiver.register();
    expect((await receiver.ask("POST", "", { url: receiver.address, event_types: ["bolo.match"] })).body).toMatchObject(
      {
        message: expect.stringContaining("already"),
      },
    );
  });

  test("and its log go when it is removed; a log alone, after its time", async () => {
    const { id } = await receiver.register();
    await emit();
    await deliverDue(id);
    expect(await purgeDeliveries(new Date(Date.now() - 1000))).toBe(0);
    expect(await purgeDeliveries(new Date(Date.now() + 1000))).toBe(1);
    expect((await receiver.ask("DELETE", `/${id}`)).body).toEqual({ deleted: true });
    expect((await receiver.ask("GET", `/${id}`)).status).toBe(404);
  });
});
