import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { categoryOptions } from "../../_components/category-option";
import { loadLicense } from "../../load-license";
import { texts } from "../../texts";
import { EditLicenseForm } from "./edit-license-form";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts.edit.title((await loadLicense((await params).id)).license.license_number) };
}

export default async function EditLicensePage({ params }: Props) {
  const { license, may } = await loadLicense((await params).id);
  // A removed license is first restored, on its own page.
  if (!may.edit) redirect(`/licenses/${license.id}`);
  const title = texts.edit.title(license.license_number);
  return (
    <>
      <PageHeader
        title={title}
        description={texts.edit.description}
        crumbs={[
          { label: texts.title, href: "/licenses" },
          { label: license.license_number, href: `/licenses/${license.id}` },
          { label: texts.detail.edit },
        ]}
      />
      <EditLicenseForm license={license} categories={categoryOptions} />
    </>
  );
}
