import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { call } from "@/tests/support/call";
import { makeLicense, makeUser } from "@/tests/support/office";
import { moveLicense } from "../life-cycle-service";
import { collectCard } from "./collection-service";
import { moveCard, moveCards } from "./moves-service";
import { enqueuePrint, reprint } from "./queue-service";
import { receiveBox } from "./stock-service";
import { cardOf, emptyStock, preparedBatch, queuedCard } from "./test-support";

let clerk: { actor: Actor; token: string };
beforeAll(async () => {
  clerk = await makeUser("clerk");
});
beforeEach(emptyStock);

const queued = () => queuedCard(clerk.actor);

describe("printing over REST", () => {
  test("posts one fee and one print job, whatever is asked for again and at once", async () => {
    const license = await makeLicense(clerk.actor);
    const print = (headers?: Record<string, string>) =>
      call("POST", `/api/v1/licenses/${license.id}/print`, { token: clerk.token, headers });
    const key = { "idempotency-key": `print-${license.id}` };
    const [first, again] = [await print(key), await print(key)];
    expect(first.body).toMatchObject({
      success: true,
      message: `The card of ${license.licenseNumber} is queued for printing`,
      transaction_ref: expect.stringMatching(/^TRN-[0-9A-F]{8}$/),
      amount: "R120.00",
      state: "queued",
    });
    expect(again.body).toEqual(first.body);
    const others = await Promise.all([print(), print(), print()]);
    for (const { body } of others)
      expect(body).toMatchObject({
        transaction_id: (first.body as { transaction_id: number }).transaction_id,
        message: expect.stringContaining("nothing was charged again"),
      });
    expect(await db().printJob.count({ where: { licenseId: license.id } })).toBe(1);
    const fees = await db().transaction.findMany({ where: { licenseId: license.id } });
    expect(fees).toMatchObject([{ type: "license_issuance", status: "completed", amountCents: 12_000n }]);
  });

  test("of requests at the same moment one makes the job and the others find it", async () => {
    const license = await makeLicense(clerk.actor);
    const made = await Promise.all(Array.from({ length: 6 }, () => enqueuePrint(clerk.actor, license.id)));
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(made.map(({ printJob }) => printJob.id)).size).toBe(1);
  });

  test("makes no card for a revoked license", async () => {
    const license = await makeLicense(clerk.actor);
    await moveLicense(clerk.actor, license.id, "revoke", "Court order");
    const answer = await call("POST", `/api/v1/licenses/${license.id}/print`, { token: clerk.token });
    expect(answer.status).toBe(409);
    expect(await db().transaction.count({ where: { licenseId: license.id } })).toBe(0);
  });
});

describe("a spoiled card", () => {
  test("is printed again alone, by a job that names it, without a second fee and only once", async () => {
    await receiveBox(clerk.actor, { prefix: "SP", first_number: "01", count: 20 });
    const jobs = [await queued(), await queued()];
    const [bad, good] = jobs as [(typeof jobs)[0], (typeof jobs)[0]];
    const ids = jobs.map(({ id }) => id);
    await preparedBatch(clerk.actor, ids);
    await moveCards(clerk.actor, ids, "start", null);
    await moveCards(clerk.actor, ids, "finish", null);
    await expect(reprint(clerk.actor, bad.id)).rejects.toMatchObject({ code: "not_spoiled" });
    await moveCard(clerk.actor, bad.id, "spoil", "Scratched");
    const again = await reprint(clerk.actor, bad.id);
    expect(again).toMatchObject({ reprintOfId: bad.id, state: "queued", transactionId: bad.transactionId });
    await expect(reprint(clerk.actor, bad.id)).rejects.toMatchObject({ code: "already_reprinted" });
    expect(await db().transaction.count({ where: { licenseId: bad.licenseId } })).toBe(1);

    await preparedBatch(clerk.actor, [again.id]);
    await moveCard(clerk.actor, again.id, "start", null);
    await moveCard(clerk.actor, again.id, "finish", null);
    const numbers = await Promise.all([bad, again].map(async ({ id }) => (await cardOf(id)).blank));
    expect(numbers).toMatchObject([{ fate: "spoiled" }, { fate: "printed" }]);
    expect(numbers[0]?.controlNumber).not.toBe(numbers[1]?.controlNumber);
    expect(await cardOf(good.id)).toMatchObject({ state: "printed" });
    const refused = await call("POST", `/api/v1/production/print-jobs/${bad.id}/check`, { token: clerk.token });
    expect(refused.status).toBe(409);
  });
});

describe("collection", () => {
  const atCounter = async (status: "active" | "pending_collection") => {
    const job = await queued();
    await db().printJob.update({ where: { id: job.id }, data: { state: "ready" } });
    const license = await db().license.update({
      where: { id: job.licenseId },
      data: { status },
      include: { person: true },
    });
    return { job, license };
  };

  test("makes a license active that waits for it, and tells who took the card", async () => {
    const { job, license } = await atCounter("pending_collection");
    const { idNumber } = license.person;
    const scanned = JSON.stringify({ license_number: license.licenseNumber, id_number: idNumber });
    const found = await call("GET", `/api/v1/production/print-jobs/find?text=${encodeURIComponent(scanned)}`, {
      token: clerk.token,
    });
    expect(found.body).toMatchObject({ id: job.id, state: "ready" });
    await collectCard(clerk.actor, job.id, { collector_name: "Ada", collector_id_number: ` ${idNumber}`.trim() });
    expect(await db().license.findUniqueOrThrow({ where: { id: license.id } })).toMatchObject({
      status: "active",
      version: license.version + 1,
    });
    expect(await cardOf(job.id)).toMatchObject({ state: "collected", openKey: null, handedBy: clerk.actor.userId });
    const again = await call("POST", `/api/v1/production/print-jobs/${job.id}/collect`, {
      token: clerk.token,
      json: { collector_name: "Ada", collector_id_number: idNumber },
    });
    expect(again.status).toBe(409);
  });

  test("asks what somebody else is to the holder, and leaves an active license alone", async () => {
    const { job, license } = await atCounter("active");
    const somebody = { collector_name: "Piet Botha", collector_id_number: "8001015009087" };
    await expect(collectCard(clerk.actor, job.id, somebody)).rejects.toMatchObject({ fields: [{ name: "relation" }] });
    await collectCard(clerk.actor, job.id, { ...somebody, relation: "husband" });
    expect(await cardOf(job.id)).toMatchObject({ collectorRelation: "husband" });
    expect(await db().license.findUniqueOrThrow({ where: { id: license.id } })).toMatchObject({
      status: "active",
      version: license.version,
    });
  });

  test("keeps the card of a license that was suspended meanwhile", async () => {
    const { job, license } = await atCounter("active");
    await moveLicense(clerk.actor, license.id, "suspend", "Unpaid fines");
    const input = { collector_name: "Ada", collector_id_number: license.person.idNumber };
    await expect(collectCard(clerk.actor, job.id, input)).rejects.toMatchObject({ code: "license_not_printable" });
  });
});
