"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { DestructionView } from "@/lib/licenses/production/stock-schema";
import { stockTexts as texts } from "../texts";

/** The register of destruction. On paper it is all that is printed of this page, with room for signatures. */
export function RegisterCard({ entries }: { entries: readonly DestructionView[] }) {
  return (
    <Card>
      <CardHeader
        title={texts.register}
        actions={
          entries.length > 0 ? (
            <Button size="sm" onClick={() => window.print()}>
              <Printer aria-hidden />
              {texts.print}
            </Button>
          ) : null
        }
      />
      {entries.length === 0 ? (
        <CardBody className="text-muted-foreground text-sm">{texts.noEntries}</CardBody>
      ) : (
        <Table label={texts.register}>
          <TableHead>
            <TableRow>
              <TableHeader numeric>{texts.columns.entry}</TableHeader>
              <TableHeader>{texts.columns.date}</TableHeader>
              <TableHeader>{texts.columns.method}</TableHeader>
              <TableHeader>{texts.columns.cards}</TableHeader>
              <TableHeader>{texts.columns.witnesses}</TableHeader>
              <TableHeader className="print:hidden">{texts.columns.recorded}</TableHeader>
              <TableHeader className="hidden w-48 print:table-cell">{texts.columns.signatures}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {entries.map((entry) => (
              <TableRow key={entry.id} className="break-inside-avoid">
                <TableCell numeric>{entry.id}</TableCell>
                <TableCell className="whitespace-nowrap">
                  <LegalDate value={entry.destroyed_on} />
                </TableCell>
                <TableCell>{texts.methods[entry.method as keyof typeof texts.methods] ?? entry.method}</TableCell>
                <TableCell className="min-w-40 font-mono text-[13px]">{entry.control_numbers.join(", ")}</TableCell>
                <TableCell className="whitespace-nowrap">
                  {entry.first_witness}
                  <br />
                  {entry.second_witness}
                </TableCell>
                <TableCell className="whitespace-nowrap print:hidden">
                  <DateTime value={entry.recorded_at} />
                  {entry.recorded_by ? <span className="text-muted-foreground"> · {entry.recorded_by}</span> : null}
                </TableCell>
                <TableCell className="hidden print:table-cell" />
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
