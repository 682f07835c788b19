"use client";

import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type ListTableProps } from "@/components/data-table/data-table";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import type { DraftRow } from "@/lib/ledger/desk/drafts-listing";
import { isLegalDate } from "@/lib/platform/time";
import { Rupees } from "../../_components/rupees";
import { texts } from "../../texts";
import { formLabel } from "../../voucher-forms";
import { DeleteDraft } from "./delete-draft";

const words = texts.drafts;
const c = dataColumns<DraftRow>();
const columns = c.columns([
  c.accessor("form", {
    header: words.columns.form,
    cell: ({ getValue }) => <span className="whitespace-nowrap">{formLabel(getValue())}</span>,
  }),
  c.accessor("party", {
    header: words.columns.party,
    cell: ({ row }) => (
      <span className="block max-w-72 truncate">{row.original.party ?? row.original.about ?? <Nothing />}</span>
    ),
  }),
  c.accessor("date", {
    header: words.columns.date,
    cell: ({ getValue }) => {
      const date = getValue();
      return date && isLegalDate(date) ? <LegalDate value={date} className="whitespace-nowrap" /> : <Nothing />;
    },
  }),
  c.accessor("amountPaise", {
    header: words.columns.amount,
    meta: { numeric: true },
    cell: ({ getValue }) => {
      const paise = getValue();
      return paise === null ? <Nothing /> : <Rupees paise={paise} />;
    },
  }),
  c.accessor("owner", { header: words.columns.owner, cell: ({ getValue }) => getValue() ?? <Nothing /> }),
  c.accessor("company", {
    header: words.columns.company,
    meta: { hidden: true },
    cell: ({ getValue }) => <span className="block max-w-60 truncate">{getValue()}</span>,
  }),
  c.accessor("updatedAt", {
    id: "saved",
    header: words.columns.saved,
    cell: ({ getValue }) => <DateTime value={getValue()} className="whitespace-nowrap" />,
  }),
  c.display({
    id: "actions",
    header: () => <span className="sr-only">{words.delete}</span>,
    cell: ({ row }) => <DeleteDraft id={row.original.id} what={formLabel(row.original.form)} />,
  }),
]);

const rowId = ({ id }: DraftRow): string => id;
const rowHref = ({ id, form }: DraftRow): string => `/ledger/new/${form}?draft=${id}`;

export const DraftsTable = (props: Omit<ListTableProps<DraftRow>, "exports">) => (
  <DataTable {...props} id="ledger-drafts" label={words.title} columns={columns} rowId={rowId} rowHref={rowHref} />
);
