import { notFound } from "next/navigation";
import { accountState } from "@/lib/ledger/reconciliation/desk";
import type { AccountState } from "@/lib/ledger/reconciliation/schema";
import type { Actor } from "@/lib/platform/auth/actor";
import { orNotFound } from "../asked";

export type BankProps = { params: Promise<{ bank: string }> };

/** The bank account that an address names; the not-found page where it names none. */
export async function bankOf(actor: Actor, params: BankProps["params"]): Promise<AccountState> {
  const { bank } = await params;
  if (!/^[1-9]\d{0,8}$/.test(bank)) notFound();
  return orNotFound(accountState(actor, Number(bank)));
}
