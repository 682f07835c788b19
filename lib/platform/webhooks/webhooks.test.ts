import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { makeEvents } from "@/lib/plates/test-support";
import { db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { forgetSettings } from "@/lib/platform/settings";
import { call } from "@/tests/support/call";
import { emptyOffice, makeUser } from "@/tests/support/office";
import { deliverDue, deliverOne, endpointsDue } from "./deliver";
import { emitWebhook } from "./emit";
import { testEvent } from "./events";
import { purgeDeliveries } from "./queries";
import { ATTEMPTS_MAX, nextAttemptAt } from "./schedule";
import type { DeliveryView, EndpointWithSecret } from "./schema";

type Received = { headers: Record<string, string>; body: string };

const received: Received[] = [];
let answer: RequestListener = () => undefined;
let server: Server;
let address: string;
let admin: Awaited<ReturnType<typeof makeUser>>;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  address = `http://127.0.0.1:${port}/hook`;
  vi.stubEnv("FETCH_ALLOWED_HOSTS", `127.0.0.1:${port}`);
  forgetSettings();
  await emptyOffice();
  admin = await makeUser("admin");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  vi.unstubAllEnvs();
  forgetSettings();
});
beforeEach(async () => {
  await db().webhookEndpoint.deleteMany();
  await db().bolo.deleteMany();
  received.length = 0;
  answer = status(204);
});

