import { FileUp, Landmark } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import type { ListPageProps } from "@/components/data-table/list-page";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { broughtForward } from "@/lib/ledger/reconciliation/brought-forward";
import { deskPage } from "@/lib/ledger/reconciliation/desk";
import { requireActor } from "@/lib/platform/auth/current";
import { idOf } from "../../asked";
import { BankPage } from "../_components/bank-page";
import { type BankProps, bankOf } from "../bank-of";
import { texts } from "../texts";
import { ForwardCard } from "./_components/forward-card";
import { MatchDesk } from "./_components/match-desk";

export const metadata: Metadata = { title: texts.title };

/** So many lines are on the desk at once; what is matched makes room for the next. */
const LINES_SHOWN = 100;

export default async function MatchPage({ params, searchParams }: BankProps & ListPageProps) {
  const actor = await requireActor("staff");
  const account = await bankOf(actor, params);
  const first = idOf(await searchParams, "line") ?? null;
  const [page, forward] = await Promise.all([
    deskPage(actor, account.id, { skip: 0, take: LINES_SHOWN }),
    broughtForward(actor, account.id),
  ]);
  return (
    <BankPage account={account}>
      {account.last_day === null ? (
        <Card>
          <EmptyState
            icon={<Landmark />}
            title={texts.desk.noStatements}
            text={texts.desk.noStatementsHint}
            action={
              <Button asChild variant="primary">
                <Link href={`/ledger/reconciliation/${account.id}/import`}>
                  <FileUp aria-hidden />
                  {texts.import.title}
                </Link>
              </Button>
            }
          />
        </Card>
      ) : (
        <>
          {forward ? <ForwardCard bank={account.id} company={account.company_id} forward={forward} /> : null}
          <MatchDesk
            bank={account.id}
            company={account.company_id}
            page={page}
            total={account.open_lines - (forward ? 1 : 0)}
            first={first}
          />
        </>
      )}
    </BankPage>
  );
}
