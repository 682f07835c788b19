import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnchorHeading } from "../_components/anchor-heading";
import { GroupFooter, GroupHeader } from "../_components/group-frame";
import { OperationSection } from "../_components/operation-section";
import { SchemaSection } from "../_components/schema-section";
import { officeReference } from "../_reference/office-reference";
import { texts } from "../texts";

type Props = { params: Promise<{ group: string }> };

const SCHEMAS_ANCHOR = "schemas";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { group } = await groupOf(params);
  return { title: texts.groupTitle(group.name) };
}

/** One group of the API: its operations, and the schemas that they speak of. */
export default async function GroupPage({ params }: Props) {
  const { group, previous, next } = await groupOf(params);
  return (
    <>
      <GroupHeader group={group} />
      {group.operations.map((operation) => (
        <OperationSection key={operation.id} operation={operation} />
      ))}
      <section id={SCHEMAS_ANCHOR} className="border-t-2 pt-10">
        <AnchorHeading level={2} anchor={SCHEMAS_ANCHOR} what={texts.schemas} className="pb-6">
          {texts.schemas}
        </AnchorHeading>
        {group.schemas.map((schema) => (
          <SchemaSection key={schema.name} schema={schema} />
        ))}
      </section>
      <GroupFooter previous={previous} next={next} />
    </>
  );
}

async function groupOf(params: Props["params"]) {
  const { group: slug } = await params;
  const { groups } = officeReference();
  const index = groups.findIndex((candidate) => candidate.slug === slug);
  const group = groups[index];
  if (!group) notFound();
  return { group, previous: groups[index - 1], next: groups[index + 1] };
}
