"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { toast } from "@/components/ui/toast";
import { FormDialog } from "../../_shared/form-dialog";
import { issueCourse, issueMany } from "../actions";
import { texts } from "../texts";
import { type CourseChoice, CourseDays, daysOf } from "./course-days";

const words = texts.bulk;

/** Asks for course and days, and begins a bulk issue: of the chosen certificates, or of all that wait for the course. */
export function BulkDialog({
  courses,
  chosen,
  trigger,
}: {
  courses: readonly CourseChoice[];
  chosen?: { ids: number[]; courseId: number | null };
  trigger: ReactNode;
}) {
  const router = useRouter();
  return (
    <FormDialog
      trigger={trigger}
      title={chosen ? words.chosen(chosen.ids.length) : words.title}
      description={chosen ? words.chosenText : words.text}
      submitLabel={chosen ? words.chosen(chosen.ids.length) : words.open}
      send={(input: ReturnType<typeof daysOf>) =>
        chosen ? issueMany({ ...input, certificate_ids: chosen.ids }) : issueCourse(input)
      }
      inputOf={daysOf}
      onDone={(job) => {
        toast.success(words.begun);
        router.push(`/certificates/batches/${job}`);
      }}
      fields={(errors) => <CourseDays courses={courses} chosen={chosen?.courseId} errors={errors} />}
    />
  );
}
