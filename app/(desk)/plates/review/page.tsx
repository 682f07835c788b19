import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { listCameras } from "@/lib/plates/cameras/queries";
import { QUEUE_ORDERS } from "@/lib/plates/events/queue-orders";
import { lastReviewOf, reviewFigures } from "@/lib/plates/events/review-figures";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { PlatesTabs } from "../_components/plates-tabs";
import { texts as plates } from "../texts";
import { ReviewDesk } from "./_components/review-desk";
import { PERIODS, type Period, ReviewersCard } from "./_components/reviewers-card";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

const DAY_MS = 86_400_000;

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function ReviewPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor("staff");
  const { order, camera, period: asked } = await searchParams;
  const period: Period = asked === "week" || asked === "month" ? asked : "today";
  const since = new Date(Date.now() - PERIODS[period] * DAY_MS);
  const [{ items: cameras }, last, figures] = await Promise.all([
    listCameras(actor),
    lastReviewOf(actor),
    reviewFigures(actor, since),
  ]);
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: plates.title, href: "/plates" }, { label: plates.tabs.review }]}
      />
      <PlatesTabs admin={isAdmin(actor)} />
      <ReviewDesk
        order={QUEUE_ORDERS.find((one) => one === order) ?? "uncertain"}
        cameraId={cameras.find(({ id }) => id === camera)?.id ?? null}
        cameras={cameras.map(({ id, name }) => ({ id, name }))}
        last={last && { id: last.id, what: last.plate }}
      />
      <ReviewersCard rows={figures} period={period} own={!isAdmin(actor)} />
    </>
  );
}
