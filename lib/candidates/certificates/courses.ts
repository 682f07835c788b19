import type { Course } from "@/lib/generated/prisma/client";
import { audit, changes } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, invalidField, notFound } from "@/lib/platform/errors";
import { mayKeepCandidates, mayKeepCourses } from "../policy";
import type { CourseInput, CourseView } from "./schema";
import { courseView, paise } from "./view";

/** All courses by name; those that are given up last. */
export async function listCourses(actor: Actor): Promise<CourseView[]> {
  permit(mayKeepCandidates(actor));
  const [courses, counts] = await Promise.all([
    db().course.findMany({ orderBy: [{ isActive: "desc" }, { name: "asc" }] }),
    db().certificate.groupBy({ by: ["courseId"], where: { number: { not: null } }, _count: true }),
  ]);
  const countOf = new Map(counts.map(({ courseId, _count }) => [courseId, _count]));
  return courses.map((course) => courseView(course, countOf.get(course.id) ?? 0));
}

/** @throws DomainError not_found */
export async function getCourse(actor: Actor, id: number): Promise<CourseView> {
  permit(mayKeepCandidates(actor));
  const course = await findCourse(db(), id);
  return courseView(course, await db().certificate.count({ where: { courseId: id, number: { not: null } } }));
}

/** @throws DomainError not_found "Course not found" */
export async function findCourse(tx: Tx, id: number): Promise<Course> {
  const course = await tx.course.findUnique({ where: { id } });
  if (!course) throw notFound("Course");
  return course;
}

/** The course that a certificate's name names, whatever its letters' case; null for a name of the client's own. */
export const courseCalled = (tx: Tx, name: string): Promise<Course | null> =>
  tx.course.findFirst({
    where: { isActive: true, OR: [{ name: { equals: name, mode: "insensitive" } }, { code: name.toUpperCase() }] },
  });

const dataOf = (input: CourseInput) => ({
  code: input.code,
  name: input.name,
  statement: input.statement,
  regulation: input.regulation,
  durationDays: input.duration_days,
  validityYears: input.validity_years,
  ratePaise: paise(input.rate),
  templateId: input.template_id,
  isActive: input.is_active,
});

/** @throws DomainError conflict `course_exists`; invalid for a template that is not there */
export function createCourse(actor: Actor, input: CourseInput): Promise<Course> {
  permit(mayKeepCourses(actor));
  return unique(() =>
    transaction(async (tx) => {
      await checkTemplate(tx, input.template_id);
      const course = await tx.course.create({ data: dataOf(input) });
      await audit(tx, actor, {
        action: "create",
        resourceType: "course",
        resourceId: course.id,
        description: `Made the course ${course.code} ${course.name}`,
        newValues: { ...input },
      });
      return course;
    }),
  );
}

/**
 * Changes a course; certificates that were issued stay as they are.
 *
 * @param version what the form was opened with; absent where a client has none
 * @throws DomainError not_found; conflict `course_exists`, `changed_meanwhile`, `code_in_use`
 */
export function updateCourse(actor: Actor, id: number, input: CourseInput, version?: number): Promise<Course> {
  permit(mayKeepCourses(actor));
  return unique(() =>
    transaction(async (tx) => {
      const before = await findCourse(tx, id);
      await checkTemplate(tx, input.template_id);
      if (
        before.code !== input.code &&
        (await tx.certificate.count({ where: { courseId: id, number: { not: null } } }))
      )
        throw conflict("code_in_use", "Certificates carry this course's code, which can no longer change");
      const data = dataOf(input);
      const { count } = await tx.course.updateMany({
        where: { id, version: version ?? before.version },
        data: { ...data, version: { increment: 1 } },
      });
      if (count !== 1) throw conflict("changed_meanwhile", "Somebody else has changed this course; look at it again");
      const told = (row: ReturnType<typeof dataOf>) => ({ ...row, ratePaise: Number(row.ratePaise) });
      await audit(tx, actor, {
        action: "update",
        resourceType: "course",
        resourceId: id,
        description: `Changed the course ${input.code}`,
        ...changes(told(before), told(data)),
      });
      return findCourse(tx, id);
    }),
  );
}

/** Removes a course that no certificate names; another one is given up instead (`is_active`). */
export function removeCourse(actor: Actor, id: number): Promise<void> {
  permit(mayKeepCourses(actor));
  return transaction(async (tx) => {
    const course = await findCourse(tx, id);
    if (await tx.certificate.count({ where: { courseId: id } }))
      throw conflict("course_in_use", "Certificates name this course: give it up instead of removing it");
    await tx.course.delete({ where: { id } });
    await audit(tx, actor, {
      action: "delete",
      resourceType: "course",
      resourceId: id,
      description: `Removed the course ${course.code} ${course.name}`,
    });
  });
}

async function checkTemplate(tx: Tx, id: number | null): Promise<void> {
  if (id !== null && !(await tx.certificateTemplate.findUnique({ where: { id } })))
    throw invalidField("template_id", "there is no such template");
}

async function unique<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw conflict("course_exists", "There is a course of this code or name already");
    throw error;
  }
}
