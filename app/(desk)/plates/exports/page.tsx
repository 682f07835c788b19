import { Package } from "lucide-react";
import type { Metadata } from "next";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { defineTable, pageWindow, parseTableParams } from "@/components/data-table/search-params";
import { EmptyState } from "@/components/ui/empty-state";
import { listCameras } from "@/lib/plates/cameras/queries";
import { listExports } from "@/lib/plates/exports/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { LiveRefresh } from "../../admin/jobs/_components/live-refresh";
import { PlatesTabs } from "../_components/plates-tabs";
import { texts as plates } from "../texts";
import { ExportDialog } from "./_components/export-dialog";
import { ExportsTable } from "./_components/exports-table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

/** The newest first; there is nothing to filter. */
const exportsTable = defineTable({ sorts: [], defaultSort: { id: "version", desc: true } });

export default async function ExportsPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("admin");
  const params = parseTableParams(await searchParams, exportsTable);
  const [{ items, total }, cameras] = await Promise.all([
    listExports(actor, pageWindow(params)),
    listCameras(actor, {}, undefined, { sort: "name", desc: false }),
  ]);
  const choices = cameras.items.map(({ id, name }) => ({ id, name }));
  return (
    <ListPage
      title={texts.title}
      description={texts.description}
      parents={[{ label: plates.title, href: "/plates" }]}
      actions={
        <>
          {items.some(({ state }) => state === "queued" || state === "running") ? <LiveRefresh active /> : null}
          <ExportDialog cameras={choices} />
        </>
      }
    >
      <PlatesTabs admin />
      <ExportsTable
        rows={items}
        total={total}
        params={params}
        empty={<EmptyState icon={<Package />} title={texts.empty} text={texts.emptyHint} />}
      />
    </ListPage>
  );
}
