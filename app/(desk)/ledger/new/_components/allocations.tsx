"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { LegalDate } from "@/components/ui/date-time";
import { formatRupees } from "@/lib/ledger/rupees";
import { typedPaise } from "@/lib/ledger/typed-money";
import { findOpenInvoices } from "../actions";
import { formTexts } from "../texts";
import { MoneyField } from "./fields";
import type { EntryErrors } from "./use-entry";

const words = formTexts.receipt;
type Open = { id: string; number: string; date: string; open: string };

/** What is open of a customer, with how much of the receipt goes to each. `received` in paise. */
export function Allocations({
  company,
  party,
  received,
  given: before,
  errors,
}: {
  company: number;
  party: number | null;
  received: bigint;
  /** What a draft gave to each invoice, as it was typed. */
  given: Record<string, string>;
  errors: EntryErrors;
}) {
  const [invoices, setInvoices] = useState<Open[]>([]);
  const [amounts, setAmounts] = useState<Record<string, string>>(before);
  useEffect(() => {
    if (party === null) return;
    let gone = false;
    void findOpenInvoices({ company, party }).then((answer) => {
      if (!gone && answer.ok) setInvoices(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [company, party]);

  const given = Object.values(amounts).reduce((sum, text) => {
    const paise = typedPaise(text);
    return typeof paise === "bigint" ? sum + paise : sum;
  }, 0n);
  const oldestFirst = () => {
    let left = received;
    const shares = invoices.map(({ id, open }) => {
      const share = BigInt(open) < left ? BigInt(open) : left;
      left -= share;
      return [id, share > 0n ? formatRupees(share) : ""];
    });
    setAmounts(Object.fromEntries(shares));
  };
  return (
    <fieldset className="grid gap-3 rounded-lg border p-4">
      <legend className="px-1 font-medium text-sm">{words.allocate}</legend>
      {invoices.length === 0 ? (
        <p className="text-muted-foreground text-sm">{party === null ? words.choose : words.none}</p>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2 text-muted-foreground text-xs">
            <span>{words.allocateHint}</span>
            <Button type="button" size="sm" onClick={oldestFirst} disabled={received === 0n}>
              {words.oldestFirst}
            </Button>
          </div>
          <ul className="grid gap-2">
            {invoices.map(({ id, number, date, open }) => (
              <li key={id} className="grid grid-cols-[minmax(0,1fr)_9rem] items-center gap-3 text-sm">
                <span className="min-w-0">
                  <span className="font-mono">{number}</span>{" "}
                  <span className="text-muted-foreground text-xs">
                    <LegalDate value={date} />, {formatRupees(BigInt(open))} {words.open}
                  </span>
                </span>
                <MoneyField
                  errors={{ [`allocation-${id}`]: errors[`allocation-${id}`] }}
                  name={`allocation-${id}`}
                  label={number}
                  hideLabel
                  value={amounts[id] ?? ""}
                  onType={(text) => setAmounts((now) => ({ ...now, [id]: text }))}
                />
              </li>
            ))}
          </ul>
          <p className="text-right text-sm">
            {words.left}: <span className="font-semibold tabular-nums">{formatRupees(received - given)}</span>
          </p>
        </>
      )}
    </fieldset>
  );
}
