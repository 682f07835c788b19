import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/current";
import { categoryOptions } from "../../licenses/_components/category-option";
import { chosenHolder } from "../../licenses/chosen-holder";
import { texts } from "../texts";
import { NewApplicationForm } from "./_components/new-application-form";

export const metadata: Metadata = { title: texts.new.title };

export default async function NewApplicationPage({
  searchParams,
}: {
  searchParams: Promise<{ person?: string | string[] }>;
}) {
  const actor = await requireActor("staff");
  const applicant = await chosenHolder(actor, (await searchParams).person);
  return (
    <>
      <PageHeader
        title={texts.new.title}
        description={texts.new.description}
        crumbs={[{ label: texts.title, href: "/applications" }, { label: texts.new.title }]}
      />
      <NewApplicationForm key={applicant?.id} applicant={applicant} categories={categoryOptions} />
    </>
  );
}
