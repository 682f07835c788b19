import { Card, CardHeader } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { APPLICATION_TYPES } from "@/lib/licenses/applications/states";
import type { FeeCell } from "@/lib/licenses/fees/schema";
import { CATEGORY_CODES } from "@/lib/licenses/schema";
import { formatCents } from "@/lib/platform/money";
import { texts as applicationTexts } from "../../../applications/texts";
import { feesTexts as texts } from "../texts";

/** Types down, categories across: what each costs today. */
export function FeeSchedule({ cells }: { cells: readonly FeeCell[] }) {
  return (
    <Card className="overflow-hidden">
      <CardHeader title={texts.schedule} description={texts.scheduleHint} />
      <Table label={texts.schedule}>
        <TableHead>
          <TableRow>
            <TableHeader>{texts.type}</TableHeader>
            {CATEGORY_CODES.map((category) => (
              <TableHeader key={category} numeric>
                {category}
              </TableHeader>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {APPLICATION_TYPES.map((type) => (
            <TableRow key={type}>
              <TableCell className="whitespace-nowrap font-medium">{applicationTexts.types[type]}</TableCell>
              {cells
                .filter((cell) => cell.type === type)
                .map((cell) => (
                  <TableCell key={cell.category} numeric className="whitespace-nowrap">
                    {cell.amountCents === null ? texts.none : formatCents(cell.amountCents)}
                    {cell.next ? (
                      <span className="mt-0.5 block text-muted-foreground text-xs">
                        <span className="block">{texts.next(formatCents(cell.next.amountCents))}</span>
                        <LegalDate value={cell.next.validFrom} />
                      </span>
                    ) : null}
                  </TableCell>
                ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
