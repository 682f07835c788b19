import { Dices } from "lucide-react";
import type { Metadata } from "next";
import { parseTableParams, type SearchParamsInput } from "@/components/data-table/search-params";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { drawSearches } from "@/lib/plates/search/log";
import { requireActor } from "@/lib/platform/auth/current";
import { dayStart, isLegalDate, officeToday } from "@/lib/platform/time";
import { PlatesTabs } from "../../_components/plates-tabs";
import { texts as plates } from "../../texts";
import { SearchesTable } from "../_components/searches-table";
import { SearchViews } from "../_components/views";
import { linesOf } from "../line";
import { dayEnd, searchesTable } from "../table";
import { texts } from "../texts";
import { SampleForm } from "./_components/sample-form";
import { SAMPLE_COUNTS } from "./counts";

const words = texts.sample;
export const metadata: Metadata = { title: `${texts.views.sample} · ${texts.title}` };

const DAY_MS = 86_400_000;
const PERIOD_DAYS = 30;

type Search = Promise<Record<string, string | string[] | undefined>>;

/** What the address asks for; what is not valid is as if it were not there. */
function sampleOf(asked: Awaited<Search>, now: Date) {
  const day = (value: string | string[] | undefined) =>
    typeof value === "string" && isLegalDate(value) ? value : undefined;
  const to = day(asked.to) ?? officeToday(now);
  const from = day(asked.from) ?? officeToday(new Date(now.getTime() - PERIOD_DAYS * DAY_MS));
  const count = SAMPLE_COUNTS.find((one) => one === asked.count) ?? "20";
  // The first draw of a day is the same for everybody who looks.
  const seed =
    typeof asked.seed === "string" && /^\d{1,10}$/.test(asked.seed) ? asked.seed : officeToday(now).replaceAll("-", "");
  return { from, to, count, seed: Number(seed) };
}

export default async function SamplePage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor("admin");
  const { from, to, count, seed } = sampleOf(await searchParams, new Date());
  const { drawnFrom, items } = await drawSearches(actor, {
    from: dayStart(from),
    to: dayEnd(to),
    take: Number(count),
    seed,
  });
  const done = items.filter(({ reviewed_at }) => reviewed_at !== null).length;
  // All of a sample stands on one page; "size" in the address would be the table's own.
  const whole: SearchParamsInput = { size: "100" };
  return (
    <>
      <PageHeader
        title={texts.views.sample}
        badge={
          items.length > 0 ? (
            <Badge tone={done === items.length ? "success" : "warning"}>{words.progress(done, items.length)}</Badge>
          ) : null
        }
        description={words.description(items.length, drawnFrom)}
        crumbs={[
          { label: plates.title, href: "/plates" },
          { label: texts.title, href: "/plates/searches" },
          { label: texts.views.sample },
        ]}
        actions={<SearchViews />}
      />
      <PlatesTabs admin />
      <SampleForm key={`${from}${to}${count}`} from={from} to={to} count={count} />
      <SearchesTable
        rows={await linesOf(actor, items)}
        total={items.length}
        params={parseTableParams(whole, { ...searchesTable, sorts: [] })}
        empty={<EmptyState icon={<Dices />} title={words.none} text={words.noneHint} />}
      />
    </>
  );
}
