import type { Metadata } from "next";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { keyBeforeDelete } from "@/lib/candidates/names";
import { proofsOf } from "@/lib/candidates/payments/queries";
import { certificatesOf, isCurrentCandidate } from "@/lib/candidates/queries";
import { seafarerWarnings } from "@/lib/candidates/seafarer/formats";
import { historyOf } from "@/lib/platform/audit/queries";
import { settings } from "@/lib/platform/settings";
import { officeToday } from "@/lib/platform/time";
import { PersonHistory } from "../../people/_components/person-history";
import { CandidateActions, RestoreCandidate } from "../_components/candidate-actions";
import { CandidateCertificates } from "../_components/candidate-certificates";
import { CandidateDetails } from "../_components/candidate-details";
import { CandidateFiles } from "../_components/candidate-files";
import { CandidatePayments } from "../_components/candidate-payments";
import { formOf } from "../form-of";
import { loadCandidate } from "../load-candidate";
import { candidatesTexts, fieldLabels, candidateTexts as texts } from "../texts";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { candidate } = await loadCandidate((await params).id);
  return { title: `${candidate.firstName} ${candidate.lastName}` };
}

export default async function CandidatePage({ params }: Props) {
  const { actor, candidate } = await loadCandidate((await params).id);
  const [certificates, payments, history, current] = await Promise.all([
    certificatesOf(actor, candidate.id),
    proofsOf(actor, candidate.id),
    historyOf("candidate", candidate.id),
    isCurrentCandidate(actor, candidate.id),
  ]);
  const name = `${candidate.firstName} ${candidate.lastName}`;
  const live = candidate.deletedAt === null;
  const form = formOf(candidate);
  const files = candidate.files.map(({ id, kind, fileName, media }) => ({
    id,
    kind,
    fileName,
    contentType: media.contentType,
    sizeBytes: media.sizeBytes,
  }));
  return (
    <>
      <PageHeader
        title={name}
        badge={
          live ? (
            current ? (
              <Badge tone="accent">{texts.isCurrent}</Badge>
            ) : undefined
          ) : (
            <Badge tone="danger">{texts.deletedBadge}</Badge>
          )
        }
        description={
          <span className="tabular-nums">
            {fieldLabels.passport} {candidate.passportNo}
          </span>
        }
        crumbs={[{ label: candidatesTexts.title, href: "/candidates" }, { label: name }]}
        actions={
          live ? (
            <CandidateActions
              id={candidate.id}
              name={name}
              current={current}
              retentionDays={settings().CANDIDATE_RETENTION_DAYS}
            />
          ) : undefined
        }
      />
      {live ? null : (
        <Alert
          tone="warning"
          title={texts.deletedTitle}
          action={<RestoreCandidate id={candidate.id} name={name} />}
          className="mb-4"
        >
          {texts.deletedText}
        </Alert>
      )}
      <Tabs defaultValue="details" className="min-w-0">
        <TabsList>
          <TabsTrigger value="details">{texts.details}</TabsTrigger>
          <TabsTrigger value="documents">
            {texts.documents}
            <Count of={files.length} />
          </TabsTrigger>
          <TabsTrigger value="certificates">
            {texts.certificates}
            <Count of={certificates.length} />
          </TabsTrigger>
          <TabsTrigger value="history">{texts.history}</TabsTrigger>
        </TabsList>
        <TabsContent value="details">
          <CandidateDetails
            form={form}
            candidateKey={keyBeforeDelete(candidate.candidateName)}
            personId={candidate.personId}
            createdAt={candidate.createdAt.toISOString()}
            changedAt={candidate.updatedAt.toISOString()}
            warnings={Object.values(seafarerWarnings(form, officeToday(new Date())))}
          />
          <CandidatePayments proofs={payments} />
        </TabsContent>
        <TabsContent value="documents">
          <CandidateFiles files={live ? files : []} />
        </TabsContent>
        <TabsContent value="certificates">
          <CandidateCertificates rows={certificates} />
        </TabsContent>
        <TabsContent value="history">
          <PersonHistory entries={history} labels={fieldLabels} />
        </TabsContent>
      </Tabs>
    </>
  );
}

function Count({ of }: { of: number }) {
  return <span className="rounded-full bg-muted px-1.5 text-muted-foreground text-xs tabular-nums">{of}</span>;
}
