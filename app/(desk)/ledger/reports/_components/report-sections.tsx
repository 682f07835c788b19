import Link from "next/link";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { LegalDate } from "@/components/ui/date-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Cell, Opens, Report, ReportColumn } from "@/lib/ledger/reports/report";
import { Rupees } from "../../_components/rupees";
import { ledgerHref } from "../../asked";
import { reportTexts } from "../texts";

/** The tables of a report; every figure that is made of entries opens them. */
export function ReportSections({ report }: { report: Pick<Report, "company" | "sections"> }) {
  return report.sections.map((section) => (
    <Card key={section.title}>
      <CardHeader title={section.title} />
      {section.rows.length === 0 ? (
        <CardBody className="text-muted-foreground text-sm">{section.empty ?? reportTexts.none}</CardBody>
      ) : (
        <Table label={section.title}>
          <TableHead>
            <TableRow>
              {section.columns.map(({ header, kind }) => (
                <TableHeader key={header} numeric={kind === "money" || kind === "number"}>
                  {header}
                </TableHeader>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {section.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a report's rows are read once and never change their order.
              <TableRow key={at} className={cn(row.style === "total" && "border-t-2 font-semibold")}>
                {section.columns.map((column, index) => (
                  <TableCell
                    key={column.header}
                    numeric={column.kind === "money" || column.kind === "number"}
                    className="py-1.5"
                  >
                    <Figure
                      cell={row.cells[index] ?? null}
                      column={column}
                      href={isLinked(section.columns, index) && row.opens ? hrefOf(row.opens, report) : null}
                    />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  ));
}

/** A row's name and its figures lead to what they are made of; texts between them do not. */
const isLinked = (columns: readonly ReportColumn[], index: number): boolean =>
  index === 0 || columns[index]?.kind === "money";

function Figure({ cell, column, href }: { cell: Cell; column: ReportColumn; href: string | null }) {
  if (cell === null || cell === "") return null;
  const shown =
    typeof cell === "bigint" ? (
      <Rupees paise={cell} />
    ) : column.kind === "date" ? (
      <LegalDate value={String(cell)} className="whitespace-nowrap" />
    ) : (
      String(cell)
    );
  return href ? (
    <Link href={href} className="underline-offset-2 hover:text-primary hover:underline">
      {shown}
    </Link>
  ) : (
    shown
  );
}

function hrefOf(opens: Opens, { company }: Pick<Report, "company">): string {
  if ("voucher" in opens) return `/ledger/vouchers/${opens.voucher}`;
  if ("report" in opens) {
    const { report, ...span } = opens;
    return `/ledger/reports/${report}?${new URLSearchParams({ company: String(company.id), ...span })}`;
  }
  return ledgerHref({ company: company.id, ...opens });
}
