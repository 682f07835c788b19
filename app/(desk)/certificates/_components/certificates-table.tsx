"use client";

import { Download, Stamp } from "lucide-react";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type DataTableProps, type ListTableProps } from "@/components/data-table/data-table";
import { Button } from "@/components/ui/button";
import { LegalDate } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import type { CertificateView } from "@/lib/candidates/certificates/schema";
import { texts } from "../texts";
import { BulkDialog } from "./bulk-dialog";
import type { CourseChoice } from "./course-days";
import { StateBadge } from "./state-badge";

const c = dataColumns<CertificateView>();
const words = texts.columns;
const day = (value: string | null) =>
  value === null ? <Nothing /> : <LegalDate value={value} className="whitespace-nowrap" />;
const columns = c.columns([
  c.accessor("number", {
    header: words.number,
    cell: ({ getValue }) => {
      const number = getValue();
      return number === null ? (
        <span className="whitespace-nowrap text-muted-foreground">{texts.notNumbered}</span>
      ) : (
        <span className="whitespace-nowrap font-mono text-[13px]">{number}</span>
      );
    },
  }),
  c.accessor("candidate_name", {
    header: words.candidate,
    cell: ({ getValue }) => <span className="block max-w-48 truncate">{getValue()}</span>,
  }),
  c.accessor("passport_no", {
    header: words.passport,
    meta: { hidden: true },
    cell: ({ getValue }) => <span className="font-mono text-[13px]">{getValue()}</span>,
  }),
  c.accessor("certificate_name", {
    header: words.name,
    cell: ({ getValue }) => <span className="block max-w-64 truncate">{getValue()}</span>,
  }),
  c.accessor("state", { header: words.state, cell: ({ getValue }) => <StateBadge state={getValue()} /> }),
  c.accessor("client_name", {
    header: words.company,
    cell: ({ getValue }) => <span className="block max-w-40 truncate">{getValue() ?? <Nothing />}</span>,
  }),
  c.accessor("issue_date", { header: words.issued, cell: ({ getValue }) => day(getValue()) }),
  c.accessor("expiry_date", { header: words.expires, cell: ({ getValue }) => day(getValue()) }),
  c.display({
    id: "note",
    header: words.note,
    meta: { wrap: true, hidden: true },
    cell: ({ row: { original } }) => original.issue_error ?? original.revoked_reason ?? <Nothing />,
  }),
]);

const rowId = (row: CertificateView) => String(row.id);
const rowHref = (row: CertificateView) => `/certificates/${row.id}`;

/** Certificates with what can be done to the chosen ones. */
export function CertificatesTable({
  rows,
  courses,
  ...rest
}: Omit<ListTableProps<CertificateView>, "filters"> &
  Pick<DataTableProps<CertificateView>, "filters"> & { courses: readonly CourseChoice[] }) {
  return (
    <DataTable
      {...rest}
      id="certificates"
      label={texts.title}
      columns={columns}
      rows={rows}
      rowId={rowId}
      rowHref={rowHref}
      search={texts.search}
      bulkActions={(ids) => <ChosenActions rows={rows.filter((row) => ids.includes(rowId(row)))} courses={courses} />}
    />
  );
}

function ChosenActions({ rows, courses }: { rows: readonly CertificateView[]; courses: readonly CourseChoice[] }) {
  const ids = rows.map(({ id }) => id);
  const waiting = rows.every(({ state }) => state === "selected");
  const issued = rows.filter(({ state }) => state !== "selected").map(({ id }) => id);
  const [courseId = null] = [...new Set(rows.map(({ course_id }) => course_id))];
  return (
    <>
      {waiting ? (
        <BulkDialog
          courses={courses}
          chosen={{ ids, courseId }}
          trigger={
            <Button variant="primary">
              <Stamp aria-hidden />
              {texts.bulk.chosen(ids.length)}
            </Button>
          }
        />
      ) : null}
      {issued.length > 0 ? (
        <Button asChild>
          <a href={`/api/certificate/certificates/download?ids=${issued.join(",")}`} download>
            <Download aria-hidden />
            {texts.bulk.download(issued.length)}
          </a>
        </Button>
      ) : null}
    </>
  );
}
