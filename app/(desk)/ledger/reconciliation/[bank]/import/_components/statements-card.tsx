"use client";

import { useRouter } from "next/navigation";
import { formatCount } from "@/components/texts";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { LegalDate } from "@/components/ui/date-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import type { BankStatementView } from "@/lib/ledger/reconciliation/schema";
import { Money } from "../../../_components/money";
import { takeBackStatement } from "../../../actions";
import { texts } from "../../../texts";

const words = texts.import;

/** The statements that were imported, each of which can be taken back while nothing of it is matched. */
export function StatementsCard({ statements }: { statements: readonly BankStatementView[] }) {
  const router = useRouter();
  const takeBack = async (id: number) => {
    const result = await takeBackStatement({ id });
    if (!result.ok) return { error: result.message };
    toast.success(words.takenBack);
    router.refresh();
  };
  return (
    <Card>
      <CardHeader title={words.list} />
      {statements.length === 0 ? (
        <CardBody className="text-muted-foreground text-sm">{words.listEmpty}</CardBody>
      ) : (
        <Table label={words.list}>
          <TableHead>
            <TableRow>
              <TableHeader>{words.days}</TableHeader>
              <TableHeader>{words.file}</TableHeader>
              <TableHeader numeric>{words.lineCount}</TableHeader>
              <TableHeader numeric>{words.facts.opening}</TableHeader>
              <TableHeader numeric>{words.facts.closing}</TableHeader>
              <TableHeader>
                <span className="sr-only">{words.takeBack}</span>
              </TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {statements.map((one) => (
              <TableRow key={one.id}>
                <TableCell className="whitespace-nowrap">
                  <LegalDate value={one.first_day} /> – <LegalDate value={one.last_day} />
                </TableCell>
                <TableCell>
                  <span className="flex max-w-72 items-center gap-2">
                    <span className="truncate">{one.file_name}</span>
                    <Badge>{words.formats[one.format]}</Badge>
                  </span>
                </TableCell>
                <TableCell numeric>{formatCount(one.lines)}</TableCell>
                <TableCell numeric>
                  <Money rupees={one.opening} />
                </TableCell>
                <TableCell numeric>
                  <Money rupees={one.closing} />
                </TableCell>
                <TableCell className="text-right">
                  <ConfirmDialog
                    trigger={
                      <Button size="sm" variant="ghost">
                        {words.takeBack}
                      </Button>
                    }
                    title={words.takeBackTitle(one.file_name)}
                    description={words.takeBackText}
                    confirmLabel={words.takeBack}
                    destructive
                    onConfirm={() => takeBack(one.id)}
                  />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
