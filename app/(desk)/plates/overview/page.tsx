import { Cctv, ClipboardCheck, Radar, ScanSearch } from "lucide-react";
import type { Metadata } from "next";
import { BarChart, DonutChart } from "@/components/charts/charts";
import { formatCount } from "@/components/texts";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { StatCard } from "@/components/ui/stat-card";
import { QUEUE_COUNT_MAX } from "@/lib/plates/events/queue-orders";
import { type PlatesOverview, platesOverview } from "@/lib/plates/figures/overview";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { officeClock } from "@/lib/platform/time";
import { PlatesTabs } from "../_components/plates-tabs";
import { texts } from "../texts";

const words = texts.overview;
export const metadata: Metadata = { title: words.title };

export default async function OverviewPage() {
  const actor = await requireActor("staff");
  const overview = await platesOverview(actor);
  const { hours, cameras, queue, openHits, uploadsRunning } = overview;
  const sum = (key: "reads" | "hits") => hours.reduce((total, hour) => total + hour[key], 0);
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
            detail={uploadsRunning > 0 ? words.uploads(uploadsRunning) : words.hits(sum("hits"))}
            icon={<ScanSearch />}
            href="/plates"
          />
          <StatCard
            label={words.queue}
            value={`${formatCount(queue)}${queue >= QUEUE_COUNT_MAX ? "+" : ""}`}
            detail={words.queueHint}
            icon={<ClipboardCheck />}
            href="/plates/review"
          />
          <StatCard
            label={words.openHits}
            value={formatCount(openHits)}
            detail={words.openHitsHint}
            icon={<Radar />}
            href="/plates?hit=yes"
            tone={openHits > 0 ? "danger" : "neutral"}
          />
          <StatCard
            label={words.cameras}
            value={formatCount(cameras.active)}
            detail={words.live(cameras.live, cameras.active)}
            icon={<Cctv />}
            tone={cameras.waiting > 0 ? "warning" : "neutral"}
          />
        </section>
        <Charts overview={overview} />
      </div>
    </>
  );
}

function Charts({ overview: { hours, confidence, cameras } }: { overview: PlatesOverview }) {
  const none = (text: string) => <p className="py-10 text-center text-muted-foreground">{text}</p>;
  const total = cameras.active + cameras.inactive;
  return (
    <div className="grid gap-5 lg:grid-cols-2 2xl:grid-cols-3">
      <Card className="lg:col-span-2">
        <CardHeader title={words.hours} />
        <CardBody>
          {hours.some(({ reads }) => reads > 0) ? (
            <BarChart
              title={words.hours}
              hideTitle
              data={hours.map(({ start, reads, hits }) => ({
                label: officeClock(start).time,
                reads: reads - hits,
                hits,
              }))}
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
          {confidence.some(({ reads }) => reads > 0) ? (
            <BarChart
              title={words.confidence}
              hideTitle
              data={confidence.map(({ from, reads }) => ({
                label: `${Math.round(from * 100)}–${Math.round(from * 100) + 10} %`,
                reads,
              }))}
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