const status =
  (code: number, body = "", headers = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(code, headers).end(body);
const ask = (method: "GET" | "POST" | "PATCH" | "DELETE", path: string, json?: unknown) =>
  call(method, `/api/admin/webhooks${path}`, { token: admin.token, json });
async function register(fields: Record<string, unknown> = {}): Promise<EndpointWithSecret> {
  const made = await ask("POST", "", { url: address, event_types: ["bolo.match"], ...fields });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body as EndpointWithSecret;
}
const verified = (secret: string, { headers, body }: Received) => new Webhook(secret).verify(body, headers);
const rowOf = (endpointId: string) => db().webhookDelivery.findFirstOrThrow({ where: { endpointId } });
/** An event of a type that any endpoint may have; its deliveries are due. */
const emit = (data = testEvent.example) =>
  transaction(async (tx) => {
    await tx.webhookEndpoint.updateMany({ data: { eventTypes: [testEvent.type] } });
    return emitWebhook(tx, { of: testEvent, id: `msg_${newId()}`, subjectId: null, at: new Date(), data });
  });
const makeDue = (endpointId: string) =>
  db().webhookDelivery.updateMany({ where: { endpointId, state: "pending" }, data: { nextAttemptAt: new Date() } });

describe("a delivery", () => {
  test("carries a signature that the library accepts, and comes again after 500, with the same id", async () => {
    const { id, secret } = await register();
    await emit();
    answer = status(500, "not now");
    expect(await deliverDue(id)).toMatchObject({ attempts: 1, nextAt: expect.any(String) });
    const failed = await rowOf(id);
    expect(failed).toMatchObject({ state: "pending", attempts: 1, lastStatus: 500, responseExcerpt: "not now" });
    const pause = failed.nextAttemptAt!.getTime() - failed.lastAttemptAt!.getTime();
    expect(pause).toBeGreaterThanOrEqual(5_000);
    expect(pause).toBeLessThan(7_000);
    expect(await endpointsDue()).toEqual([]);

    answer = status(200, "ok");
    await makeDue(id);
    expect(await endpointsDue()).toEqual([id]);
    await deliverDue(id);
    expect(await rowOf(id)).toMatchObject({ state: "delivered", attempts: 2, lastStatus: 200, lastError: null });
    expect(received).toHaveLength(2);
    expect(received[1]?.headers["webhook-id"]).toBe(received[0]?.headers["webhook-id"]);
    for (const one of received) expect(verified(secret, one)).toMatchObject({ type: "webhook.test" });
    expect(() => verified("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", received[0]!)).toThrow();
    await deliverDue(id);
    expect(received).toHaveLength(2);
  });

  test("is made once, however many processes find it due", async () => {
    const { id } = await register();
    await emit();
    const row = await rowOf(id);
    await Promise.all(Array.from({ length: 5 }, () => deliverOne(row.id)));
    expect(received).toHaveLength(1);
  });

  test("of a transaction that fails is never sent", async () => {
    const { id } = await register({ event_types: ["bolo.match"] });
    const failing = transaction(async (tx) => {
      await tx.webhookEndpoint.updateMany({ data: { eventTypes: [testEvent.type] } });
      await emitWebhook(tx, { of: testEvent, id: "msg_1", subjectId: null, at: new Date(), data: testEvent.example });
      throw new Error("rolled back");
    });
    await expect(failing).rejects.toThrow("rolled back");
    expect(await deliverDue(id)).toMatchObject({ attempts: 0 });
  });

  test("to a receiver that never answers is given up after its time, and the rest waits", async () => {
    const { id } = await register();
    for (let count = 0; count < 7; count += 1) await emit();
    answer = () => undefined;
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
    const { id } = await register();
    await emit();
    answer = status(302, "", { location: "http://127.0.0.1/" });
    await deliverDue(id);
    expect(await rowOf(id)).toMatchObject({ state: "pending", lastStatus: 302 });
    vi.stubEnv("FETCH_ALLOWED_HOSTS", "");
    forgetSettings();
    await makeDue(id);
    await deliverDue(id);
    vi.stubEnv("FETCH_ALLOWED_HOSTS", new URL(address).host);
    forgetSettings();
    expect(received).toHaveLength(1);
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
    const { id } = await register();
    await emit();
    await emit();
    answer = status(410);
    await deliverDue(id);
    expect((await ask("GET", `/${id}`)).body).toMatchObject({
      state: "disabled",
      disabled_reason: "It answered 410 Gone",
    });
    expect(await db().webhookDelivery.count({ where: { state: "failed" } })).toBe(2);
    expect(await db().mail.count({ where: { to: admin.user.email, subject: { contains: "switched off" } } })).toBe(1);
    expect(await emit()).toEqual([]);
    expect((await ask("POST", `/${id}/test`)).status).toBe(409);

    answer = status(204);
    received.length = 0;
    expect((await ask("PATCH", `/${id}`, { active: true })).body).toMatchObject({ state: "active" });
    const resent = await ask("POST", `/${id}/resend-failed`, { since: "2026-01-01T00:00:00Z" });
    expect(resent.body).toEqual({ resent: 2 });
    await deliverDue(id);
    expect(received).toHaveLength(2);
    const trail = await db().auditEntry.findMany({ where: { resourceId: id }, orderBy: { seq: "asc" } });
    expect(trail.map(({ action, actorKind }) => `${actorKind} ${action}`)).toEqual([
      "user create",
      "system update",
      "user update",
      "user retry",
    ]);
  });

  test("that takes nothing for five days is switched off", async () => {
    const { id } = await register();
    await emit();
    await db().webhookEndpoint.update({ where: { id }, data: { failingSince: new Date(Date.now() - 5 * 86_400_000) } });
    answer = status(503);
    await deliverDue(id);
    expect(await db().webhookEndpoint.findUnique({ where: { id } })).toMatchObject({ state: "disabled" });
    expect(await rowOf(id)).toMatchObject({ state: "failed", lastStatus: 503 });
  });

  test("is tried with a test event, whose secret may be the old one while it is changed", async () => {
    const { id, secret } = await register();
    const rotated = (await ask("POST", `/${id}/rotate`, { overlap_hours: 1 })).body as EndpointWithSecret;
    expect(rotated.secret).not.toBe(secret);
    const tried = await ask("POST", `/${id}/test`);
    expect(tried.body).toMatchObject({ state: "delivered", last_status: 204, event_type: "webhook.test" });
    for (const known of [secret, rotated.secret]) expect(verified(known, received[0]!)).toBeTruthy();
    await ask("POST", `/${id}/rotate`, { overlap_hours: 0 });
    const again = await ask("POST", `/deliveries/${(tried.body as DeliveryView).id}/resend`);
    expect(again.body).toMatchObject({ state: "delivered", event_id: (tried.body as DeliveryView).event_id });
    expect(() => verified(rotated.secret, received[1]!)).toThrow();
    expect(received[1]?.body).toBe(received[0]?.body);
  });

  test("never tells its secret twice, and keeps it sealed", async () => {
    const { id, secret } = await register();
    const told = [await ask("GET", ""), await ask("GET", `/${id}`)].map(({ bytes }) => bytes.toString()).join();
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
      const refused = await ask("POST", "", { url, event_types: ["bolo.match"] });
      expect([url, refused.status]).toEqual([url, 422]);
      expect(JSON.stringify(refused.body)).toContain('"url"');
    }
  });

  test("for an unknown event, or registered twice, is refused", async () => {
    expect((await ask("POST", "", { url: address, event_types: ["nothing.happened"] })).status).toBe(422);
    expect((await ask("POST", "", { url: address, event_types: [] })).status).toBe(422);
    await register();
    expect((await ask("POST", "", { url: address, event_types: ["bolo.match"] })).body).toMatchObject({
      message: expect.stringContaining("already"),
    });
  });

  test("and its log go when it is removed; a log alone, after its time", async () => {
    const { id } = await register();
    await emit();
    await deliverDue(id);
    expect(await purgeDeliveries(new Date(Date.now() - 1000))).toBe(0);
    expect(await purgeDeliveries(new Date(Date.now() + 1000))).toBe(1);
    expect((await ask("DELETE", `/${id}`)).body).toEqual({ deleted: true });
    expect((await ask("GET", `/${id}`)).status).toBe(404);
  });
});

