"use client";

import { formatCount } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { StatementPreview } from "@/lib/ledger/reconciliation/schema";
import { Money } from "../../../_components/money";
import { texts } from "../../../texts";

const words = texts.import;

/** What an import would do: what is wrong by row and column, the sums, and the first lines. */
export function PreviewCard({ preview }: { preview: StatementPreview }) {
  const money = (rupees: number | null) => (rupees === null ? null : <Money rupees={rupees} />);
  return (
    <>
      {preview.wrong > 0 ? (
        <Alert tone="danger" title={words.wrong(preview.wrong)}>
          <ul className="grid gap-0.5">
            {preview.errors.slice(0, 10).map(({ row, column, reason }) => (
              <li key={`${row}-${column}`}>{words.wrongRow(row, column, reason)}</li>
            ))}
            {preview.wrong > 10 ? <li>{words.moreWrong(preview.wrong - 10)}</li> : null}
          </ul>
        </Alert>
      ) : null}
      {preview.problem ? (
        <Alert tone="warning" title={words.stopped}>
          {preview.problem}
        </Alert>
      ) : null}
      <Card>
        <CardHeader
          title={words.preview(formatCount(preview.lines.length), formatCount(preview.total))}
          actions={<Badge tone="info">{words.formats[preview.format]}</Badge>}
        />
        <div className="px-4 py-3">
          <DescriptionList
            columns={3}
            items={[
              {
                term: words.facts.span,
                value:
                  preview.first_day && preview.last_day ? (
                    <>
                      <LegalDate value={preview.first_day} /> – <LegalDate value={preview.last_day} />
                    </>
                  ) : null,
              },
              { term: words.facts.opening, value: money(preview.opening) },
              { term: words.facts.closing, value: money(preview.closing) },
              { term: words.facts.fresh, value: formatCount(preview.new_lines) },
              { term: words.facts.known, value: formatCount(preview.known_lines) },
              { term: words.facts.skipped, value: formatCount(preview.skipped) },
            ]}
          />
        </div>
        {preview.lines.length > 0 ? (
          <Table label={words.title}>
            <TableHead>
              <TableRow>
                <TableHeader numeric>{words.row}</TableHeader>
                <TableHeader>{words.date}</TableHeader>
                <TableHeader>{words.description}</TableHeader>
                <TableHeader>{words.reference}</TableHeader>
                <TableHeader numeric>{words.amount}</TableHeader>
                <TableHeader numeric>{words.balance}</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {preview.lines.map((line) => (
                <TableRow key={line.row}>
                  <TableCell numeric className="text-muted-foreground">
                    {line.row}
                  </TableCell>
                  <TableCell>
                    <LegalDate value={line.date} className="whitespace-nowrap" />
                  </TableCell>
                  <TableCell>
                    <span className="flex max-w-96 items-center gap-2">
                      <span className="truncate">{line.description}</span>
                      {line.known ? <Badge>{words.known}</Badge> : null}
                    </span>
                  </TableCell>
                  <TableCell className="font-mono text-xs">{line.reference}</TableCell>
                  <TableCell numeric>
                    <Money rupees={line.amount} />
                  </TableCell>
                  <TableCell numeric>{money(line.balance)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        ) : null}
      </Card>
    </>
  );
}
