import { Card, CardHeader } from "@/components/ui/card";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { FeeEntry } from "@/lib/licenses/fees/schema";
import { CATEGORY_CODES } from "@/lib/licenses/schema";
import { formatCents } from "@/lib/platform/money";
import { texts as applicationTexts } from "../../../applications/texts";
import { feesTexts as texts } from "../texts";

const { columns } = texts;

/** Entries that were set together, as one line with their categories. The latest entry comes first, its category last. */
function together(entries: readonly FeeEntry[]): (FeeEntry & { categories: string[] })[] {
  const lines = new Map<string, FeeEntry & { categories: string[] }>();
  for (const entry of entries) {
    const key = [entry.createdAt, entry.type, entry.amountCents, entry.validFrom].join(" ");
    const line = lines.get(key) ?? { ...entry, categories: [] };
    line.categories.unshift(entry.category);
    lines.set(key, line);
  }
  return [...lines.values()];
}

/** Every fee that was ever set, by whom and from which day on. */
export function FeeHistory({ entries }: { entries: readonly FeeEntry[] }) {
  return (
    <Card className="overflow-hidden">
      <CardHeader title={texts.history} />
      <Table label={texts.history}>
        <TableHead>
          <TableRow>
            <TableHeader>{columns.validFrom}</TableHeader>
            <TableHeader>{columns.type}</TableHeader>
            <TableHeader>{columns.category}</TableHeader>
            <TableHeader numeric>{columns.amount}</TableHeader>
            <TableHeader>{columns.by}</TableHeader>
            <TableHeader>{columns.set}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {together(entries).map((line) => (
            <TableRow key={line.id}>
              <TableCell>
                <LegalDate value={line.validFrom} className="whitespace-nowrap" />
              </TableCell>
              <TableCell className="whitespace-nowrap">{applicationTexts.types[line.type]}</TableCell>
              <TableCell>
                {line.categories.length === CATEGORY_CODES.length ? texts.all : line.categories.join(", ")}
              </TableCell>
              <TableCell numeric>{formatCents(line.amountCents)}</TableCell>
              <TableCell className="whitespace-nowrap">{line.createdBy ?? texts.initial}</TableCell>
              <TableCell>
                <DateTime value={line.createdAt} className="whitespace-nowrap" />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
