import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { importTexts } from "../../texts";

const texts = importTexts.preview;

/** What is wrong with which row, and in which column of the file. */
export function Problems({ rows }: { rows: readonly { row: number; column: string; reason: string }[] }) {
  return (
    <Table label={texts.problems}>
      <TableHead>
        <TableRow>
          <TableHeader numeric>{texts.row}</TableHeader>
          <TableHeader>{texts.column}</TableHeader>
          <TableHeader>{texts.reason}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ row, column, reason }) => (
          <TableRow key={`${row} ${column} ${reason}`}>
            <TableCell numeric>{row}</TableCell>
            <TableCell className="whitespace-nowrap font-medium">{column}</TableCell>
            <TableCell className="min-w-56 break-words">{reason}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