describe("a hit", () => {
  const lookOut = async (fields: Record<string, unknown> = {}) =>
    (await call("POST", "/api/bolos", { token: admin.token, json: { plate_pattern: "^WH1", ...fields } })).body as {
      id: string;
    };

  test("goes to those who want to hear of it, and so does its judgement", async () => {
    const { id, secret } = await register({ event_types: ["bolo.match", "bolo.match.reviewed"] });
    const bolo = await lookOut({ description: "Stolen hatchback" });
    const [event] = await makeEvents(admin.actor, ["WH1 AAA"]);
    await deliverDue(id);
    expect(verified(secret, received[0]!)).toMatchObject({
      type: "bolo.match",
      timestamp: expect.any(String),
      data: { bolo_id: bolo.id, event_id: event?.id, plate: "WH1AAA", confidence: 0.93, state: "unverified" },
    });
    const match = await db().boloMatch.findFirstOrThrow();
    expect(match).toMatchObject({ webhookState: "sent", webhookAt: expect.any(Date) });
    await call("POST", `/api/bolos/matches/${match.id}/misread`, { token: admin.token, json: { reason: "A D" } });
    await deliverDue(id);
    expect(verified(secret, received[1]!)).toMatchObject({
      type: "bolo.match.reviewed",
      data: { match_id: match.id, state: "misread", review_reason: "A D" },
    });
  });

  test("goes to the look-out's own address as contract 2 has it", async () => {
    await lookOut({ notification_webhook: address });
    const [event] = await makeEvents(admin.actor, ["WH1 BBB"]);
    const endpoint = await db().webhookEndpoint.findFirstOrThrow({ where: { managed: true } });
    expect((await db().boloMatch.findFirstOrThrow()).webhookState).toBe("pending");
    answer = status(500);
    await deliverDue(endpoint.id);
    expect(await db().boloMatch.findFirstOrThrow()).toMatchObject({
      webhookState: "pending",
      webhookError: expect.stringContaining("500"),
    });
    answer = status(200);
    await makeDue(endpoint.id);
    await deliverDue(endpoint.id);
    expect(JSON.parse(received[1]!.body)).toMatchObject({
      event_id: event?.id,
      plate: "WH1BBB",
      confidence: 0.93,
      captured_at: expect.stringMatching(/Z$/),
    });
    const seen = await call("GET", "/api/bolos/matches", { token: admin.token });
    expect(seen.body).toMatchObject({
      items: [{ webhook_state: "sent", notification_sent: true, webhook_error: null }],
    });
    const { secret } = (await ask("POST", `/${endpoint.id}/rotate`, {})).body as EndpointWithSecret;
    await ask("POST", `/deliveries/${(await rowOf(endpoint.id)).id}/resend`);
    expect(verified(secret, received[2]!)).toMatchObject({ plate: "WH1BBB" });
  });
});
