import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { getImport, jobOfImport } from "@/lib/candidates/imports/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { loadUuid } from "../../../_shared/load-uuid";
import { LiveRefresh } from "../../../admin/jobs/_components/live-refresh";
import { candidatesTexts } from "../../texts";
import { ImportState } from "../_components/import-state";
import { importTexts as texts } from "../texts";
import { ImportOutcome } from "./_components/import-outcome";
import { ImportProgress } from "./_components/import-progress";
import { PlannedImport } from "./_components/planned-import";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: texts.one };

export default async function ImportPage({ params }: Props) {
  const actor = await requireActor("staff");
  const { id } = await params;
  const found = await loadUuid(id, (uuid) => getImport(actor, uuid));
  const job = await jobOfImport(actor, id);
  const working = found.state === "running" || found.state === "undoing";
  const active = working && (job?.state === "queued" || job?.state === "running");
  return (
    <>
      <PageHeader
        title={found.file_name}
        badge={<ImportState state={found.state} />}
        description={texts.kinds[found.kind]}
        crumbs={[
          { label: candidatesTexts.title, href: "/candidates" },
          { label: texts.title, href: "/candidates/imports" },
          { label: found.file_name },
        ]}
        actions={active ? <LiveRefresh active /> : null}
      />
      {found.state === "mapping" ? <PlannedImport actor={actor} found={found} /> : null}
      {working && job ? <ImportProgress found={found} job={job} active={active} /> : null}
      {found.state === "mapping" ? null : <ImportOutcome actor={actor} found={found} active={active} />}
    </>
  );
}
