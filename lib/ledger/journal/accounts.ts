import type { LedgerAccountType, LedgerRole } from "@/lib/generated/prisma/enums";
import type { Tx } from "@/lib/platform/db";
import { nameKeyOf } from "../names";

/** The accounts that every company has from its first day. Banks and heads of expense come as they are needed. */
const CONTROL_ACCOUNTS: { role: LedgerRole; type: LedgerAccountType; name: string }[] = [
  { role: "receivable", type: "asset", name: "Receivables" },
  { role: "payable", type: "liability", name: "Payables" },
  { role: "client_advances", type: "liability", name: "Client advances" },
  { role: "sales", type: "income", name: "Sales" },
  { role: "cgst", type: "liability", name: "CGST" },
  { role: "sgst", type: "liability", name: "SGST" },
  { role: "igst", type: "liability", name: "IGST" },
  { role: "input_gst", type: "asset", name: "Input GST" },
  { role: "tds_receivable", type: "asset", name: "TDS receivable" },
  { role: "adjustments", type: "expense", name: "Adjustments" },
  { role: "round_off", type: "expense", name: "Round-off" },
  { role: "suspense", type: "asset", name: "Suspense" },
  { role: "capital", type: "equity", name: "Capital" },
];

/** Services of vendors whose head of expense nobody named. */
export const VENDOR_SERVICES = "Vendor services";

export async function openControlAccounts(tx: Tx, companyId: number): Promise<void> {
  await tx.ledgerAccount.createMany({
    data: CONTROL_ACCOUNTS.map((account) => ({ ...account, companyId, nameKey: nameKeyOf(account.name) })),
  });
}

/** The company's one account of a role. */
export async function accountFor(
  tx: Tx,
  companyId: number,
  role: Exclude<LedgerRole, "bank" | "expense">,
): Promise<number> {
  const account = await tx.ledgerAccount.findFirst({ where: { companyId, role }, select: { id: true } });
  if (!account) throw new Error(`Company ${companyId} has no account of the role ${role}`);
  return account.id;
}

/** The account of a head of expense ("Rent"), opened when it is first spent on. The caller holds the company's chain. */
export async function expenseAccount(tx: Tx, companyId: number, head: string): Promise<number> {
  const name = head.trim().replaceAll(/\s+/g, " ");
  const key = { companyId, role: "expense" as const, nameKey: nameKeyOf(name) };
  const account = await tx.ledgerAccount.upsert({
    where: { companyId_role_nameKey: key },
    create: { ...key, name, type: "expense" },
    update: {},
    select: { id: true },
  });
  return account.id;
}
