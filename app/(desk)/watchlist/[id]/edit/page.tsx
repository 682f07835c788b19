import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { getBolo } from "@/lib/plates/bolos/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { loadUuid } from "../../../_shared/load-uuid";
import { LookOutForm } from "../../_components/look-out-form";
import { valuesOf } from "../../_components/look-out-values";
import { formTexts, texts } from "../../texts";

export const metadata: Metadata = { title: formTexts.editTitle };

export default async function EditLookOutPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("staff");
  const bolo = await loadUuid((await params).id, (id) => getBolo(actor, id));
  return (
    <>
      <PageHeader
        title={formTexts.editTitle}
        crumbs={[
          { label: texts.title, href: "/watchlist" },
          { label: bolo.plate_pattern, href: `/watchlist/${bolo.id}` },
          { label: formTexts.editTitle },
        ]}
      />
      <LookOutForm edited={{ id: bolo.id, values: valuesOf(bolo) }} />
    </>
  );
}
