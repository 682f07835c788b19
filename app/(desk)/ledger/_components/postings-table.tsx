import Link from "next/link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { EntryView } from "@/lib/ledger/desk/voucher-page";
import { ledgerHref } from "../asked";
import { texts } from "../texts";
import { Rupees } from "./rupees";

const words = texts.voucher;
const link = "text-primary underline-offset-2 hover:underline";

/** The lines of an entry; each opens its account, and its party's ledger. */
export function PostingsTable({
  company,
  lines,
  total,
}: {
  company: number;
  lines: EntryView["lines"];
  total: bigint;
}) {
  return (
    <Table label={words.postings}>
      <TableHead>
        <TableRow>
          <TableHeader>{words.account}</TableHeader>
          <TableHeader>{words.party}</TableHeader>
          <TableHeader numeric>{words.debit}</TableHeader>
          <TableHeader numeric>{words.credit}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <TableRow key={line.id}>
            <TableCell>
              <Link href={ledgerHref({ company, account: line.account.id })} className={link}>
                {line.account.name}
              </Link>
              {line.note ? <span className="block text-muted-foreground text-xs">{line.note}</span> : null}
            </TableCell>
            <TableCell>
              {line.party ? (
                <Link href={`/ledger/parties/${line.party.id}`} className={link}>
                  {line.party.name}
                </Link>
              ) : null}
            </TableCell>
            <TableCell numeric>
              <Rupees paise={line.debit} blankZero />
            </TableCell>
            <TableCell numeric>
              <Rupees paise={line.credit} blankZero />
            </TableCell>
          </TableRow>
        ))}
        <TableRow className="font-semibold">
          <TableCell colSpan={2}>{words.total}</TableCell>
          <TableCell numeric>
            <Rupees paise={total} />
          </TableCell>
          <TableCell numeric>
            <Rupees paise={total} />
          </TableCell>
        </TableRow>
      </TableBody>
    </Table>
  );
}
