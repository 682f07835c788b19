import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { officeToday } from "@/lib/platform/time";
import { EditForm } from "../../_components/edit-form";
import { formOf } from "../../form-of";
import { loadCandidate } from "../../load-candidate";
import { candidatesTexts, candidateTexts as texts } from "../../texts";

export const metadata: Metadata = { title: texts.edit };

export default async function EditCandidatePage({ params }: { params: Promise<{ id: string }> }) {
  const { candidate } = await loadCandidate((await params).id);
  if (candidate.deletedAt) notFound();
  const name = `${candidate.firstName} ${candidate.lastName}`;
  return (
    <>
      <PageHeader
        title={texts.editTitle(name)}
        crumbs={[
          { label: candidatesTexts.title, href: "/candidates" },
          { label: name, href: `/candidates/${candidate.id}` },
          { label: texts.edit },
        ]}
      />
      <EditForm
        id={candidate.id}
        version={candidate.version}
        saved={formOf(candidate)}
        today={officeToday(new Date())}
      />
    </>
  );
}
