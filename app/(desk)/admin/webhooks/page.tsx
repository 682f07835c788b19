import type { Metadata } from "next";
import "@/app/_apis/webhook-events";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/current";
import { listEndpoints, listEventTypes } from "@/lib/platform/webhooks/queries";
import { EndpointsTable } from "./_components/endpoints-table";
import { EventTypes } from "./_components/event-types";
import { NewEndpoint } from "./_components/new-endpoint";
import { WebhooksTabs } from "./_components/webhooks-tabs";
import { choiceOf } from "./event-choice";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function WebhooksPage() {
  const actor = await requireActor("admin");
  const endpoints = await listEndpoints(actor);
  const types = listEventTypes(actor);
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: texts.title }]}
        actions={<NewEndpoint types={types.map(choiceOf)} />}
      />
      <WebhooksTabs />
      <div className="grid gap-4">
        <Card>
          <EndpointsTable endpoints={endpoints} />
        </Card>
        <Card>
          <CardHeader title={texts.events} description={texts.eventsText} />
          <CardBody>
            <EventTypes types={types} />
          </CardBody>
        </Card>
      </div>
    </>
  );
}
