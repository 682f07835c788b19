import { Download, ExternalLink } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { listCourses } from "@/lib/candidates/certificates/courses";
import { getCertificate } from "@/lib/candidates/certificates/queries";
import { verifyAddress } from "@/lib/candidates/certificates/token";
import { historyOf } from "@/lib/platform/audit/queries";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { loadRow } from "../../_shared/load-row";
import { StateBadge } from "../_components/state-badge";
import { texts } from "../texts";
import { CertificateActions } from "./_components/certificate-actions";

type Props = { params: Promise<{ id: string }> };
const words = texts.one;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireActor("staff");
  const { number, certificate_name } = await loadRow((await params).id, (id) => getCertificate(actor, id));
  return { title: number ?? certificate_name };
}

export default async function CertificatePage({ params }: Props) {
  const actor = await requireActor("staff");
  const { token, ...certificate } = await loadRow((await params).id, (id) => getCertificate(actor, id));
  const [courses, history] = await Promise.all([listCourses(actor), historyOf("certificate", certificate.id)]);
  const { id, number, state } = certificate;
  const title = number ?? certificate.certificate_name;
  const day = (value: string | null) => value && <LegalDate value={value} />;
  return (
    <>
      <PageHeader
        title={title}
        badge={<StateBadge state={state} />}
        description={`${certificate.certificate_name} · ${certificate.candidate_name}`}
        crumbs={[{ label: texts.title, href: "/certificates" }, { label: title }]}
        actions={
          <CertificateActions
            certificate={certificate}
            courses={courses.filter(({ is_active }) => is_active)}
            mayRevoke={isAdmin(actor)}
          />
        }
      />
      {state === "revoked" || state === "replaced" ? (
        <Alert
          tone={state === "revoked" ? "danger" : "warning"}
          title={state === "revoked" ? words.revokedTitle : words.replacedTitle}
          className="mb-4"
          action={
            certificate.replaced_by ? (
              <Button asChild size="sm">
                <Link href={`/certificates/${certificate.replaced_by}`}>{words.toNew}</Link>
              </Button>
            ) : null
          }
        >
          {certificate.revoked_reason}
          {certificate.revoked_at ? (
            <>
              {" · "}
              <DateTime value={certificate.revoked_at} />
            </>
          ) : null}
        </Alert>
      ) : null}
      {certificate.issue_error ? (
        <Alert tone="warning" title={words.leftOut} className="mb-4">
          {certificate.issue_error}
        </Alert>
      ) : null}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        {token ? (
          <Card>
            <CardBody className="grid gap-3">
              {/* biome-ignore lint/performance/noImgElement: the picture is drawn for each request, and only for who is signed in. */}
              <img
                src={`/api/certificate/certificates/${id}/picture`}
                alt={words.picture(title)}
                className="aspect-[297/210] w-full rounded-md border bg-white"
              />
              <div data-print="hide" className="flex flex-wrap gap-2">
                <Button asChild variant="primary">
                  <a href={`/api/certificate/certificates/${id}/pdf`} download>
                    <Download aria-hidden />
                    {words.pdf}
                  </a>
                </Button>
                <Button asChild>
                  <a href={`/api/certificate/certificates/${id}/pdf?inline=1`} target="_blank" rel="noreferrer">
                    {words.print}
                  </a>
                </Button>
                <Button asChild>
                  <a href={`/verify/certificate?t=${token}`} target="_blank" rel="noreferrer">
                    <ExternalLink aria-hidden />
                    {words.verify}
                  </a>
                </Button>
                <CopyButton text={verifyAddress(token)} what={words.verify} label={words.copy} />
              </div>
            </CardBody>
          </Card>
        ) : (
          <Alert tone="info" title={words.waiting}>
            {words.waitingText}
          </Alert>
        )}
        <div className="grid gap-4">
          <Card>
            <CardHeader title={words.facts} />
            <CardBody>
              <DescriptionList
                items={[
                  {
                    term: texts.columns.candidate,
                    value: (
                      <Link
                        href={`/candidates/${certificate.candidate_id}`}
                        className="text-primary underline-offset-4 hover:underline"
                      >
                        {certificate.candidate_name}
                      </Link>
                    ),
                  },
                  { term: texts.columns.passport, value: <span className="font-mono">{certificate.passport_no}</span> },
                  { term: words.course, value: certificate.certificate_name },
                  {
                    term: words.days,
                    value: certificate.start_date && (
                      <>
                        {day(certificate.start_date)} – {day(certificate.end_date)}
                      </>
                    ),
                  },
                  { term: texts.columns.issued, value: day(certificate.issue_date) },
                  { term: texts.columns.expires, value: day(certificate.expiry_date) },
                  { term: texts.columns.company, value: certificate.client_name },
                  { term: words.receipt, value: certificate.status },
                  { term: words.replaces, value: certificate.replaces },
                ]}
              />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title={words.history} />
            <CardBody>
              {history.length === 0 ? <p className="text-muted-foreground text-sm">{words.noHistory}</p> : null}
              <ol className="grid gap-3">
                {history.map((entry) => (
                  <li key={entry.id} className="text-sm">
                    <p>{entry.description ?? entry.action_type}</p>
                    <p className="text-muted-foreground text-xs">
                      {entry.userName ?? words.bySystem} · <DateTime value={entry.timestamp} />
                    </p>
                  </li>
                ))}
              </ol>
            </CardBody>
          </Card>
        </div>
      </div>
    </>
  );
}
