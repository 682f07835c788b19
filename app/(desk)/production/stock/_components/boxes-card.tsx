import { Boxes } from "lucide-react";
import { formatCount } from "@/components/texts";
import { Card, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { BoxView } from "@/lib/licenses/production/stock-schema";
import { stockTexts as texts } from "../texts";
import { ReceiveBox } from "./receive-box";

/** The boxes, the newest first, with what is left in each. */
export function BoxesCard({ boxes }: { boxes: readonly BoxView[] }) {
  return (
    <Card data-print="hide">
      <CardHeader title={texts.boxes} />
      {boxes.length === 0 ? (
        <EmptyState icon={<Boxes />} title={texts.noBoxes} text={texts.noBoxesText} action={<ReceiveBox />} />
      ) : (
        <Table label={texts.boxes}>
          <TableHead>
            <TableRow>
              <TableHeader numeric>{texts.columns.box}</TableHeader>
              <TableHeader>{texts.columns.range}</TableHeader>
              <TableHeader>{texts.columns.next}</TableHeader>
              <TableHeader numeric>{texts.columns.left}</TableHeader>
              <TableHeader>{texts.columns.supplier}</TableHeader>
              <TableHeader>{texts.columns.received}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {boxes.map((box) => (
              <TableRow key={box.id}>
                <TableCell numeric>{box.id}</TableCell>
                <TableCell className="whitespace-nowrap font-mono text-[13px]">
                  {box.first} – {box.last}
                </TableCell>
                <TableCell className="whitespace-nowrap font-mono text-[13px]">
                  {box.next ?? <span className="font-sans text-muted-foreground">{texts.used}</span>}
                </TableCell>
                <TableCell numeric className="whitespace-nowrap">
                  {formatCount(box.left)} / {formatCount(box.count)}
                </TableCell>
                <TableCell>{box.supplier ?? <Nothing />}</TableCell>
                <TableCell className="whitespace-nowrap">
                  <DateTime value={box.received_at} />
                  {box.received_by ? <span className="text-muted-foreground"> · {box.received_by}</span> : null}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
