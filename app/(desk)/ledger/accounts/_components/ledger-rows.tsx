"use client";

import { BookOpenText } from "lucide-react";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type ListTableProps } from "@/components/data-table/data-table";
import { Badge } from "@/components/ui/badge";
import { LegalDate } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { DeskRow } from "@/lib/ledger/desk/ledger-page";
import { Rupees } from "../../_components/rupees";
import { texts } from "../../texts";

const words = texts.ledger;

/** A row as it travels to the browser: money in paise as text. */
export type LedgerLine = Omit<DeskRow, "debit" | "credit" | "balance"> & {
  debit: string;
  credit: string;
  balance: string;
};

const c = dataColumns<LedgerLine>();
const columns = c.columns([
  c.accessor("date", {
    header: words.columns.date,
    cell: ({ getValue }) => <LegalDate value={getValue()} className="whitespace-nowrap" />,
  }),
  c.accessor("voucherNo", {
    header: words.columns.voucher,
    cell: ({ row: { original } }) => (
      <span className="whitespace-nowrap">
        <span className="font-mono text-[13px]">{original.voucherNo}</span>{" "}
        <span className="text-muted-foreground text-xs">{original.voucherType}</span>
      </span>
    ),
  }),
  c.accessor("particulars", {
    header: words.columns.particulars,
    cell: ({ row: { original } }) => (
      <span className="flex max-w-96 items-center gap-2">
        <span className="truncate">
          {original.particulars}
          {original.note ? ` (${original.note})` : ""}
        </span>
        {original.isReversed ? <Badge tone="warning">{words.reversed}</Badge> : null}
        {original.isReversal ? <Badge>{words.reversal}</Badge> : null}
      </span>
    ),
  }),
  c.accessor("party", {
    header: words.columns.party,
    cell: ({ getValue }) => <span className="block max-w-48 truncate">{getValue() ?? <Nothing />}</span>,
  }),
  c.accessor("account", { header: words.columns.account, meta: { hidden: true } }),
  c.accessor("transactionId", {
    header: words.columns.transaction,
    meta: { hidden: true },
    cell: ({ getValue }) => getValue() ?? <Nothing />,
  }),
  c.accessor("debit", {
    header: words.columns.debit,
    meta: { numeric: true },
    cell: ({ getValue }) => <Rupees paise={getValue()} blankZero />,
  }),
  c.accessor("credit", {
    header: words.columns.credit,
    meta: { numeric: true },
    cell: ({ getValue }) => <Rupees paise={getValue()} blankZero />,
  }),
  c.accessor("balance", {
    header: words.columns.balance,
    meta: { numeric: true },
    cell: ({ getValue }) => <Rupees paise={getValue()} className="font-medium" />,
  }),
]);

const rowId = ({ id }: LedgerLine): string => id;
const rowHref = ({ voucherId, entryId }: LedgerLine): string =>
  voucherId === null ? `/ledger/entries/${entryId}` : `/ledger/vouchers/${voucherId}`;

/** The rows of a ledger, newest first, each with the balance after it. */
export const LedgerRows = (props: Pick<ListTableProps<LedgerLine>, "rows" | "total" | "params" | "exports">) => (
  <DataTable
    {...props}
    id="ledger-rows"
    label={words.title}
    columns={columns}
    rowId={rowId}
    rowHref={rowHref}
    empty={<EmptyState icon={<BookOpenText />} title={words.empty} text={words.emptyHint} />}
  />
);
