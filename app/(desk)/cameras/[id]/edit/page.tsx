import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { getCamera, shownStream } from "@/lib/plates/cameras/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { loadUuid } from "../../../_shared/load-uuid";
import { CameraForm } from "../../_components/camera-form";
import { valuesOf } from "../../_components/camera-values";
import { cameraLine } from "../../camera-line";
import { regionsToChoose } from "../../region-names";
import { formTexts, texts } from "../../texts";

export const metadata: Metadata = { title: texts.title };

export default async function EditCameraPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("admin");
  const camera = await loadUuid((await params).id, (id) => getCamera(actor, id));
  const title = formTexts.editTitle(camera.name);
  const edited = {
    id: camera.id,
    values: valuesOf(cameraLine(camera, 0)),
    keptStream: await shownStream(actor, camera.id),
  };
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: texts.title, href: "/cameras" },
          { label: camera.name, href: `/cameras/${camera.id}` },
          { label: title },
        ]}
      />
      <CameraForm edited={edited} regions={regionsToChoose(camera.grammars)} />
    </>
  );
}
