import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { findSession } from "@/lib/candidates/intake/sessions";
import { intakeView } from "@/lib/candidates/intake/view";
import { requireActor } from "@/lib/platform/auth/current";
import { officeToday } from "@/lib/platform/time";
import { loadUuid } from "../../../_shared/load-uuid";
import { IntakeDesk } from "../../_intake/intake-desk";
import { candidatesTexts, intakeTexts as texts } from "../../texts";

export const metadata: Metadata = { title: texts.title };

export default async function IntakePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("staff");
  const intake = await loadUuid((await params).id, (id) => findSession(actor, id));
  if (intake.candidateId !== null) redirect(`/candidates/${intake.candidateId}`);
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[
          { label: candidatesTexts.title, href: "/candidates" },
          { label: texts.title, href: "/candidates/new" },
          { label: texts.form },
        ]}
      />
      <IntakeDesk first={intakeView(intake)} today={officeToday(new Date())} />
    </>
  );
}
