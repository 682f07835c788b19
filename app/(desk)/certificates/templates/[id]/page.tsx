import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { getTemplate } from "@/lib/candidates/certificates/templates";
import { requireActor } from "@/lib/platform/auth/current";
import { loadRow } from "../../../_shared/load-row";
import { TemplateEditor } from "../_components/template-editor";
import { templateTexts as texts } from "../texts";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: texts.title };

export default async function TemplatePage({ params }: Props) {
  const actor = await requireActor("admin");
  const { id, name, version, design } = await loadRow((await params).id, (row) => getTemplate(actor, row));
  return (
    <>
      <PageHeader
        title={name}
        description={texts.description}
        crumbs={[{ label: texts.title, href: "/certificates/templates" }, { label: name }]}
      />
      <TemplateEditor id={id} name={name} version={version} design={design} />
    </>
  );
}
