import { Field } from "@/components/ui/field";
import { DateInput } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { CourseView } from "@/lib/candidates/certificates/schema";
import type { FormErrors } from "../../admin/_shared/use-submit";
import { texts } from "../texts";

const words = texts.issue;
export type CourseChoice = Pick<CourseView, "id" | "code" | "name">;

/** Which course, and when it was: what issuing asks. */
export function CourseDays({
  courses,
  chosen,
  errors,
}: {
  courses: readonly CourseChoice[];
  chosen?: number | null;
  errors: FormErrors;
}) {
  return (
    <>
      <Field
        label={words.course}
        name="course_id"
        hint={words.courseHint}
        error={errors.course_id}
        required
        className="sm:col-span-full"
      >
        <Select defaultValue={chosen ?? ""}>
          <option value="" disabled />
          {courses.map(({ id, code, name }) => (
            <option key={id} value={id}>
              {code} – {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.start} name="start_date" error={errors.start_date} required>
        <DateInput />
      </Field>
      <Field label={words.end} name="end_date" hint={words.endHint} error={errors.end_date} optional>
        <DateInput />
      </Field>
      <Field label={words.date} name="issue_date" hint={words.dateHint} error={errors.issue_date} optional>
        <DateInput />
      </Field>
    </>
  );
}

/** The fields as issuing takes them. */
export const daysOf = ({ course_id, start_date = "", end_date, issue_date }: Record<string, string>) => ({
  course_id: Number(course_id || 0),
  start_date,
  end_date,
  issue_date,
});
