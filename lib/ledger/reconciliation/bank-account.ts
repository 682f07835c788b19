import { db, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

/** A bank account with its company, while that is on the list. @throws DomainError not_found */
export async function findBankAccount(id: number, tx: Tx = db()) {
  const found = await tx.ledgerBankAccount.findFirst({
    where: { id, company: { isActive: true } },
    include: { company: true },
  });
  if (!found) throw notFound("Bank account");
  return found;
}
export type BankAccount = Awaited<ReturnType<typeof findBankAccount>>;
