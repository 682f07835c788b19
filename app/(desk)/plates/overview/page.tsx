import { Cctv, ClipboardCheck, Radar, ScanSearch } from "lucide-react";
import type { Metadata } from "next";
import { BarChart, DonutChart } from "@/components/charts/charts";
import { formatCount } from "@/components/texts";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { StatCard } from "@/components/ui/stat-card";
import { type CameraStates, cameraStates, type PlateFigures, plateFigures } from "@/lib/plates/figures";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { officeClock } from "@/lib/platform/time";
import { PlatesTabs } from "../_components/plates-tabs";
import { texts } from "../texts";

const words = texts.overview;
export const metadata: Metadata = { title: words.title };

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** The beginning of the hour that is the first of the last 24. */
const firstHour = (now: Date): Date => new Date((Math.floor(now.getTime() / HOUR_MS) - HOURS + 1) * HOUR_MS);

export default async function OverviewPage() {
  const actor = await requireActor("staff");
  const since = firstHour(new Date());
  const [figures, cameras] = await Promise.all([plateFigures(actor, since), cameraStates(actor)]);
  const { readsPerHour, uploads, waitingForReview, unverifiedHits } = figures;
  const active = cameras.live + cameras.waiting + cameras.off;
  const sum = (key: "reads" | "hits") => readsPerHour.reduce((total, hour) => total + hour[key], 0);
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        crumbs={[{ label: texts.title, href: "/plates" }, { label: texts.tabs.overview }]}
      />
      <PlatesTabs admin={isAdmin(actor)} />
      <div className="grid gap-5">
        <section aria-label={words.title} className="grid grid-cols-2 gap-3 md:grid-cols-4">
          <StatCard
            label={words.today}
            value={formatCount(sum("reads"))}
            detail={
              uploads.running + uploads.queued > 0
                ? words.uploads(uploads.running + uploads.queued)
                : words.hits(sum("hits"))
            }
            icon={<ScanSearch />}
            href="/plates"
          />
          <StatCard
            label={words.queue}
            value={formatCount(waitingForReview)}
            detail={words.queueHint}
            icon={<ClipboardCheck />}
            href="/plates/review"
          />
          <StatCard
            label={words.openHits}
            value={formatCount(unverifiedHits)}
            detail={words.openHitsHint}
            icon={<Radar />}
            href="/watchlist/hits"
            tone={unverifiedHits > 0 ? "danger" : "neutral"}
          />
          <StatCard
            label={words.cameras}
            value={formatCount(active)}
            detail={words.live(cameras.live, active)}
            icon={<Cctv />}
            href="/cameras"
            tone={cameras.waiting > 0 ? "warning" : "neutral"}
          />
        </section>
        <Charts figures={figures} cameras={cameras} since={since} />
      </div>
    </>
  );
}

/** Each of the hours, those without a read too. */
function hoursOf({ readsPerHour }: PlateFigures, since: Date) {
  const byHour = new Map(readsPerHour.map((one) => [Date.parse(one.hour), one]));
  return Array.from({ length: HOURS }, (_, index) => {
    const start = since.getTime() + index * HOUR_MS;
    const { reads = 0, hits = 0 } = byHour.get(start) ?? {};
    return { label: officeClock(new Date(start)).time, reads: reads - hits, hits };
  });
}

function Charts({ figures, cameras, since }: { figures: PlateFigures; cameras: CameraStates; since: Date }) {
  const none = (text: string) => <p className="py-10 text-center text-muted-foreground">{text}</p>;
  const any = figures.readsPerHour.length > 0;
  const total = cameras.live + cameras.waiting + cameras.off + cameras.inactive;
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Card className="lg:col-span-2">
        <CardHeader title={words.hours} />
        <CardBody>
          {any ? (
            <BarChart
              title={words.hours}
              hideTitle
              data={hoursOf(figures, since)}
              series={[
                { key: "reads", label: words.withoutHit },
                { key: "hits", label: words.withHit, color: "var(--destructive)" },
              ]}
              stacked
            />
          ) : (
            none(words.none)
          )}
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={words.confidence} />
        <CardBody>
          {any ? (
            <BarChart
              title={words.confidence}
              hideTitle
              data={figures.confidence.map((reads, tenth) => ({ label: `${tenth * 10}–${tenth * 10 + 10} %`, reads }))}
              series={[{ key: "reads", label: words.reads, color: "var(--chart-3)" }]}
            />
          ) : (
            none(words.none)
          )}
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={words.cameraStates} />
        <CardBody>
          {total > 0 ? (
            <DonutChart
              title={words.cameraStates}
              hideTitle
              totalLabel={words.camerasCount}
              parts={[
                { label: words.states.live, value: cameras.live, color: "var(--chart-1)" },
                { label: words.states.waiting, value: cameras.waiting, color: "var(--destructive)" },
                { label: words.states.off, value: cameras.off, color: "var(--chart-3)" },
                { label: words.states.inactive, value: cameras.inactive, color: "var(--muted-foreground)" },
              ]}
            />
          ) : (
            none(words.noCameras)
          )}
        </CardBody>
      </Card>
    </div>
  );
}
