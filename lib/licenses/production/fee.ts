import type { License, Transaction } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import { recordTransaction } from "../applications/transactions";

/** What printing a card costs (rest-contract 1.5). */
export const PRINT_FEE = { type: "license_issuance", amountCents: 12_000n } as const;

/**
 * The transaction that has paid for a license's next card already: the fee of an approved application that the license
 * rests on, as long as nobody has got a card for it. A fee below that of a card does not cover one, and what was
 * spoiled or made void used nothing up.
 */
export const coveringFee = (tx: Tx, licenseId: number): Promise<Transaction | null> =>
  tx.transaction.findFirst({
    where: {
      status: "completed",
      amountCents: { gte: PRINT_FEE.amountCents },
      application: { approvedLicenseId: licenseId, status: "approved", isActive: true },
      printJobs: { none: { state: { notIn: ["spoiled", "void"] } } },
    },
    orderBy: { id: "desc" },
  });

/** Whether a print job's fee came with an application; a card that was asked for by itself has one of its own. */
export const isCovered = ({ applicationId }: Pick<Transaction, "applicationId">): boolean => applicationId !== null;

/** The fee of a license's next card: the one that covers it, or another that is recorded now. */
export async function settleFee(
  tx: Tx,
  license: Pick<License, "id" | "licenseNumber" | "personId">,
  userId: number | null,
  now: Date,
): Promise<Transaction> {
  const covering = await coveringFee(tx, license.id);
  if (covering) return covering;
  return recordTransaction(tx, {
    ...PRINT_FEE,
    status: "completed",
    userId,
    personId: license.personId,
    licenseId: license.id,
    notes: `${license.licenseNumber}: card queued for printing`,
    initiatedAt: now,
    completedAt: now,
  });
}
