import Link from "next/link";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Overview } from "@/lib/ledger/desk/overview";
import { ledgerHref } from "../asked";
import { texts } from "../texts";
import { Rupees } from "./rupees";

const words = texts.overview;

/** What is open on both sides by its age, and who owes most. */
export function AgeingCard({ overview }: { overview: Overview }) {
  const sides = [
    { label: words.side.receivable, of: overview.receivables },
    { label: words.side.payable, of: overview.payables },
  ];
  return (
    <Card>
      <CardHeader title={words.ageing} description={words.ageingText} />
      <Table label={words.ageing}>
        <TableHead>
          <TableRow>
            <TableHeader>
              <span className="sr-only">{texts.choice.book}</span>
            </TableHeader>
            {words.ages.map((age) => (
              <TableHeader key={age} numeric>
                {age}
              </TableHeader>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {sides.map(({ label, of }) => (
            <TableRow key={label}>
              <TableCell className="font-medium">{label}</TableCell>
              {words.ages.map((age, index) => (
                <TableCell key={age} numeric>
                  <Rupees paise={of.buckets[index] ?? 0n} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <CardBody className="border-t">
        <h3 className="mb-2 font-medium text-sm">{words.debtors}</h3>
        {overview.debtors.length === 0 ? (
          <p className="text-muted-foreground text-sm">{words.noDebtors}</p>
        ) : (
          <ul className="grid gap-1.5 text-sm">
            {overview.debtors.map(({ partyId, name, due }) => (
              <li key={partyId} className="flex items-baseline justify-between gap-3">
                <Link
                  href={ledgerHref({ company: overview.company.id, book: "client", party: partyId })}
                  className="min-w-0 truncate text-primary underline-offset-2 hover:underline"
                >
                  {name}
                </Link>
                <Rupees paise={due} />
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}
