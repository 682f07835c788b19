import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { call } from "@/tests/support/call";
import { makePerson, makeUser } from "@/tests/support/office";
import { recordPayment } from "../applications/payment";
import { approveApplication } from "../applications/review";
import { ApplicationInput } from "../applications/schema";
import { submitApplication } from "../applications/service";
import { collectCard } from "./collection-service";
import { moveCard } from "./moves-service";
import { enqueuePrint, reprint } from "./queue-service";
import { emptyStock } from "./test-support";

let clerk: { actor: Actor; token: string };
beforeAll(async () => {
  clerk = await makeUser("clerk");
});
beforeEach(emptyStock);

/** A license that an application grants; its fee is taken by a payment, or else booked by the approval. */
async function granted({ paid }: { paid: boolean }, fields: Record<string, unknown> = {}) {
  const person = await makePerson(clerk.actor);
  const checks = { documents_verified: true, medical_verified: true, payment_verified: !paid };
  const input = { citizen_id: person.id, applied_category: "B", ...checks, ...fields };
  const { id } = await submitApplication(clerk.actor, ApplicationInput.parse(input));
  const payment = paid ? await recordPayment(clerk.actor, id, { payment_method: "cash" }) : null;
  const { license } = await approveApplication(clerk.actor, id, null);
  return { applicationId: id, license, payment, person };
}

const chargedFor = async (licenseId: number, applicationId: number): Promise<bigint> => {
  const { _sum } = await db().transaction.aggregate({
    where: { status: "completed", OR: [{ licenseId }, { applicationId }] },
    _sum: { amountCents: true },
  });
  return _sum.amountCents ?? 0n;
};
const statusOf = async (id: number) => (await db().licenseApplication.findUniqueOrThrow({ where: { id } })).status;
const setState = (id: number, state: "printing" | "ready") => db().printJob.update({ where: { id }, data: { state } });

describe("the fee of an application", () => {
  test.each([true, false])("covers the card that it grants (payment taken: %s), and one card only", async (paid) => {
    const { applicationId, license, payment } = await granted({ paid });
    const answer = await call("POST", `/api/v1/licenses/${license.id}/print`, { token: clerk.token });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        message: expect.stringContaining(`application ${applicationId} has paid for it`),
        amount: "R120.00",
        application_id: applicationId,
      },
    });
    const { transaction_id: covering, print_job_id: job } = answer.body as Record<string, number>;
    if (payment) expect(covering).toBe(payment.id);
    expect(await chargedFor(license.id, applicationId)).toBe(12_000n);
    const trail = await db().auditEntry.findFirstOrThrow({
      where: { resourceType: "license", resourceId: String(license.id), action: "print" },
    });
    expect(trail).toMatchObject({ newValues: { amount: 0 } });

    await setState(job ?? 0, "ready");
    const self = { collector_name: "Holder", collector_id_number: license.person.idNumber };
    await collectCard(clerk.actor, job ?? 0, self);
    const { printJob, fee } = await enqueuePrint(clerk.actor, license.id);
    expect(fee).toMatchObject({ applicationId: null, amountCents: 12_000n });
    expect(printJob.transactionId).toBe(fee.id);
    expect(await chargedFor(license.id, applicationId)).toBe(24_000n);
  });

  test("still covers the card when one was spoiled or made void on the way", async () => {
    const { applicationId, license, payment } = await granted({ paid: true });
    const { printJob: first } = await enqueuePrint(clerk.actor, license.id);
    await moveCard(clerk.actor, first.id, "void", "Queued too early");
    const { printJob: second } = await enqueuePrint(clerk.actor, license.id);
    await db().printJob.update({ where: { id: second.id }, data: { state: "spoiled", openKey: null } });
    const third = await reprint(clerk.actor, second.id);
    for (const { transactionId } of [first, second, third]) expect(transactionId).toBe(payment?.id);
    expect(await chargedFor(license.id, applicationId)).toBe(12_000n);
  });

  test("covers nothing where it was below that of a card", async () => {
    await db().licenseFee.create({
      data: { type: "conversion", category: "A1", amountCents: 5_000n, validFrom: new Date("2001-01-01") },
    });
    onTestFinished(async () => {
      await db().licenseFee.deleteMany({ where: { type: "conversion", amountCents: 5_000n } });
    });
    const { license } = await granted({ paid: true }, { application_type: "conversion", applied_category: "A1" });
    const { fee } = await enqueuePrint(clerk.actor, license.id);
    expect(fee).toMatchObject({ applicationId: null, amountCents: 12_000n });
  });
});

describe("collection", () => {
  const collect = async (job: number, idNumber: string) => {
    await setState(job, "ready");
    return collectCard(clerk.actor, job, { collector_name: "Holder", collector_id_number: idNumber });
  };

  test("completes the applications that the card was made for, and writes it to their trail", async () => {
    const { applicationId, license, person } = await granted({ paid: true });
    const { printJob } = await enqueuePrint(clerk.actor, license.id);
    await collect(printJob.id, person.idNumber);
    expect(await statusOf(applicationId)).toBe("completed");
    const trail = await db().auditEntry.findMany({
      where: { resourceType: "application", resourceId: String(applicationId) },
      orderBy: { seq: "desc" },
      take: 1,
    });
    expect(trail).toMatchObject([
      {
        description: `Application ${applicationId} completed: its card was handed over`,
        oldValues: { status: "approved" },
        newValues: { status: "completed" },
        userId: clerk.actor.userId,
      },
    ]);
  });

  test("leaves open what was approved after the card's files were made: its own card is still to come", async () => {
    const { applicationId, license, person } = await granted({ paid: true });
    const { printJob } = await enqueuePrint(clerk.actor, license.id);
    await db().printJob.update({ where: { id: printJob.id }, data: { filesAt: new Date() } });
    const checks = { documents_verified: true, medical_verified: true, payment_verified: true };
    const replacement = await submitApplication(
      clerk.actor,
      ApplicationInput.parse({
        citizen_id: person.id,
        applied_category: "B",
        application_type: "replacement",
        license_id: license.id,
        ...checks,
      }),
    );
    await approveApplication(clerk.actor, replacement.id, null, new Date(Date.now() + 1000));
    await collect(printJob.id, person.idNumber);
    expect([await statusOf(applicationId), await statusOf(replacement.id)]).toEqual(["completed", "approved"]);
    const { fee } = await enqueuePrint(clerk.actor, license.id);
    expect(fee.applicationId).toBe(replacement.id);
  });
});
