import { randomBytes } from "node:crypto";
import type { Prisma, Transaction } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { OFFICE_CURRENCY } from "@/lib/platform/money";

/** `TRN-` and eight upper-case hexadecimal digits (rest-contract 1.3). */
export const newTransactionRef = (): string => `TRN-${randomBytes(4).toString("hex").toUpperCase()}`;

/**
 * Records a transaction within the caller's, under a reference that is free. With 32 random bits a reference is taken
 * once in a while, so that the unique index decides and another is drawn.
 */
export async function recordTransaction(
  tx: Tx,
  row: Omit<Prisma.TransactionUncheckedCreateInput, "ref" | "currency">,
  draw = newTransactionRef,
): Promise<Transaction> {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const [made] = await tx.transaction.createManyAndReturn({
      data: [{ ...row, currency: OFFICE_CURRENCY, ref: draw() }],
      skipDuplicates: true,
    });
    if (made) return made;
  }
  throw conflict("no_free_reference", "No free transaction reference was found. Try again.");
}
