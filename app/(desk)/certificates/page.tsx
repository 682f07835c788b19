import { Award, FileUp, Layers } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { exportLinks } from "@/components/data-table/export-links";
import { optionsOf } from "@/components/data-table/filter-options";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { recentBatches } from "@/lib/candidates/certificates/bulk/service";
import { listCourses } from "@/lib/candidates/certificates/courses";
import { billedCompanies, listCertificates } from "@/lib/candidates/certificates/queries";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { BulkDialog } from "./_components/bulk-dialog";
import { CertificateTabs } from "./_components/certificate-tabs";
import { CertificatesTable } from "./_components/certificates-table";
import { certificatesTable, filterOf } from "./table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function CertificatesPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, certificatesTable);
  const [{ items, total }, courses, companies, [latest]] = await Promise.all([
    listCertificates(actor, filterOf(params), sortedWindow(params)),
    listCourses(actor),
    billedCompanies(actor),
    recentBatches(actor, 1),
  ]);
  const active = courses.filter(({ is_active }) => is_active);
  const running = latest && (latest.state === "queued" || latest.state === "running") ? latest : null;
  return (
    <ListPage
      title={texts.title}
      description={texts.description}
      actions={
        active.length > 0 ? (
          <>
            <Button asChild>
              <Link href="/candidates/imports?kind=certificates">
                <FileUp aria-hidden />
                {texts.importList}
              </Link>
            </Button>
            <BulkDialog
              courses={active}
              trigger={
                <Button variant="primary">
                  <Layers aria-hidden />
                  {texts.bulk.open}
                </Button>
              }
            />
          </>
        ) : null
      }
    >
      <CertificateTabs admin={isAdmin(actor)} />
      {running ? (
        <Alert
          tone="info"
          title={texts.bulk.running}
          className="mb-4"
          action={
            <Button asChild size="sm">
              <Link href={`/certificates/batches/${running.id}`}>{texts.bulk.show}</Link>
            </Button>
          }
        >
          {running.stage}
        </Alert>
      ) : null}
      <CertificatesTable
        rows={items}
        total={total}
        params={params}
        courses={active}
        filters={[
          { id: "state", label: texts.filters.state, options: optionsOf(texts.states) },
          {
            id: "course",
            label: texts.filters.course,
            options: courses.map(({ id, name }) => ({ value: String(id), label: name })),
          },
          {
            id: "company",
            label: texts.filters.company,
            options: companies.map((name) => ({ value: name, label: name })),
          },
          { id: "expiring", label: texts.filters.expiring, options: optionsOf(texts.expiring) },
        ]}
        exports={exportLinks("/api/certificate/certificates/export", params)}
        empty={
          <EmptyState
            icon={<Award />}
            title={texts.empty}
            text={texts.emptyHint}
            action={
              <Button asChild>
                <Link href="/candidates">{texts.toCandidates}</Link>
              </Button>
            }
          />
        }
      />
    </ListPage>
  );
}
