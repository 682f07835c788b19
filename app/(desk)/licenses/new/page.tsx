import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { getPerson } from "@/lib/people/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { DomainError } from "@/lib/platform/errors";
import { officeToday } from "@/lib/platform/time";
import { categoryOptions } from "../_components/category-option";
import { type HolderChoice, holderChoice } from "../holder-choice";
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

/** The person whom the address names; one who is not there leaves the choice open. */
async function chosenHolder(actor: Actor, id: string | string[] | undefined): Promise<HolderChoice | null> {
  if (typeof id !== "string" || !/^\d{1,9}$/.test(id)) return null;
  try {
    const person = await getPerson(actor, Number(id));
    return person.isActive ? holderChoice(person) : null;
  } catch (error) {
    if (error instanceof DomainError && error.kind === "not_found") return null;
    throw error;
  }
}
