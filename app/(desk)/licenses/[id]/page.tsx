import type { Metadata } from "next";
import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Photo } from "@/components/ui/avatar";
import { StatusBadge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { openMoves } from "@/lib/licenses/life-cycle";
import { FILE_TYPES } from "@/lib/licenses/schema";
import type { LicenseScreen } from "@/lib/licenses/screen";
import { officeToday } from "@/lib/platform/time";
import { ApplicationLines } from "../../applications/_components/application-lines";
import { Trail } from "../_components/trail";
import { loadLicense } from "../load-license";
import { texts } from "../texts";
import { CardPanel } from "./_components/card-panel";
import { Generations } from "./_components/history";
import { LicenseActions, RestoreButton } from "./_components/license-actions";
import { MobileLicense } from "./_components/mobile-license";
import { PrintSheet } from "./_components/print-sheet";
import { ProductionPanel } from "./_components/production-panel";
import { Validity } from "./_components/validity";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadLicense((await params).id)).license.license_number };
}

export default async function LicensePage({ params }: Props) {
  const screen = await loadLicense((await params).id);
  const { license, card, may } = screen;
  const number = license.license_number;
  const front = screen.files.front_image_path.url;
  const back = screen.files.back_image_path.url;
  return (
    <>
      <div data-print="hide">
        <PageHeader
          title={
            <span className="inline-flex items-center gap-1 font-mono">
              {number}
              <CopyButton text={number} what="license number" />
            </span>
          }
          badge={<StatusBadge status={license.status} label={texts.status[license.status]} />}
          crumbs={[{ label: texts.title, href: "/licenses" }, { label: number }]}
          actions={
            may.edit ? (
              <LicenseActions
                id={license.id}
                number={number}
                moves={openMoves(license.status)}
                printable={front !== null && back !== null}
              />
            ) : may.restore ? (
              <RestoreButton id={license.id} number={number} />
            ) : null
          }
        />
        {license.is_active ? null : (
          <Alert tone="warning" title={texts.detail.removedNotice} className="mb-5">
            {texts.detail.removedText}
          </Alert>
        )}
      </div>
      {license.status === "suspended" || license.status === "revoked" ? (
        <Alert tone="danger" title={texts.moves.notice[license.status]} className="mb-5">
          {license.status_reason ?? texts.moves.noReason}
        </Alert>
      ) : null}
      {front && back ? (
        <PrintSheet number={number} front={`${front}?v=${card.generationId}`} back={`${back}?v=${card.generationId}`} />
      ) : null}
      <div data-print="hide" className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-5">
          <CardPanel
            key={license.id}
            licenseId={license.id}
            licenseNumber={number}
            state={card.state}
            staleReason={card.reason}
            generationId={card.generationId}
            generatedAt={license.last_generated}
            files={FILE_TYPES.map((type) => {
              const file = screen.files[`${type}_path`];
              return { type, url: file.url, sizeBytes: file.size_bytes, exists: file.exists };
            })}
            signingObstacle={screen.signingObstacle}
            job={screen.job}
            mayGenerate={may.edit}
          />
          {license.is_active ? (
            <MobileLicense id={license.id} number={number} obstacle={screen.mobileObstacle} />
          ) : null}
          <Generations generations={screen.generations} />
        </div>
        <div className="grid gap-5">
          <HolderCard holder={screen.holder} />
          <ProductionPanel
            licenseId={license.id}
            number={number}
            card={screen.printed}
            fee={screen.printFee}
            mayPrint={may.edit}
          />
          <DetailsCard license={license} verificationUrl={screen.verificationUrl} />
          <ApplicationsOfLicense applications={screen.applications} />
          <Trail rows={screen.history} />
        </div>
      </div>
    </>
  );
}

function ApplicationsOfLicense({ applications }: Pick<LicenseScreen, "applications">) {
  return (
    <Card>
      <CardHeader title={texts.detail.applications} />
      {applications.length === 0 ? (
        <CardBody className="text-muted-foreground text-sm">{texts.detail.applicationsNone}</CardBody>
      ) : (
        <ApplicationLines applications={applications} />
      )}
    </Card>
  );
}

function HolderCard({ holder }: { holder: LicenseScreen["holder"] }) {
  const name = `${holder.first_name} ${holder.last_name}`;
  const portrait = holder.processed_photo_path && `/static/storage/${holder.processed_photo_path}`;
  return (
    <Card>
      <CardHeader title={texts.detail.holder} />
      <CardBody className="flex items-start gap-4">
        <Photo src={portrait} alt={`Portrait of ${name}`} width={72} />
        <div className="min-w-0">
          <Link href={`/people/${holder.id}`} className="font-semibold text-primary underline-offset-2 hover:underline">
            {name}
          </Link>
          <p className="break-all font-mono text-sm">{holder.id_number}</p>
        </div>
      </CardBody>
    </Card>
  );
}

function DetailsCard({ license, verificationUrl }: Pick<LicenseScreen, "license" | "verificationUrl">) {
  const words = texts.detail;
  return (
    <Card>
      <CardHeader title={words.details} />
      <CardBody className="grid gap-5">
        <Validity issueDate={license.issue_date} expiryDate={license.expiry_date} today={officeToday(new Date())} />
        <DescriptionList
          columns={1}
          items={[
            {
              term: words.firstIssue,
              value: license.first_issue_date && <LegalDate value={license.first_issue_date} />,
            },
            { term: texts.form.category, value: <span className="font-semibold">{license.category}</span> },
            { term: words.restrictions, value: license.restrictions },
            { term: words.medical, value: license.medical_conditions },
            {
              term: words.barcode,
              value: license.barcode_data && (
                <span className="break-all font-mono text-xs">{license.barcode_data}</span>
              ),
            },
            {
              term: words.publicPage,
              value: (
                <span className="inline-flex items-center gap-1">
                  <a href={verificationUrl} className="text-primary underline-offset-2 hover:underline">
                    {words.openPublicPage}
                  </a>
                  <CopyButton text={verificationUrl} what={words.publicPageAddress} />
                </span>
              ),
            },
            { term: words.registered, value: <DateTime value={license.created_at} /> },
          ]}
        />
      </CardBody>
    </Card>
  );
}
