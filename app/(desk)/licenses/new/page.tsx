import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/current";
import { officeToday } from "@/lib/platform/time";
import { categoryOptions } from "../_components/category-option";
import { chosenHolder } from "../chosen-holder";
import { texts } from "../texts";
import { NewLicenseForm } from "./_components/new-license-form";

export const metadata: Metadata = { title: texts.new.title };

export default async function NewLicensePage({
  searchParams,
}: {
  searchParams: Promise<{ person?: string | string[] }>;
}) {
  const actor = await requireActor("staff");
  const holder = await chosenHolder(actor, (await searchParams).person);
  return (
    <>
      <PageHeader
        title={texts.new.title}
        description={texts.new.description}
        crumbs={[{ label: texts.title, href: "/licenses" }, { label: texts.new.title }]}
      />
      <NewLicenseForm key={holder?.id} holder={holder} categories={categoryOptions} today={officeToday(new Date())} />
    </>
  );
}
