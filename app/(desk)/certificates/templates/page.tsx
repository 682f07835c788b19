import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listCourses } from "@/lib/candidates/certificates/courses";
import { listTemplates } from "@/lib/candidates/certificates/templates";
import { requireActor } from "@/lib/platform/auth/current";
import { CertificateTabs } from "../_components/certificate-tabs";
import { texts as certificateTexts } from "../texts";
import { TemplateButtons } from "./_components/template-buttons";
import { templateTexts as texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function TemplatesPage() {
  const actor = await requireActor("admin");
  const [templates, courses] = await Promise.all([listTemplates(actor), listCourses(actor)]);
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: certificateTexts.title, href: "/certificates" }, { label: texts.title }]}
      />
      <CertificateTabs admin />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {templates.map(({ id, name, isDefault, version }) => (
          <Card key={id}>
            <CardHeader
              title={name}
              description={texts.uses(courses.filter(({ template_id }) => template_id === id).length)}
              actions={isDefault ? <Badge tone="accent">{texts.standard}</Badge> : null}
            />
            <CardBody className="grid gap-3">
              {/* biome-ignore lint/performance/noImgElement: the picture is drawn from the template, and only for who is signed in. */}
              <img
                src={`/api/certificate/templates/${id}/picture?v=${version}`}
                alt={texts.picture(name)}
                loading="lazy"
                className="aspect-[297/210] w-full rounded-md border bg-white"
              />
              <div className="flex flex-wrap gap-2">
                <Button asChild size="sm" variant="primary">
                  <Link href={`/certificates/templates/${id}`}>{texts.edit}</Link>
                </Button>
                <TemplateButtons id={id} isDefault={isDefault} />
              </div>
            </CardBody>
          </Card>
        ))}
      </div>
    </>
  );
}
