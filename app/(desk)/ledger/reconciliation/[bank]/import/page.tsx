import type { Metadata } from "next";
import { listStatements } from "@/lib/ledger/reconciliation/statements";
import { requireActor } from "@/lib/platform/auth/current";
import { BankPage } from "../../_components/bank-page";
import { type BankProps, bankOf } from "../../bank-of";
import { texts } from "../../texts";
import { ImportWizard } from "./_components/import-wizard";
import { StatementsCard } from "./_components/statements-card";

export const metadata: Metadata = { title: texts.import.title };

/** So many statements are listed; an office imports one a month. */
const STATEMENTS_SHOWN = 60;

export default async function ImportPage({ params }: BankProps) {
  const actor = await requireActor("staff");
  const account = await bankOf(actor, params);
  const { rows } = await listStatements(actor, account.id, { limit: STATEMENTS_SHOWN, offset: 0 });
  return (
    <BankPage account={account}>
      <div className="grid gap-5">
        <ImportWizard bankId={account.id} />
        <StatementsCard statements={rows} />
      </div>
    </BankPage>
  );
}
