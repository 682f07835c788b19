import type { Metadata } from "next";
import { CreateLink, ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { lastOfEach, pageWindow, parseTableParams } from "@/components/data-table/search-params";
import { readsOfLastDay } from "@/lib/plates/cameras/activity";
import { listCameras } from "@/lib/plates/cameras/queries";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { CamerasMap } from "./_components/cameras-map";
import { CamerasTable } from "./_components/cameras-table";
import { cameraLine, markerOf } from "./camera-line";
import { camerasTable } from "./table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function CamerasPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = lastOfEach(parseTableParams(await searchParams, camerasTable));
  const use = params.filters.active?.[0];
  const filter = { q: params.q || undefined, active: use === undefined ? undefined : use === "yes" };
  const order = { sort: params.sort.id, desc: params.sort.desc };
  // The map shows all that the filters leave, the table a page of them.
  const [shown, all] = await Promise.all([
    listCameras(actor, filter, pageWindow(params), order),
    listCameras(actor, filter),
  ]);
  const reads = await readsOfLastDay(
    actor,
    all.items.map(({ id }) => id),
  );
  const line = (camera: (typeof all.items)[number]) => cameraLine(camera, reads.get(camera.id) ?? 0);
  const admin = isAdmin(actor);
  return (
    <ListPage
      title={texts.title}
      description={texts.description}
      actions={admin ? <CreateLink href="/cameras/new">{texts.add}</CreateLink> : null}
    >
      <div className="grid gap-5">
        {all.items.length > 0 ? <CamerasMap markers={all.items.map(line).map(markerOf)} /> : null}
        <CamerasTable rows={shown.items.map(line)} total={shown.total} params={params} mayAdd={admin} />
      </div>
    </ListPage>
  );
}
