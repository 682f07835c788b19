"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createCourse, removeCourse, updateCourse } from "@/lib/candidates/certificates/courses";
import { CourseForm } from "@/lib/candidates/certificates/schema";
import { action } from "@/lib/platform/http/action";

const Id = z.int().positive();
const changed = () => revalidatePath("/certificates", "layout");

export const saveCourse = action(
  CourseForm.extend({ id: Id.nullable(), version: z.int() }),
  async (actor, { id, version, ...input }) => {
    const course = id === null ? await createCourse(actor, input) : await updateCourse(actor, id, input, version);
    changed();
    return course.id;
  },
);

export const deleteCourse = action(z.object({ id: Id }), async (actor, { id }) => {
  await removeCourse(actor, id);
  changed();
});
