import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { getCourse } from "@/lib/candidates/certificates/courses";
import { listTemplates } from "@/lib/candidates/certificates/templates";
import { requireActor } from "@/lib/platform/auth/current";
import { loadRow } from "../../../_shared/load-row";
import { CourseForm } from "../_components/course-form";
import { courseTexts as texts } from "../texts";

type Props = { params: Promise<{ id: string }> };
export const metadata: Metadata = { title: texts.edit };

export default async function CoursePage({ params }: Props) {
  const actor = await requireActor("admin");
  const [course, templates] = await Promise.all([
    loadRow((await params).id, (id) => getCourse(actor, id)),
    listTemplates(actor),
  ]);
  return (
    <>
      <PageHeader
        title={course.name}
        crumbs={[{ label: texts.title, href: "/certificates/courses" }, { label: texts.edit }]}
      />
      <CourseForm course={course} templates={templates.map(({ id, name }) => ({ id, name }))} />
    </>
  );
}
