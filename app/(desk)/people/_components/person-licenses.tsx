import { IdCard, Plus } from "lucide-react";
import Link from "next/link";
import { StatusBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { LicenseView } from "@/lib/licenses/schema";
import { personTexts } from "../texts";

const { licenseColumns: columns } = personTexts;

/** The licenses that a person holds or held. */
export function PersonLicenses({
  licenses,
  issueHref,
}: {
  licenses: readonly LicenseView[];
  issueHref: string | null;
}) {
  const issue = issueHref ? (
    <Button asChild variant="primary">
      <Link href={issueHref}>
        <Plus aria-hidden />
        {personTexts.issue}
      </Link>
    </Button>
  ) : undefined;
  return (
    <Card className="overflow-hidden">
      {licenses.length === 0 ? (
        <EmptyState
          icon={<IdCard />}
          title={personTexts.noLicensesTitle}
          text={personTexts.noLicensesText}
          action={issue}
        />
      ) : (
        <Table label={personTexts.licenses}>
          <TableHead>
            <TableRow>
              <TableHeader>{columns.number}</TableHeader>
              <TableHeader>{columns.category}</TableHeader>
              <TableHeader>{columns.status}</TableHeader>
              <TableHeader>{columns.issued}</TableHeader>
              <TableHeader>{columns.expires}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {licenses.map((license) => (
              <TableRow key={license.id}>
                <TableCell>
                  <Link
                    href={`/licenses/${license.id}`}
                    className="whitespace-nowrap font-medium text-primary tabular-nums underline-offset-4 hover:underline"
                  >
                    {license.license_number}
                  </Link>
                </TableCell>
                <TableCell>{license.category}</TableCell>
                <TableCell>
                  <StatusBadge status={license.status} />
                </TableCell>
                <TableCell>
                  <LegalDate value={license.issue_date} className="whitespace-nowrap" />
                </TableCell>
                <TableCell>
                  <LegalDate value={license.expiry_date} className="whitespace-nowrap" />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
