import type { Metadata } from "next";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { dataRequests } from "@/lib/identity/privacy/export";
import { type ReviewScreen, reviewScreen } from "@/lib/identity/review/queries";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { loadUuid } from "../../../_shared/load-uuid";
import { Confidence } from "../_components/confidence";
import { StateBadge } from "../_components/state-badge";
import { texts } from "../texts";
import { CardDesk } from "./_components/card-desk";
import { HistoryCard, WarningsCard } from "./_components/cards";
import { DataCard } from "./_components/data-card";
import { PersonCard } from "./_components/person-card";
import { Faces, Pictures } from "./_components/pictures";

export const metadata: Metadata = { title: texts.title };

export default async function CardPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("staff");
  const screen = await loadUuid((await params).id, (id) => reviewScreen(actor, id));
  const { card, fields, pictures, portrait } = screen;
  // An account of the desk has no data to hand over: it stands in the trail.
  const data = isAdmin(actor) ? await dataRequests(actor, card.userId).catch(() => null) : null;
  const urlOf = (mediaId: string | null) => pictures.find(({ id }) => id === mediaId)?.url ?? null;
  const front = urlOf(card.frontImageId);
  const approved = card.decision === "approved" && card.verified;
  const name = ["first_name", "middle_name", "last_name"]
    .flatMap((field) => fields.find((one) => one.field === field)?.content ?? [])
    .join(" ");
  return (
    <>
      <PageHeader
        title={name || texts.types[card.documentType]}
        badge={<StateBadge state={card.decision} />}
        description={texts.types[card.documentType]}
        crumbs={[{ label: texts.title, href: "/identity/review" }, { label: name || card.id.slice(0, 8) }]}
      />
      <div className="grid gap-4">
        <Notices screen={screen} />
        <CardDesk
          id={card.id}
          version={card.version}
          verified={card.verified}
          approved={card.decision === "approved"}
          nextId={screen.nextId}
        />
        <Pictures
          front={front}
          back={urlOf(card.backImageId)}
          fields={fields.map(({ field, content, confidence, place }) => ({
            id: field,
            label: field.replaceAll("_", " "),
            content,
            confidence,
            box: place?.box ?? null,
            side: place?.side ?? null,
          }))}
        />
        <div className="grid items-start gap-4 lg:grid-cols-2 xl:grid-cols-3">
          <WarningsCard warnings={screen.warnings} />
          <Faces front={front} portrait={portrait} selfie={urlOf(card.selfImageId)} video={urlOf(card.selfieVideoId)} />
          <PersonCard id={card.id} approved={approved} person={screen.person} duplicates={screen.duplicates} />
          <ApplicantCard screen={screen} />
          {data ? (
            <DataCard
              userId={card.userId}
              exporting={data.exporting?.id ?? null}
              erasing={data.erasing?.id ?? null}
              readyUntil={data.ready?.until.toISOString() ?? null}
            />
          ) : null}
          <HistoryCard steps={screen.history} />
        </div>
      </div>
    </>
  );
}

function Notices({ screen: { card, proposedBy } }: { screen: ReviewScreen }) {
  return (
    <>
      {card.resubmissionReason ? (
        <Alert tone="info" title={texts.awaits}>
          {card.resubmissionReason}
        </Alert>
      ) : null}
      {proposedBy ? <Alert tone="warning">{texts.fourEyes(proposedBy)}</Alert> : null}
    </>
  );
}

function ApplicantCard({ screen: { card } }: { screen: ReviewScreen }) {
  const place = card.latitude !== null && card.longitude !== null ? `${card.latitude}, ${card.longitude}` : null;
  return (
    <Card>
      <CardHeader title={texts.facts} />
      <CardBody>
        <DescriptionList
          columns={2}
          items={[
            { term: texts.columns.applicant, value: card.user.email },
            { term: texts.columns.confidence, value: <Confidence value={card.confidenceScore} /> },
            { term: texts.columns.confirmed, value: card.isConfirmed ? texts.confirmed : texts.notConfirmed },
            { term: texts.scores, value: `${card.reviewScore} · ${card.rejectScore}` },
            { term: texts.sent, value: <DateTime value={card.createdAt.toISOString()} /> },
            { term: texts.place, value: place },
          ]}
        />
      </CardBody>
    </Card>
  );
}
