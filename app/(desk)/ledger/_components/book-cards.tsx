import Link from "next/link";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import type { Overview } from "@/lib/ledger/desk/overview";
import { ledgerHref } from "../asked";
import { texts } from "../texts";
import { Rupees } from "./rupees";

const words = texts.overview;
const link = "text-primary underline-offset-2 hover:underline";

/** What was posted last; each entry opens. */
export function LatestCard({ entries }: { entries: Overview["latest"] }) {
  return (
    <Card>
      <CardHeader
        title={words.latest}
        actions={
          <Link href="/ledger/vouchers" className={`text-sm ${link}`}>
            {words.allVouchers}
          </Link>
        }
      />
      <CardBody className="p-0">
        {entries.length === 0 ? (
          <p className="p-4 text-muted-foreground text-sm">{words.noEntries}</p>
        ) : (
          <ul className="divide-y text-sm">
            {entries.map((entry) => (
              <li
                key={String(entry.id)}
                className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 px-4 py-2"
              >
                <Link
                  href={
                    entry.voucherId === null ? `/ledger/entries/${entry.id}` : `/ledger/vouchers/${entry.voucherId}`
                  }
                  className={`truncate ${link}`}
                >
                  {entry.particulars}
                </Link>
                <Rupees paise={entry.total} className="text-right" />
                <span className="text-muted-foreground text-xs">
                  {entry.voucherType} {entry.voucherNo}
                </span>
                <LegalDate value={entry.date.toISOString()} className="text-right text-muted-foreground text-xs" />
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}

/** Cash by bank account; each opens its ledger. */
export function BanksCard({ overview: { company, banks } }: { overview: Overview }) {
  return (
    <Card>
      <CardHeader title={words.banks} />
      <ul className="divide-y text-sm">
        {banks.map((bank) => (
          <li key={bank.id} className="flex items-baseline justify-between gap-3 px-4 py-2.5">
            <span className="min-w-0">
              <Link
                href={ledgerHref({ company: company.id, account: bank.accountId })}
                className={`block truncate ${link}`}
              >
                {bank.bankName}
              </Link>
              <span className="font-mono text-muted-foreground text-xs">{bank.accountNumber}</span>
            </span>
            <Rupees paise={bank.balance} className="font-semibold" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
