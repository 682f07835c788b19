"use client";

import { Link2, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type TablePage } from "@/components/data-table/data-table";
import { Button } from "@/components/ui/button";
import { LegalDate } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { toast } from "@/components/ui/toast";
import type { MatchView } from "@/lib/ledger/reconciliation/desk";
import { Money } from "../../../_components/money";
import { undo } from "../../../actions";
import { texts } from "../../../texts";
import { PostingRow } from "../../_components/posting-row";

const words = texts.matched;

const c = dataColumns<MatchView>();
const columns = c.columns([
  c.accessor("lines", {
    header: words.atBank,
    meta: { wrap: true },
    cell: ({ getValue }) => (
      <div className="grid min-w-56 gap-1">
        {getValue().map((line) => (
          <div key={line.id} className="grid grid-cols-[1fr_auto] gap-x-3 text-sm">
            <span className="line-clamp-1">{line.description}</span>
            <Money rupees={line.amount} className="font-medium" />
            <LegalDate value={line.date} className="text-muted-foreground text-xs" />
          </div>
        ))}
      </div>
    ),
  }),
  c.accessor("postings", {
    header: words.inBooks,
    meta: { wrap: true },
    cell: ({ row: { original } }) => (
      <div className="grid min-w-64 gap-1">
        {original.postings.map((posting) => (
          <PostingRow key={posting.id} posting={posting} />
        ))}
        {original.morePostings > 0 ? (
          <span className="text-muted-foreground text-xs">{words.more(original.morePostings)}</span>
        ) : null}
      </div>
    ),
  }),
  c.accessor("reason", {
    header: words.why,
    meta: { wrap: true },
    cell: ({ getValue }) => <span className="text-muted-foreground text-xs">{getValue()}</span>,
  }),
  c.accessor("id", {
    header: texts.desk.undo,
    cell: ({ getValue }) => <UndoButton id={getValue()} />,
  }),
]);

function UndoButton({ id }: { id: number }) {
  const router = useRouter();
  const takeBack = async () => {
    const result = await undo({ id }).catch(() => null);
    if (!result?.ok) return void toast.error(result?.message ?? texts.desk.unreachable);
    toast.success(texts.desk.undone);
    router.refresh();
  };
  return (
    <Button size="icon-sm" variant="ghost" aria-label={words.undo} onClick={() => void takeBack()}>
      <Undo2 aria-hidden />
    </Button>
  );
}

const rowId = ({ id }: MatchView): string => String(id);

/** What was matched, each with the way back. */
export const MatchesTable = (props: TablePage<MatchView>) => (
  <DataTable
    {...props}
    id="bank-matches"
    label={words.title}
    columns={columns}
    rowId={rowId}
    empty={<EmptyState icon={<Link2 />} title={words.empty} text={words.emptyHint} />}
  />
);
