import type { Metadata } from "next";
import type { ListPageProps } from "@/components/data-table/list-page";
import { defineTable, pageWindow, parseTableParams } from "@/components/data-table/search-params";
import { listMatches } from "@/lib/ledger/reconciliation/desk";
import { requireActor } from "@/lib/platform/auth/current";
import { BankPage } from "../../_components/bank-page";
import { type BankProps, bankOf } from "../../bank-of";
import { texts } from "../../texts";
import { MatchesTable } from "./_components/matches-table";

export const metadata: Metadata = { title: texts.matched.title };

const matchesTable = defineTable({ sorts: ["madeAt"], defaultSort: { id: "madeAt", desc: true } });

export default async function MatchedPage({ params, searchParams }: BankProps & ListPageProps) {
  const actor = await requireActor("staff");
  const account = await bankOf(actor, params);
  const table = parseTableParams(await searchParams, matchesTable);
  const { rows, total } = await listMatches(actor, account.id, pageWindow(table));
  return (
    <BankPage account={account}>
      <MatchesTable rows={rows} total={total} params={table} />
    </BankPage>
  );
}
