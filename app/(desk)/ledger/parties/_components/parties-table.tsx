"use client";

import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type ListTableProps } from "@/components/data-table/data-table";
import { Nothing } from "@/components/ui/description-list";
import type { PartyRow } from "@/lib/ledger/desk/parties-listing";
import { Rupees } from "../../_components/rupees";
import { partyKinds, texts } from "../../texts";

const words = texts.parties;
const c = dataColumns<PartyRow>();
const columns = c.columns([
  c.accessor("name", {
    header: words.columns.name,
    cell: ({ getValue }) => <span className="block max-w-72 truncate">{getValue()}</span>,
  }),
  c.accessor("kind", { header: words.columns.kind, cell: ({ getValue }) => partyKinds[getValue()] }),
  c.accessor("gstin", {
    header: words.columns.gstin,
    cell: ({ getValue }) => <span className="font-mono text-[13px]">{getValue() ?? <Nothing />}</span>,
  }),
  c.accessor("contact", {
    header: words.columns.contact,
    cell: ({ getValue }) => <span className="block max-w-56 truncate">{getValue() || <Nothing />}</span>,
  }),
  c.accessor("place", {
    header: words.columns.place,
    cell: ({ getValue }) => <span className="block max-w-56 truncate">{getValue() || <Nothing />}</span>,
  }),
  c.accessor("owesPaise", {
    header: words.columns.owes,
    meta: { numeric: true },
    cell: ({ getValue }) => {
      const paise = BigInt(getValue());
      return paise < 0n ? (
        <span className="whitespace-nowrap">
          <span className="text-muted-foreground text-xs">{words.owed}</span> <Rupees paise={-paise} />
        </span>
      ) : (
        <Rupees paise={paise} />
      );
    },
  }),
]);

const rowId = ({ id }: PartyRow): string => String(id);
const rowHref = ({ id }: PartyRow): string => `/ledger/parties/${id}`;

export const PartiesTable = (props: ListTableProps<PartyRow>) => (
  <DataTable
    {...props}
    id="ledger-parties"
    label={words.title}
    columns={columns}
    rowId={rowId}
    rowHref={rowHref}
    search={words.search}
  />
);
