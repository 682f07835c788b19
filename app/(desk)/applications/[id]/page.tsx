import type { Metadata } from "next";
import { StatusBadge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { settings } from "@/lib/platform/settings";
import { officeToday } from "@/lib/platform/time";
import { Trail } from "../../licenses/_components/trail";
import { CheckMarks } from "../_components/check-marks";
import { loadApplication } from "../load-application";
import { texts as common } from "../texts";
import { ApplicantCard, SummaryCard, TransactionsCard } from "./_components/about-cards";
import { Decisions } from "./_components/decisions";
import { DocumentsCard } from "./_components/documents-card";
import { MedicalCard } from "./_components/medical-card";
import { NotesCard } from "./_components/notes-card";
import { Notices } from "./_components/notices";
import { PaymentCard } from "./_components/payment-card";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { application } = await loadApplication((await params).id);
  return { title: common.number(application.id) };
}

export default async function ApplicationPage({ params }: Props) {
  const screen = await loadApplication((await params).id);
  const { application, may } = screen;
  const now = new Date();
  const name = common.number(application.id);
  return (
    <>
      <PageHeader
        title={name}
        badge={<StatusBadge status={application.status} label={common.status[application.status]} />}
        description={<CheckMarks met={application} named />}
        crumbs={[{ label: common.title, href: "/applications" }, { label: name }]}
        actions={
          may.decisions.length > 0 ? <Decisions application={application} decisions={may.decisions} /> : undefined
        }
      />
      <Notices application={application} license={screen.license} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-5">
          <DocumentsCard
            application={application}
            documents={screen.documents}
            editable={may.editPapers}
            maxMb={settings().UPLOAD_MAX_MB}
          />
          <MedicalCard
            application={application}
            declarations={screen.medical}
            today={officeToday(now)}
            editable={may.editPapers}
          />
          <PaymentCard
            application={application}
            payment={screen.payment}
            feeCents={screen.feeCents}
            editable={may.editPapers}
          />
        </div>
        <div className="grid gap-5">
          <ApplicantCard applicant={screen.applicant} held={screen.held} />
          <SummaryCard screen={screen} now={now.toISOString()} />
          <NotesCard
            id={application.id}
            version={application.version}
            notes={application.review_notes}
            editable={may.editPapers}
          />
          <TransactionsCard transactions={screen.transactions} />
          <Trail rows={screen.history} />
        </div>
      </div>
    </>
  );
}
