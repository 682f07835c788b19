import { notFound } from "next/navigation";
import { cache } from "react";
import { getVoucher } from "@/lib/ledger/desk/voucher-page";
import { requireActor } from "@/lib/platform/auth/current";
import { orNotFound } from "../asked";

/** A ledger's id: they are drawn from one sequence that counts beyond 32 bits. */
export const LEDGER_ID = /^[1-9]\d{0,14}$/;

/** The voucher of an address, or the not-found page. Asked once per request. */
export const loadVoucher = cache(async (id: string) => {
  const actor = await requireActor("staff");
  if (!LEDGER_ID.test(id)) notFound();
  return { actor, ...(await orNotFound(getVoucher(actor, BigInt(id)))) };
});
