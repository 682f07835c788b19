import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeEvents } from "@/lib/plates/test-support";
import { db } from "@/lib/platform/db";
import { call } from "@/tests/support/call";
import { deliverDue } from "./deliver";
import type { EndpointWithSecret } from "./schema";
import { makeDue, openReceiver, type Receiver, rowOf, status, verified } from "./test-support";

let receiver: Receiver;
beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(() => receiver.close());
beforeEach(() => receiver.reset());

describe("a hit", () => {
  const lookOut = async (fields: Record<string, unknown> = {}) =>
    (await call("POST", "/api/bolos", { token: receiver.admin.token, json: { plate_pattern: "^WH1", ...fields } }))
      .body as {
      id: string;
    };

  test("goes to those who want to hear of it, and so does its judgement", async () => {
    const { id, secret } = await receiver.register({ event_types: ["bolo.match", "bolo.match.reviewed"] });
    const bolo = await lookOut({ description: "Stolen hatchback" });
    const [event] = await makeEvents(receiver.admin.actor, ["WH1 AAA"]);
    await deliverDue(id);
    expect(verified(secret, receiver.received[0]!)).toMatchObject({
      type: "bolo.match",
      timestamp: expect.any(String),
      data: { bolo_id: bolo.id, event_id: event?.id, plate: "WH1AAA", confidence: 0.93, state: "unverified" },
    });
    const match = await db().boloMatch.findFirstOrThrow();
    expect(match).toMatchObject({ webhookState: "sent", webhookAt: expect.any(Date) });
    await call("POST", `/api/bolos/matches/${match.id}/misread`, {
      token: receiver.admin.token,
      json: { reason: "A D" },
    });
    await deliverDue(id);
    expect(verified(secret, receiver.received[1]!)).toMatchObject({
      type: "bolo.match.reviewed",
      data: { match_id: match.id, state: "misread", review_reason: "A D" },
    });
  });

  test("goes to the look-out's own address as contract 2 has it", async () => {
    await lookOut({ notification_webhook: receiver.address });
    const [event] = await makeEvents(receiver.admin.actor, ["WH1 BBB"]);
    const endpoint = await db().webhookEndpoint.findFirstOrThrow({ where: { managed: true } });
    expect((await db().boloMatch.findFirstOrThrow()).webhookState).toBe("pending");
    receiver.answer = status(500);
    await deliverDue(endpoint.id);
    expect(await db().boloMatch.findFirstOrThrow()).toMatchObject({
      webhookState: "pending",
      webhookError: expect.stringContaining("500"),
    });
    receiver.answer = status(200);
    await makeDue(endpoint.id);
    await deliverDue(endpoint.id);
    expect(JSON.parse(receiver.received[1]!.body)).toMatchObject({
      event_id: event?.id,
      plate: "WH1BBB",
      confidence: 0.93,
      captured_at: expect.stringMatching(/Z$/),
    });
    const seen = await call("GET", "/api/bolos/matches", { token: receiver.admin.token });
    expect(seen.body).toMatchObject({
      items: [{ webhook_state: "sent", notification_sent: true, webhook_error: null }],
    });
    const { secret } = (await receiver.ask("POST", `/${endpoint.id}/rotate`, {})).body as EndpointWithSecret;
    await receiver.ask("POST", `/deliveries/${(await rowOf(endpoint.id)).id}/resend`);
    expect(verified(secret, receiver.received[2]!)).toMatchObject({ plate: "WH1BBB" });
  });
});
