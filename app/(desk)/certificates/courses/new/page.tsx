import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { listTemplates } from "@/lib/candidates/certificates/templates";
import { requireActor } from "@/lib/platform/auth/current";

import { CourseForm } from "../_components/course-form";
import { courseTexts as texts } from "../texts";

export const metadata: Metadata = { title: texts.create };

export default async function NewCoursePage() {
  const actor = await requireActor("admin");
  const templates = await listTemplates(actor);
  return (
    <>
      <PageHeader
        title={texts.create}
        crumbs={[{ label: texts.title, href: "/certificates/courses" }, { label: texts.create }]}
      />
      <CourseForm course={null} templates={templates.map(({ id, name }) => ({ id, name }))} />
    </>
  );
}
