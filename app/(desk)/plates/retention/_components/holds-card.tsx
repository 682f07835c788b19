import Link from "next/link";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { HoldView } from "@/lib/plates/retention/holds";
import { texts } from "../texts";
import { ReleaseButton } from "./release-button";

const words = texts.holds;

/** What retention passes over, with who said so, and the way to end it. */
export function HoldsCard({ holds, total }: { holds: HoldView[]; total: number }) {
  return (
    <Card>
      <CardHeader title={words.title} description={words.hint} />
      {holds.length === 0 ? (
        <CardBody>
          <p className="text-muted-foreground text-sm">{words.none}</p>
        </CardBody>
      ) : (
        <CardBody className="p-0">
          <Table label={words.title}>
            <TableHead>
              <TableRow>
                <TableHeader>{words.columns.what}</TableHeader>
                <TableHeader>{words.columns.kind}</TableHeader>
                <TableHeader>{words.columns.camera}</TableHeader>
                <TableHeader>{words.columns.at}</TableHeader>
                <TableHeader>{words.columns.by}</TableHeader>
                <TableHeader>{words.columns.note}</TableHeader>
                <TableHeader>{words.columns.actions}</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {holds.map((hold) => (
                <TableRow key={hold.id}>
                  <TableCell>
                    <Link
                      href={hold.kind === "recording" ? `/plates/uploads/${hold.id}` : `/plates/${hold.id}`}
                      className="font-medium hover:underline"
                    >
                      {hold.title}
                    </Link>
                  </TableCell>
                  <TableCell>
                    {words.kinds[hold.kind]}
                    {hold.kind === "recording" ? (
                      <span className="block text-muted-foreground text-xs">{words.reads(hold.reads)}</span>
                    ) : null}
                  </TableCell>
                  <TableCell>{hold.camera ?? <Nothing />}</TableCell>
                  <TableCell>
                    <DateTime value={hold.at} className="whitespace-nowrap" />
                  </TableCell>
                  <TableCell>
                    {hold.heldBy ?? <Nothing />}
                    {hold.heldAt ? (
                      <DateTime value={hold.heldAt} className="block whitespace-nowrap text-muted-foreground text-xs" />
                    ) : null}
                  </TableCell>
                  <TableCell className="min-w-44">{hold.note ?? <Nothing />}</TableCell>
                  <TableCell>
                    <ReleaseButton kind={hold.kind} id={hold.id} title={hold.title} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          {total > holds.length ? (
            <p className="px-4 py-2 text-muted-foreground text-xs">{words.more(holds.length, total)}</p>
          ) : null}
        </CardBody>
      )}
    </Card>
  );
}
