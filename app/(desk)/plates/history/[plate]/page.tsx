import { ScanSearch } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { BarChart } from "@/components/charts/charts";
import { defineTable, parseTableParams, type SearchParamsInput } from "@/components/data-table/search-params";
import { formatCount } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { StatCard } from "@/components/ui/stat-card";
import { listCameras } from "@/lib/plates/cameras/queries";
import type { EventView } from "@/lib/plates/events/schema";
import { normalizePlate } from "@/lib/plates/recognition/normalize";
import { requireActor } from "@/lib/platform/auth/current";
import { settings } from "@/lib/platform/settings";
import { texts } from "../../texts";
import { ReasonForm } from "./_components/reason-form";
import { SightingsMap } from "./_components/sightings-map";
import { SightingsTable } from "./_components/sightings-table";
import { loadHistory, SIGHTINGS_SHOWN } from "./load-history";
import { timeLine } from "./time-line";

type Props = { params: Promise<{ plate: string }>; searchParams: Promise<SearchParamsInput> };
const words = texts.history;
const PLATE_LENGTH_MAX = 40;

const historyTable = defineTable({
  sorts: ["captured_at"],
  defaultSort: { id: "captured_at", desc: true },
  filters: { alike: ["yes"], purpose: z.string().trim().min(1).max(200), case: z.string().trim().min(1).max(60) },
});

/** The address's last part. What is no percent-encoding names no plate. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}

async function plateOf(params: Props["params"]): Promise<string> {
  const plate = normalizePlate(decoded((await params).plate));
  if (plate === "" || plate.length > PLATE_LENGTH_MAX) notFound();
  return plate;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words.title(await plateOf(params)) };
}

export default async function PlateHistoryPage({ params, searchParams }: Props) {
  const actor = await requireActor("staff");
  const plate = await plateOf(params);
  const { filters } = parseTableParams(await searchParams, historyTable);
  const [{ items, total, refusal }, { items: cameras }] = await Promise.all([
    loadHistory(actor, plate, filters),
    listCameras(actor),
  ]);
  const alike = filters.alike !== undefined;
  const switched = new URLSearchParams(
    Object.entries({
      alike: alike ? undefined : "yes",
      purpose: filters.purpose?.at(-1),
      case: filters.case?.at(-1),
    }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return (
    <>
      <PageHeader
        title={words.title(plate)}
        description={refusal ? undefined : words.description(total)}
        crumbs={[{ label: texts.title, href: "/plates" }, { label: plate }]}
        actions={
          <Button asChild>
            <Link href={`/plates/history/${plate}${switched.size > 0 ? `?${switched}` : ""}`} prefetch={false}>
              {alike ? words.exactly : words.alike}
            </Link>
          </Button>
        }
      />
      {refusal ? (
        <ReasonForm
          demanded={settings().PLATE_SEARCH_PURPOSE}
          refusal={refusal}
          purpose={filters.purpose?.at(-1) ?? ""}
          caseNumber={filters.case?.at(-1) ?? ""}
          alike={alike}
        />
      ) : items.length === 0 ? (
        <EmptyState
          icon={<ScanSearch />}
          title={words.none}
          text={words.noneHint}
          action={
            <Button asChild>
              <Link href="/plates">{words.back}</Link>
            </Button>
          }
        />
      ) : (
        <div className="grid gap-5">
          <Figures items={items} total={total} />
          <div className="grid items-start gap-5 lg:grid-cols-2">
            <Card>
              <CardHeader title={words.map} />
              <CardBody>
                <SightingsMap items={items} cameras={cameras} />
              </CardBody>
            </Card>
            <Card>
              <CardHeader title={words.timeLine} />
              <CardBody>
                <TimeLineChart items={items} />
              </CardBody>
            </Card>
          </div>
          <Card>
            <CardHeader
              title={words.table}
              description={total > items.length ? words.newest(items.length) : undefined}
            />
            <SightingsTable items={items} />
          </Card>
        </div>
      )}
    </>
  );
}

function Figures({ items, total }: { items: readonly EventView[]; total: number }) {
  const [newest, oldest] = [items[0], items.at(-1)];
  const cameras = new Set(items.flatMap(({ camera_id }) => camera_id ?? []));
  const moment = (read: EventView | undefined) => read && <DateTime value={read.captured_at} className="text-base" />;
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
      <StatCard label={words.seen} value={formatCount(total)} />
      <StatCard label={words.cameras} value={formatCount(cameras.size)} />
      <StatCard label={words.last} value={moment(newest)} />
      <StatCard label={words.first} value={total > SIGHTINGS_SHOWN ? "–" : moment(oldest)} />
    </div>
  );
}

function TimeLineChart({ items }: { items: readonly EventView[] }) {
  const { by, counts } = timeLine(items.map(({ captured_at }) => new Date(captured_at)));
  const title = by === "hour" ? words.hours : words.days;
  return <BarChart title={title} data={counts} series={[{ key: "seen", label: words.seen }]} height={260} />;
}
