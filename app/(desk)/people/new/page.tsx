import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/current";
import { officeToday } from "@/lib/platform/time";
import { PersonForm } from "../_components/person-form";
import { formTexts, peopleTexts } from "../texts";

export const metadata: Metadata = { title: formTexts.newTitle };

export default async function NewPersonPage() {
  await requireActor("staff");
  return (
    <>
      <PageHeader
        title={formTexts.newTitle}
        description={formTexts.newDescription}
        crumbs={[{ label: peopleTexts.title, href: "/people" }, { label: formTexts.newTitle }]}
      />
      <PersonForm today={officeToday(new Date())} />
    </>
  );
}
