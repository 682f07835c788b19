import { Award } from "lucide-react";
import { StatusBadge } from "@/components/ui/badge";
import { LegalDate } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { certificatesOf } from "@/lib/candidates/queries";
import { candidateTexts as texts } from "../texts";

type Row = Awaited<ReturnType<typeof certificatesOf>>[number];

/** What a candidate chose and got. */
export function CandidateCertificates({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0)
    return <EmptyState icon={<Award />} title={texts.noCertificates} text={texts.noCertificatesText} />;
  const columns = texts.certificateColumns;
  return (
    <Table label={texts.certificates}>
      <TableHead>
        <TableRow>
          {Object.entries(columns).map(([id, header]) => (
            <TableHeader key={id}>{header}</TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell className="font-medium">{row.name}</TableCell>
            <TableCell className="tabular-nums">{row.number ?? <Nothing />}</TableCell>
            <TableCell>{row.issued ? <LegalDate value={row.issued} /> : <Nothing />}</TableCell>
            <TableCell>{row.expires ? <LegalDate value={row.expires} /> : <Nothing />}</TableCell>
            <TableCell>
              <StatusBadge status={row.state} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
