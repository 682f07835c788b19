import type { Metadata } from "next";
import Link from "next/link";
import { CreateLink, ListPage } from "@/components/data-table/list-page";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { companyCards } from "@/lib/ledger/desk/company-cards";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { LedgerTabs } from "../_components/ledger-tabs";
import { NoBooks } from "../_components/no-books";
import { Rupees } from "../_components/rupees";
import { ledgerHref } from "../asked";
import { texts } from "../texts";
import { PeriodButtons } from "./_components/period-buttons";

const words = texts.companies;

export const metadata: Metadata = { title: words.title };

export default async function CompaniesPage() {
  const actor = await requireActor("staff");
  const cards = await companyCards(actor);
  return (
    <ListPage
      title={words.title}
      description={words.description}
      parents={[{ label: texts.title, href: "/ledger" }]}
      actions={<CreateLink href="/ledger/companies/new">{words.new}</CreateLink>}
    >
      <LedgerTabs />
      {cards.length === 0 ? <NoBooks /> : null}
      <div className="grid gap-5">
        {cards.map(({ company, banks, nextInvoice, closedThrough, yesterday }) => (
          <Card key={company.id}>
            <CardHeader
              title={company.name}
              description={company.address}
              actions={
                <>
                  <Badge tone={closedThrough ? "info" : "neutral"}>
                    {closedThrough ? (
                      <>
                        {words.closed} <LegalDate value={closedThrough} />
                      </>
                    ) : (
                      words.open
                    )}
                  </Badge>
                  {isAdmin(actor) ? (
                    <PeriodButtons
                      company={{ id: company.id, name: company.name }}
                      closedThrough={closedThrough}
                      yesterday={yesterday}
                    />
                  ) : null}
                </>
              }
            />
            <CardBody>
              <DescriptionList
                columns={3}
                items={[
                  { term: words.gstin, value: company.gstin && <span className="font-mono">{company.gstin}</span> },
                  { term: words.state, value: company.state },
                  {
                    term: words.numbers,
                    value: (
                      <span className="font-mono">
                        {company.invoicePattern}{" "}
                        <span className="text-muted-foreground">
                          ({words.next} {nextInvoice})
                        </span>
                      </span>
                    ),
                  },
                ]}
              />
            </CardBody>
            <Table label={`${words.banks}: ${company.name}`} className="border-t">
              <TableHead>
                <TableRow>
                  <TableHeader>{words.bank}</TableHeader>
                  <TableHeader>{words.account}</TableHeader>
                  <TableHeader>{words.ifsc}</TableHeader>
                  <TableHeader numeric>{words.balance}</TableHeader>
                </TableRow>
              </TableHead>
              <TableBody>
                {banks.map((bank) => (
                  <TableRow key={bank.id}>
                    <TableCell>
                      <Link
                        href={ledgerHref({ company: company.id, account: bank.accountId })}
                        className="text-primary underline-offset-2 hover:underline"
                      >
                        {bank.bankName}
                        {bank.branch ? `, ${bank.branch}` : ""}
                      </Link>
                    </TableCell>
                    <TableCell className="font-mono">{bank.accountNumber}</TableCell>
                    <TableCell className="font-mono">{bank.ifscCode}</TableCell>
                    <TableCell numeric>
                      <Rupees paise={bank.balance} />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Card>
        ))}
      </div>
    </ListPage>
  );
}
