import type { LedgerRole } from "@/lib/generated/prisma/enums";
import { db } from "@/lib/platform/db";
import type { Sums } from "../journal/sums";
import { rupeesOf } from "../money";
import { likeAnywhere } from "../names";

/** The accounts of these roles, of one company or of all. */
export async function accountsOf(roles: LedgerRole[], companyId?: number): Promise<number[]> {
  const accounts = await db().ledgerAccount.findMany({
    where: { role: { in: roles }, companyId },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return accounts.map(({ id }) => id);
}

/** Customers, own companies and free names whose name has this text anywhere: whom the client ledger is about. */
export async function clientsCalled(name: string): Promise<Map<number, string>> {
  const rows = await db().$queryRaw<{ id: number; name: string }[]>`
    SELECT id, name FROM ledger_party WHERE kind <> 'vendor' AND name ILIKE ${likeAnywhere(name)} ORDER BY id LIMIT 5000`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The summary below a ledger, in rupees: the closing is sent without its sign, which the type tells. */
export function summaryOf(opening: Sums, within: Sums) {
  const before = opening.debit - opening.credit;
  const closing = before + within.debit - within.credit;
  return {
    opening_balance: rupeesOf(before),
    total_debit: rupeesOf(within.debit),
    total_credit: rupeesOf(within.credit),
    closing_balance: rupeesOf(closing < 0n ? -closing : closing),
    balance_type: closing > 0n ? ("Outstanding" as const) : closing < 0n ? ("Advance" as const) : ("Settled" as const),
  };
}
export type Summary = ReturnType<typeof summaryOf>;

export const paginationOf = (page: { limit: number; offset: number }, total: number) => ({
  limit: page.limit,
  offset: page.offset,
  has_more: page.offset + page.limit < total,
});
