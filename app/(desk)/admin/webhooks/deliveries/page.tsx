import type { Metadata } from "next";
import "@/app/_apis/webhook-events";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { requireActor } from "@/lib/platform/auth/current";
import { listEndpoints, listEventTypes } from "@/lib/platform/webhooks/queries";
import { DeliveriesTable } from "../_components/deliveries-table";
import { OpenedDelivery } from "../_components/opened-delivery";
import { WebhooksTabs } from "../_components/webhooks-tabs";
import { logPage } from "../log";
import { deliveryTexts, texts } from "../texts";

export const metadata: Metadata = { title: texts.tabs.deliveries };

export default async function DeliveriesPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("admin");
  const { opened, ...page } = await logPage(actor, await searchParams);
  const endpoints = (await listEndpoints(actor)).map(({ id, url }) => ({ id, url }));
  return (
    <ListPage
      title={texts.tabs.deliveries}
      description={deliveryTexts.description}
      parents={[{ label: texts.title, href: "/admin/webhooks" }]}
    >
      <WebhooksTabs />
      <DeliveriesTable {...page} endpoints={endpoints} types={listEventTypes(actor).map(({ type }) => type)} />
      {opened ? <OpenedDelivery delivery={opened} /> : null}
    </ListPage>
  );
}
