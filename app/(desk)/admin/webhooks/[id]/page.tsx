import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import "@/app/_apis/webhook-events";
import type { ListPageProps } from "@/components/data-table/list-page";
import { Alert } from "@/components/ui/alert";
import { StatusBadge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/current";
import { DomainError } from "@/lib/platform/errors";
import { getEndpoint, listEventTypes } from "@/lib/platform/webhooks/queries";
import type { EndpointView } from "@/lib/platform/webhooks/schema";
import { DeliveriesTable } from "../_components/deliveries-table";
import { EndpointActions } from "../_components/endpoint-actions";
import { OpenedDelivery } from "../_components/opened-delivery";
import { ResendFailed } from "../_components/resend-failed";
import { choiceOf } from "../event-choice";
import { logPage } from "../log";
import { endpointTexts, texts } from "../texts";

export const metadata: Metadata = { title: texts.title };

/** What is offered to be sent again: that of the last days in which it may have failed. */
const OFFERED_MS = 5 * 86_400_000;

export default async function EndpointPage({
  params,
  searchParams,
}: ListPageProps & { params: Promise<{ id: string }> }) {
  const actor = await requireActor("admin");
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) notFound();
  const endpoint = await getEndpoint(actor, id.data).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  });
  const { opened, ...page } = await logPage(actor, await searchParams, endpoint.id);
  const types = listEventTypes(actor);
  const { host } = new URL(endpoint.url);
  return (
    <>
      <PageHeader
        title={host}
        badge={<StatusBadge status={endpoint.state} label={texts.states[endpoint.state]} />}
        crumbs={[{ label: texts.title, href: "/admin/webhooks" }, { label: host }]}
        actions={<EndpointActions endpoint={endpoint} types={types.map(choiceOf)} />}
      />
      <div className="grid gap-4">
        <Condition endpoint={endpoint} />
        <Card>
          <CardHeader title={endpointTexts.details} />
          <CardBody>
            <Facts endpoint={endpoint} />
          </CardBody>
        </Card>
        <section className="grid gap-3">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 className="font-semibold text-base">{endpointTexts.deliveries}</h2>
            {endpoint.state === "active" ? (
              <ResendFailed id={endpoint.id} from={new Date(Date.now() - OFFERED_MS).toISOString()} />
            ) : null}
          </div>
          <DeliveriesTable {...page} endpoints={[]} types={types.map(({ type }) => type)} />
        </section>
      </div>
      {opened ? <OpenedDelivery delivery={opened} /> : null}
    </>
  );
}

function Condition({ endpoint }: { endpoint: EndpointView }) {
  if (endpoint.state === "disabled")
    return (
      <Alert tone="danger" title={endpointTexts.offTitle}>
        {endpoint.disabled_reason}
        {endpoint.disabled_at ? (
          <>
            {" · "}
            <DateTime value={endpoint.disabled_at} />
          </>
        ) : null}
      </Alert>
    );
  if (!endpoint.failing_since) return null;
  return (
    <Alert tone="warning" title={endpointTexts.failingTitle}>
      {texts.failing} <DateTime value={endpoint.failing_since} />. {endpointTexts.failingText}
    </Alert>
  );
}

function Facts({ endpoint }: { endpoint: EndpointView }) {
  return (
    <DescriptionList
      columns={3}
      items={[
        { term: endpointTexts.address, value: <span className="break-all">{endpoint.url}</span>, wide: true },
        { term: endpointTexts.whose, value: endpoint.description },
        {
          term: texts.columns.events,
          value: endpoint.managed ? texts.managedText : endpoint.event_types.join(", "),
        },
        { term: endpointTexts.registered, value: <DateTime value={endpoint.created_at} /> },
        ...(endpoint.previous_secret_until
          ? [{ term: endpointTexts.oldSecret, value: <DateTime value={endpoint.previous_secret_until} /> }]
          : []),
      ]}
    />
  );
}
