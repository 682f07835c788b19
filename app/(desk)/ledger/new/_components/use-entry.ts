"use client";

import { useState } from "react";
import type { Entered } from "@/lib/ledger/desk/enter";
import type { ActionResult } from "@/lib/platform/http/action";
import { formTexts } from "../texts";

/** By field name; "" is the form as a whole. */
export type EntryErrors = Partial<Record<string, string>>;

/** What the vouchers' verbs call a field → what the forms call it. */
const NAMES: Readonly<Record<string, string>> = {
  invoice_date: "date",
  transaction_date: "date",
  dateOfService: "date",
  dateOfPayment: "date",
  expenseDate: "date",
  date_of_service: "date",
  vendorId: "party",
  vendor_id: "party",
  customer_id: "party",
  transactionId: "transaction_id",
  vendorGstNumber: "payee_gstin",
  feesToBePaid: "amount",
  adjustment_amount: "amount",
  account_no: "bank",
  accountNumber: "bank",
};

type Refusal = Extract<ActionResult<unknown>, { ok: false }>;

const errorsOf = ({ fields, message }: Refusal): EntryErrors =>
  fields.length === 0
    ? { "": message }
    : Object.fromEntries(fields.map(({ name, reason }) => [NAMES[name] ?? name, reason]));

/** Sends a form to its action, and keeps what it refused: errors by field, or what looks like the same voucher. */
export function useEntry<Input extends { sure?: boolean; draft?: string }>(
  send: (input: Input) => Promise<ActionResult<Entered>>,
  onRefused: ((code: string) => void) | undefined,
  onPosted: (entered: Entered) => void,
) {
  const [errors, setErrors] = useState<EntryErrors>({});
  const [twin, setTwin] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (input: Input) => {
    if (busy) return;
    setBusy(true);
    const result = await send(input).catch(() => null);
    setBusy(false);
    if (result?.ok) {
      setErrors({});
      setTwin(null);
      return onPosted(result.value);
    }
    if (!result) return setErrors({ "": formTexts.unreachable });
    setTwin(result.code === "possible_duplicate" ? result.message : null);
    onRefused?.(result.code);
    setErrors(result.code === "possible_duplicate" ? {} : errorsOf(result));
  };
  return { errors, twin, busy, submit };
}
