import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/current";
import { CameraForm } from "../_components/camera-form";
import { regionsToChoose } from "../region-names";
import { formTexts, texts } from "../texts";

export const metadata: Metadata = { title: formTexts.newTitle };

export default async function NewCameraPage() {
  await requireActor("admin");
  return (
    <>
      <PageHeader
        title={formTexts.newTitle}
        description={formTexts.newDescription}
        crumbs={[{ label: texts.title, href: "/cameras" }, { label: formTexts.newTitle }]}
      />
      <CameraForm regions={regionsToChoose()} />
    </>
  );
}
