import { z } from "zod";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { pathId } from "@/lib/platform/http/parameters";
import { admitDesk } from "../../policy";
import { createCourse, getCourse, listCourses, removeCourse, updateCourse } from "../courses";
import { CourseInput, CourseView } from "../schema";
import { Done, done, ok, success } from "./envelope";

const desk = { who: "anyone", admit: admitDesk } as const;
const courseId = pathId("The course's id");

/** Courses, as a later version of contract 5's client has them below /api/courses. */
export const courseOperations: Operation[] = [
  operation({
    id: "courses.list",
    method: "GET",
    path: "/courses",
    summary: "List the courses",
    description: "Also at /api/courses.",
    ...desk,
    response: success(z.array(CourseView)).extend({ total: z.int() }),
    async handle({ actor }) {
      const data = await listCourses(actor);
      return { ...ok(data), total: data.length };
    },
  }),
  operation({
    id: "courses.get",
    method: "GET",
    path: "/courses/{id}",
    summary: "Read a course",
    ...desk,
    params: courseId,
    response: success(CourseView),
    handle: async ({ actor, params }) => ok(await getCourse(actor, params.id)),
  }),
  operation({
    id: "courses.create",
    method: "POST",
    path: "/courses",
    summary: "Make a course",
    who: "admin",
    status: 201,
    body: CourseInput,
    response: success(CourseView),
    replay: async (actor, id) => ok(await getCourse(actor, Number(id))),
    handle: async ({ actor, body }) => ok(await getCourse(actor, (await createCourse(actor, body)).id)),
  }),
  operation({
    id: "courses.update",
    method: "PUT",
    path: "/courses/{id}",
    summary: "Change a course",
    description: "Certificates that were issued stay as they are; a code that they carry can no longer change.",
    who: "admin",
    params: courseId,
    body: CourseInput,
    response: success(CourseView),
    async handle({ actor, params, body }) {
      await updateCourse(actor, params.id, body);
      return ok(await getCourse(actor, params.id));
    },
  }),
  operation({
    id: "courses.delete",
    method: "DELETE",
    path: "/courses/{id}",
    summary: "Remove a course that no certificate names",
    who: "admin",
    params: courseId,
    response: Done,
    async handle({ actor, params }) {
      await removeCourse(actor, params.id);
      return done("The course was removed");
    },
  }),
];
