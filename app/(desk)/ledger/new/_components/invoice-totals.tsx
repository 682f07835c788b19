"use client";

import { useEffect, useState } from "react";
import { formatRupees } from "@/lib/ledger/rupees";
import type { InvoiceSums } from "@/lib/ledger/vouchers/invoice-lines";
import { rupeesInWords } from "@/lib/ledger/words";
import { previewInvoiceNumber } from "../actions";
import { formTexts } from "../texts";

const words = formTexts.invoice;

/** What an invoice or a note comes to as it stands, its tax by rate, and the number that it would get. */
export function InvoiceTotals({
  sums,
  interState,
  company,
  date,
  askNumber = previewInvoiceNumber,
}: {
  sums: InvoiceSums;
  interState: boolean;
  company: number;
  date: string;
  /** Tells the next number of a day; that of invoices unless it is another document. */
  askNumber?: typeof previewInvoiceNumber;
}) {
  const [number, setNumber] = useState("");
  useEffect(() => {
    let gone = false;
    void askNumber({ company, date }).then((answer) => {
      if (!gone) setNumber(answer.ok ? answer.value : "");
    });
    return () => {
      gone = true;
    };
  }, [company, date, askNumber]);
  const halves = (rateBp: number) => `${rateBp / 200} %`;
  const rows: [string, bigint][] = [
    [words.taxable, sums.taxable],
    ...sums.byRate
      .filter(({ rateBp }) => rateBp > 0)
      .flatMap(({ rateBp, cgst, sgst, igst }): [string, bigint][] =>
        interState
          ? [[`IGST ${rateBp / 100} %`, igst]]
          : [
              [`CGST ${halves(rateBp)}`, cgst],
              [`SGST ${halves(rateBp)}`, sgst],
            ],
      ),
    ...(sums.roundOff === 0n ? [] : [[words.roundOff, sums.roundOff] as [string, bigint]]),
  ];
  return (
    <div className="grid content-start gap-2 text-sm">
      <p className="text-muted-foreground text-xs">{interState ? words.between : words.within}</p>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-y-1 tabular-nums">
        {rows.map(([label, paise]) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd className="text-right">{formatRupees(paise)}</dd>
          </div>
        ))}
        <div className="contents font-semibold text-base">
          <dt className="border-t pt-1">{words.total}</dt>
          <dd className="border-t pt-1 text-right" aria-live="polite">
            {formatRupees(sums.total)}
          </dd>
        </div>
      </dl>
      <p className="text-muted-foreground text-xs">{rupeesInWords(sums.total < 0n ? 0n : sums.total)}</p>
      <p className="text-muted-foreground text-xs">
        {words.number}: <span className="font-mono text-foreground">{number}</span>
      </p>
    </div>
  );
}
