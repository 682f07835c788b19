import { IdCard } from "lucide-react";
import { StatusBadge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { LicenseRow } from "@/lib/licenses/view";
import { toLegalDate } from "@/lib/platform/time";
import { accountTexts as texts } from "../texts";

/** An applicant's own licenses, to read only. */
export function OwnLicenses({ licenses }: { licenses: LicenseRow[] }) {
  const columns = texts.licenseColumns;
  return (
    <Card className="overflow-hidden">
      <CardHeader title={texts.licenses} />
      {licenses.length === 0 ? (
        <EmptyState icon={<IdCard />} title={texts.noLicensesTitle} text={texts.noLicensesText} />
      ) : (
        <Table label={texts.licenses}>
          <TableHead>
            <TableRow>
              {Object.values(columns).map((column) => (
                <TableHeader key={column}>{column}</TableHeader>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {licenses.map((license) => (
              <TableRow key={license.id}>
                <TableCell className="whitespace-nowrap font-medium tabular-nums">{license.licenseNumber}</TableCell>
                <TableCell>{license.category}</TableCell>
                <TableCell className="whitespace-nowrap">
                  <LegalDate value={toLegalDate(license.issueDate)} />
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  <LegalDate value={toLegalDate(license.expiryDate)} />
                </TableCell>
                <TableCell>
                  <StatusBadge status={license.status} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
