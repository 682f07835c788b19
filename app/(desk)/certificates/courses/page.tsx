import { GraduationCap } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { CreateLink } from "@/components/data-table/list-page";
import { formatCount } from "@/components/texts";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { listCourses } from "@/lib/candidates/certificates/courses";
import { isAdmin } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { CertificateTabs } from "../_components/certificate-tabs";
import { texts as certificateTexts } from "../texts";
import { courseTexts as texts } from "./texts";

export const metadata: Metadata = { title: texts.title };
const words = texts.columns;

/** An office has some dozens of courses: one page shows them all. */
export default async function CoursesPage() {
  const actor = await requireActor("staff");
  const courses = await listCourses(actor);
  const create = isAdmin(actor) ? <CreateLink href="/certificates/courses/new">{texts.create}</CreateLink> : undefined;
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: certificateTexts.title, href: "/certificates" }, { label: texts.title }]}
        actions={create}
      />
      <CertificateTabs admin={isAdmin(actor)} />
      {courses.length === 0 ? (
        <EmptyState icon={<GraduationCap />} title={texts.empty} text={texts.emptyHint} action={create} />
      ) : (
        <Table label={texts.title}>
          <TableHead>
            <TableRow>
              <TableHeader>{words.code}</TableHeader>
              <TableHeader>{words.name}</TableHeader>
              <TableHeader>{words.regulation}</TableHeader>
              <TableHeader numeric>{words.days}</TableHeader>
              <TableHeader>{words.validity}</TableHeader>
              <TableHeader numeric>{words.rate}</TableHeader>
              <TableHeader numeric>{words.certificates}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {courses.map((course) => (
              <TableRow key={course.id}>
                <TableCell className="font-mono text-[13px]">{course.code}</TableCell>
                <TableCell>
                  <span className="flex flex-wrap items-center gap-2">
                    {isAdmin(actor) ? (
                      <Link
                        href={`/certificates/courses/${course.id}`}
                        className="font-medium text-primary underline-offset-4 hover:underline"
                      >
                        {course.name}
                      </Link>
                    ) : (
                      <span className="font-medium">{course.name}</span>
                    )}
                    {course.is_active ? null : <Badge tone="neutral">{texts.inactive}</Badge>}
                  </span>
                </TableCell>
                <TableCell className="text-muted-foreground">{course.regulation}</TableCell>
                <TableCell numeric>{course.duration_days}</TableCell>
                <TableCell className="whitespace-nowrap">{texts.years(course.validity_years)}</TableCell>
                <TableCell numeric>{formatCount(course.rate)}</TableCell>
                <TableCell numeric>
                  <Link href={`/certificates?course=${course.id}`} className="underline-offset-4 hover:underline">
                    {formatCount(course.certificates)}
                  </Link>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  );
}
