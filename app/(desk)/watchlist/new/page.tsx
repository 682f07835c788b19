import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/current";
import { LookOutForm } from "../_components/look-out-form";
import { formTexts, texts } from "../texts";

export const metadata: Metadata = { title: formTexts.newTitle };

export default async function NewLookOutPage() {
  await requireActor("staff");
  return (
    <>
      <PageHeader
        title={formTexts.newTitle}
        description={formTexts.newDescription}
        crumbs={[{ label: texts.title, href: "/watchlist" }, { label: formTexts.newTitle }]}
      />
      <LookOutForm />
    </>
  );
}
