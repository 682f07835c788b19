import { z } from "zod";
import type { Transaction } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { formatCents } from "@/lib/platform/money";
import { optionalText } from "../schema";
import { feeOf } from "./fees";
import { recordTransaction } from "./transactions";
import { undecided, writeGuarded } from "./writing";

export const PAYMENT_METHODS = ["cash", "card", "eft", "cheque"] as const;

export const PaymentInput = z
  .object({
    payment_method: z.enum(PAYMENT_METHODS).meta({ description: "How it was paid" }),
    payment_reference: optionalText(100).meta({ description: "The receipt's or the bank's reference" }),
  })
  .meta({
    id: "ApplicationPayment",
    override: { examples: [{ payment_method: "card", payment_reference: "AB-1042" }] },
  });
export type PaymentInput = z.output<typeof PaymentInput>;

/**
 * Takes the fee of an application, as the schedule of its day has it, and marks the payment as verified.
 *
 * @throws DomainError conflict `already_paid`, `already_decided`, `no_fee`, `edited_meanwhile`
 */
export function recordPayment(
  actor: Actor,
  applicationId: number,
  payment: PaymentInput,
  now = new Date(),
): Promise<Transaction> {
  return transaction(async (tx) => {
    const before = await undecided(tx, actor, applicationId);
    if (before.paymentVerified) throw conflict("already_paid", "The fee of this application is paid already");
    const amountCents = await feeOf(before, tx);
    await writeGuarded(tx, before, { paymentVerified: true });
    const paid = await recordTransaction(tx, {
      type: "fee_payment",
      status: "completed",
      amountCents,
      userId: actor.userId,
      personId: before.personId,
      licenseId: before.licenseId,
      applicationId,
      metadata: { ...payment },
      initiatedAt: now,
      completedAt: now,
    });
    await audit(tx, actor, {
      action: "update",
      resourceType: "application",
      resourceId: applicationId,
      description: `${formatCents(amountCents)} paid for application ${applicationId} (${paid.ref})`,
      oldValues: { payment_verified: false },
      newValues: { payment_verified: true, transaction_ref: paid.ref },
    });
    return paid;
  });
}

/** The payment that was taken for an application; null where the desk only marked it as paid. */
export const paymentOf = (tx: Tx, applicationId: number): Promise<Transaction | null> =>
  tx.transaction.findFirst({
    where: { applicationId, type: "fee_payment", status: "completed" },
    orderBy: { id: "desc" },
  });

/** Takes a payment back: its transaction no longer counts. */
export const cancelPayment = (tx: Tx, applicationId: number) =>
  tx.transaction.updateMany({
    where: { applicationId, type: "fee_payment", status: "completed" },
    data: { status: "cancelled", completedAt: null },
  });
