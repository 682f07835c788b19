import { Card, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { texts } from "../texts";

export type Version = { version: number; note: string; at: string; by: string; changed: string[] | null };

/** Every version with what it changed. */
export function VersionsCard({ versions }: { versions: readonly Version[] }) {
  return (
    <Card>
      <CardHeader title={texts.versions} />
      <Table label={texts.versions}>
        <TableHead>
          <TableRow>
            <TableHeader numeric>#</TableHeader>
            <TableHeader>{texts.note}</TableHeader>
            <TableHeader>{texts.changes}</TableHeader>
            <TableHeader>{texts.by}</TableHeader>
            <TableHeader>{texts.at}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {versions.map(({ version, note, at, by, changed }) => (
            <TableRow key={version}>
              <TableCell numeric>{version}</TableCell>
              <TableCell className="min-w-56 whitespace-normal">{note}</TableCell>
              <TableCell className="whitespace-normal text-xs">
                {changed ? changed.map((code) => code.toLowerCase().replaceAll("_", " ")).join(", ") : texts.first}
              </TableCell>
              <TableCell>{by}</TableCell>
              <TableCell>
                <DateTime value={at} className="whitespace-nowrap" />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
