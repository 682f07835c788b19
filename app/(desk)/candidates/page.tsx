import { FileUp } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { exportLinks } from "@/components/data-table/export-links";
import { CreateLink, ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { lastOfEach, parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import { Button } from "@/components/ui/button";
import { REQUIRED_FILES } from "@/lib/candidates/kinds";
import { type CandidateFilter, listCandidates } from "@/lib/candidates/listing";
import type { CandidateRow } from "@/lib/candidates/view";
import { requireActor } from "@/lib/platform/auth/current";
import { officeToday, toLegalDate } from "@/lib/platform/time";
import { CandidateTabs } from "./_components/candidate-tabs";
import { type CandidateLine, CandidatesTable } from "./_components/candidates-table";
import { candidatesTable } from "./table";
import { candidatesTexts } from "./texts";

export const metadata: Metadata = { title: candidatesTexts.title };

export default async function CandidatesPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = lastOfEach(parseTableParams(await searchParams, candidatesTable));
  const { filters, q } = params;
  const filter: CandidateFilter = {
    q,
    documents: filters.documents?.[0] as CandidateFilter["documents"],
    passport: filters.passport?.[0] as CandidateFilter["passport"],
    deleted: filters.state?.[0] === "deleted",
  };
  const { items, total } = await listCandidates(actor, filter, sortedWindow(params));
  const today = officeToday(new Date());
  return (
    <ListPage
      title={candidatesTexts.title}
      description={candidatesTexts.description}
      actions={
        <>
          <Button asChild>
            <Link href="/candidates/imports">
              <FileUp aria-hidden />
              {candidatesTexts.importList}
            </Link>
          </Button>
          <CreateLink href="/candidates/new">{candidatesTexts.newCandidate}</CreateLink>
        </>
      }
    >
      <CandidateTabs />
      <CandidatesTable
        rows={items.map((row) => lineOf(row, today))}
        total={total}
        params={params}
        exports={exportLinks("/api/candidate/export", params)}
      />
    </ListPage>
  );
}

function lineOf(row: CandidateRow, today: string): CandidateLine {
  const expires = row.passportExpiry && toLegalDate(row.passportExpiry);
  return {
    id: row.id,
    name: `${row.firstName} ${row.lastName}`,
    passport: row.passportNo,
    expires,
    expired: expires !== null && expires < today,
    cdc: row.cdcNo,
    indos: row.indosNo,
    filesThere: REQUIRED_FILES.filter((kind) => row.files.some((file) => file.kind === kind)).length,
    filesNeeded: REQUIRED_FILES.length,
    createdAt: row.createdAt.toISOString(),
  };
}
