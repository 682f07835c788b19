import { Eraser } from "lucide-react";
import type { Metadata } from "next";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { defineTable, pageWindow, parseTableParams } from "@/components/data-table/search-params";
import { EmptyState } from "@/components/ui/empty-state";
import { duePurge } from "@/lib/plates/retention/due";
import { listHolds } from "@/lib/plates/retention/holds";
import { nextPurge } from "@/lib/plates/retention/limits";
import { listPurges } from "@/lib/plates/retention/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { LiveRefresh } from "../../admin/jobs/_components/live-refresh";
import { PlatesTabs } from "../_components/plates-tabs";
import { texts as plates } from "../texts";
import { ClassesCard } from "./_components/classes-card";
import { HoldsCard } from "./_components/holds-card";
import { PurgeButton } from "./_components/purge-button";
import { PurgesTable } from "./_components/purges-table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

/** The purges, the newest first; there is nothing to filter. */
const purgesTable = defineTable({ sorts: [], defaultSort: { id: "created_at", desc: true } });
const HOLDS_SHOWN = 200;

export default async function RetentionPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("admin");
  const params = parseTableParams(await searchParams, purgesTable);
  const now = new Date();
  const next = nextPurge(now);
  const [purges, latest, tonight, due, holds] = await Promise.all([
    listPurges(actor, pageWindow(params)),
    listPurges(actor, { skip: 0, take: 1 }),
    duePurge(actor, next),
    duePurge(actor, now),
    listHolds(actor, { skip: 0, take: HOLDS_SHOWN }),
  ]);
  const state = latest.items[0]?.state;
  const working = state === "queued" || state === "running";
  return (
    <ListPage
      title={texts.title}
      description={texts.description}
      parents={[{ label: plates.title, href: "/plates" }]}
      actions={
        <>
          {working ? <LiveRefresh active /> : null}
          <PurgeButton due={due} working={working} />
        </>
      }
    >
      <PlatesTabs admin />
      <div className="grid gap-5">
        <ClassesCard limits={purges.limits} due={tonight} next={next.toISOString()} />
        <HoldsCard holds={holds.items} total={holds.total} />
        <section className="grid gap-2">
          <h2 className="font-semibold text-base">{texts.purges.title}</h2>
          <PurgesTable
            rows={purges.items}
            total={purges.total}
            params={params}
            empty={<EmptyState icon={<Eraser />} title={texts.purges.empty} text={texts.purges.emptyHint} />}
          />
        </section>
      </div>
    </ListPage>
  );
}
