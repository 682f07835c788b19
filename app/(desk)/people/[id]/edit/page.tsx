import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { citizenView, fullName } from "@/lib/people/view";
import { officeToday } from "@/lib/platform/time";
import { valuesOf } from "../../_components/form-values";
import { PersonForm } from "../../_components/person-form";
import { loadPerson } from "../../load-person";
import { formTexts, peopleTexts, personTexts } from "../../texts";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { person } = await loadPerson((await params).id);
  return { title: formTexts.editTitle(fullName(person)) };
}

export default async function EditPersonPage({ params }: Props) {
  const { person } = await loadPerson((await params).id);
  // Who was removed is restored first.
  if (!person.isActive) redirect(`/people/${person.id}`);
  const name = fullName(person);
  return (
    <>
      <PageHeader
        title={formTexts.editTitle(name)}
        crumbs={[
          { label: peopleTexts.title, href: "/people" },
          { label: name, href: `/people/${person.id}` },
          { label: personTexts.edit },
        ]}
      />
      <PersonForm
        today={officeToday(new Date())}
        editing={{ id: person.id, version: person.version, values: valuesOf(citizenView(person)) }}
      />
    </>
  );
}
