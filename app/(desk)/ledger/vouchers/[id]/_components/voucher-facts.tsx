import Link from "next/link";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import { type DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import type { VoucherView } from "@/lib/ledger/desk/voucher-page";
import { rupeesInWords } from "@/lib/ledger/words";
import { Rupees } from "../../../_components/rupees";
import { texts } from "../../../texts";
import { detailItems } from "../../details";

const words = texts.voucher;
const link = "text-primary underline-offset-2 hover:underline";

/** What a voucher says, in the order in which one reads it. */
export function VoucherFacts({ view }: { view: VoucherView }) {
  const { voucher } = view;
  const size = voucher.amount < 0n ? -voucher.amount : voucher.amount;
  const settled = view.settledBy.reduce((sum, { amount }) => sum + amount, 0n);
  const items: DescriptionItem[] = [
    { term: words.amount, value: <Rupees paise={voucher.amount} className="font-semibold text-lg" /> },
    { term: texts.vouchers.columns.date, value: <LegalDate value={view.date} /> },
    {
      term: words.party,
      value: voucher.party && (
        <Link href={`/ledger/parties/${voucher.party.id}`} className={link}>
          {voucher.party.name}
        </Link>
      ),
    },
    ...(voucher.against
      ? [
          {
            term: words.against,
            value: (
              <Link href={`/ledger/vouchers/${voucher.against.id}`} className={`font-mono ${link}`}>
                {voucher.against.number}
              </Link>
            ),
          },
        ]
      : []),
    { term: words.words, value: rupeesInWords(size), wide: true },
    { term: texts.vouchers.columns.transaction, value: voucher.transactionId },
    ...detailItems(voucher.details),
  ];
  return (
    <Card>
      <CardHeader title={words.facts} />
      <CardBody className="grid gap-4">
        <DescriptionList columns={3} items={items} />
        <Settled label={words.settles} rows={view.settles} />
        <Settled label={words.settledBy} rows={view.settledBy} />
        <Settled label={words.notes} rows={view.notes} />
        {(voucher.kind === "invoice" || voucher.kind === "debit_note") && view.settledBy.length > 0 ? (
          <p className="text-sm">
            {words.open}: <Rupees paise={voucher.amount - settled} className="font-semibold" />
          </p>
        ) : null}
      </CardBody>
    </Card>
  );
}

function Settled({ label, rows }: { label: string; rows: VoucherView["settles"] }) {
  if (rows.length === 0) return null;
  return (
    <div className="text-sm">
      <h3 className="text-muted-foreground text-xs">{label}</h3>
      <ul>
        {rows.map(({ id, number, amount }) => (
          <li key={id} className="flex max-w-sm justify-between gap-4">
            <Link href={`/ledger/vouchers/${id}`} className={`font-mono ${link}`}>
              {number}
            </Link>
            <Rupees paise={amount} />
          </li>
        ))}
      </ul>
    </div>
  );
}
