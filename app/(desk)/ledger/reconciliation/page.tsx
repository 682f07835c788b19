import { Landmark } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ListPage } from "@/components/data-table/list-page";
import { formatCount } from "@/components/texts";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { listAccountStates } from "@/lib/ledger/reconciliation/accounts";
import { requireActor } from "@/lib/platform/auth/current";
import { LedgerTabs } from "../_components/ledger-tabs";
import { NoBooks } from "../_components/no-books";
import { texts as ledgerTexts } from "../texts";
import { Money } from "./_components/money";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

/** The bank accounts, each with how far its statements reach and what is open. */
export default async function ReconciliationPage() {
  const actor = await requireActor("staff");
  const accounts = await listAccountStates(actor);
  return (
    <ListPage
      title={texts.title}
      description={texts.description}
      parents={[{ label: ledgerTexts.title, href: "/ledger" }]}
    >
      <LedgerTabs />
      {accounts.length === 0 ? (
        <NoBooks />
      ) : (
        <Card>
          <Table label={texts.title}>
            <TableHead>
              <TableRow>
                <TableHeader>{texts.columns.account}</TableHeader>
                <TableHeader>{texts.columns.statements}</TableHeader>
                <TableHeader numeric>{texts.columns.atBank}</TableHeader>
                <TableHeader numeric>{texts.columns.inBooks}</TableHeader>
                <TableHeader numeric>{texts.columns.lines}</TableHeader>
                <TableHeader numeric>{texts.columns.postings}</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {accounts.map((account) => (
                <TableRow key={account.id}>
                  <TableCell>
                    <Link
                      href={`/ledger/reconciliation/${account.id}${account.last_day ? "" : "/import"}`}
                      className="font-medium underline-offset-2 hover:text-primary hover:underline"
                    >
                      {texts.account(account.bank_name, account.account_number)}
                    </Link>
                    <span className="block text-muted-foreground text-xs">{account.company}</span>
                  </TableCell>
                  <TableCell>
                    {account.last_day ? (
                      <LegalDate value={account.last_day} className="whitespace-nowrap" />
                    ) : (
                      <Badge>{texts.noStatement}</Badge>
                    )}
                  </TableCell>
                  <TableCell numeric>
                    {account.bank_balance === null ? null : <Money rupees={account.bank_balance} />}
                  </TableCell>
                  <TableCell numeric>
                    <Money rupees={account.book_balance} />
                  </TableCell>
                  <TableCell numeric>
                    {account.last_day && account.open_lines === 0 ? (
                      <Badge tone="success">{texts.done}</Badge>
                    ) : (
                      formatCount(account.open_lines)
                    )}
                  </TableCell>
                  <TableCell numeric>{formatCount(account.open_postings)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Card>
      )}
      {accounts.length > 0 && accounts.every(({ last_day }) => last_day === null) ? (
        <EmptyState icon={<Landmark />} title={texts.desk.noStatements} text={texts.desk.noStatementsHint} />
      ) : null}
    </ListPage>
  );
}
