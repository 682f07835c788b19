import type { Metadata } from "next";
import {
  lastOfEach,
  pageWindow,
  parseTableParams,
  type SearchParamsInput,
} from "@/components/data-table/search-params";
import { PageHeader } from "@/components/ui/page-header";
import { listCameras } from "@/lib/plates/cameras/queries";
import { listUploads } from "@/lib/plates/uploads/queries";
import { PICTURE_TYPES, VIDEO_TYPES } from "@/lib/plates/uploads/schema";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import type { JobStateName } from "@/lib/platform/jobs/schema";
import { settings } from "@/lib/platform/settings";
import { LiveRefresh } from "../../admin/jobs/_components/live-refresh";
import { PlatesTabs } from "../_components/plates-tabs";
import { texts as plates } from "../texts";
import { UploadDesk } from "./_components/upload-desk";
import { UploadsTable } from "./_components/uploads-table";
import { uploadsTable } from "./table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

/** What a file dialog offers. Extensions too: browsers know no type for some recordings. */
const ACCEPT = [...VIDEO_TYPES, ...PICTURE_TYPES, ".mp4", ".m4v", ".mov", ".mkv", ".avi", ".webm"].join(",");

export default async function UploadsPage({ searchParams }: { searchParams: Promise<SearchParamsInput> }) {
  const actor = await requireActor("staff");
  const params = lastOfEach(parseTableParams(await searchParams, uploadsTable));
  const [state, cameraId] = [params.filters.state?.[0] as JobStateName | undefined, params.filters.camera?.[0]];
  const [{ items, total }, cameras] = await Promise.all([
    listUploads(actor, { state, cameraId, q: params.q || undefined }, pageWindow(params)),
    listCameras(actor, {}, undefined, { sort: "name", desc: false }),
  ]);
  const choices = cameras.items.map(({ id, name }) => ({ id, name }));
  const inUse = cameras.items.filter(({ active }) => active).map(({ id, name }) => ({ id, name }));
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: plates.title, href: "/plates" }, { label: texts.title }]}
        actions={
          <LiveRefresh active={items.some((upload) => upload.state === "queued" || upload.state === "running")} />
        }
      />
      <PlatesTabs admin={isAdmin(actor)} />
      <div className="grid gap-5">
        <UploadDesk
          cameras={inUse}
          cameraId={inUse.some(({ id }) => id === cameraId) ? (cameraId ?? "") : ""}
          accept={ACCEPT}
          maxMb={settings().PLATE_UPLOAD_MAX_MB}
        />
        <UploadsTable rows={items} total={total} params={params} cameras={choices} />
      </div>
    </>
  );
}
