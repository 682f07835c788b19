"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { CheckboxField } from "@/components/ui/checkbox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import type { CourseView } from "@/lib/candidates/certificates/schema";
import { textOf, useSubmit } from "../../../admin/_shared/use-submit";
import { deleteCourse, saveCourse } from "../actions";
import { courseTexts as texts } from "../texts";

/** Makes a course, or changes one. */
export function CourseForm({
  course,
  templates,
}: {
  course: CourseView | null;
  templates: readonly { id: number; name: string }[];
}) {
  const router = useRouter();
  const { errors, busy, submit } = useSubmit(saveCourse, () => {
    toast.success(texts.saved);
    router.push("/certificates/courses");
  });
  const send = (form: Record<string, string>) =>
    submit({
      id: course?.id ?? null,
      version: course?.version ?? 1,
      code: form.code ?? "",
      name: form.name ?? "",
      statement: form.statement,
      regulation: form.regulation,
      duration_days: form.duration_days,
      validity_years: form.validity_years,
      rate: form.rate === "" ? 0 : form.rate,
      template_id: form.template_id,
      is_active: form.is_active === "on",
    });
  return (
    <form
      noValidate
      className="max-w-3xl"
      onSubmit={(event) => {
        event.preventDefault();
        void send(textOf(event.currentTarget));
      }}
    >
      <ErrorSummary errors={errors} />
      <Card>
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <Field label={texts.code} name="code" hint={texts.codeHint} error={errors.code} required>
            <Input
              defaultValue={course?.code}
              maxLength={5}
              autoComplete="off"
              className="font-mono uppercase"
              readOnly={(course?.certificates ?? 0) > 0}
            />
          </Field>
          <Field label={texts.name} name="name" error={errors.name} required>
            <Input defaultValue={course?.name} maxLength={200} autoComplete="off" />
          </Field>
          <Field
            label={texts.statement}
            name="statement"
            hint={texts.statementHint}
            error={errors.statement}
            optional
            className="sm:col-span-full"
          >
            <Textarea defaultValue={course?.statement} rows={3} maxLength={600} />
          </Field>
          <Field
            label={texts.regulation}
            name="regulation"
            hint={texts.regulationHint}
            error={errors.regulation}
            optional
            className="sm:col-span-full"
          >
            <Input defaultValue={course?.regulation ?? ""} maxLength={200} autoComplete="off" />
          </Field>
          <Field label={texts.days} name="duration_days" error={errors.duration_days} required>
            <Input defaultValue={course?.duration_days ?? 1} inputMode="numeric" maxLength={4} />
          </Field>
          <Field
            label={texts.validity}
            name="validity_years"
            hint={texts.validityHint}
            error={errors.validity_years}
            optional
          >
            <Input defaultValue={course?.validity_years ?? ""} inputMode="numeric" maxLength={2} />
          </Field>
          <Field label={texts.rate} name="rate" hint={texts.rateHint} error={errors.rate}>
            <Input defaultValue={course?.rate ?? 0} inputMode="decimal" maxLength={12} />
          </Field>
          <Field label={texts.template} name="template_id" error={errors.template_id}>
            <Select defaultValue={course?.template_id ?? ""}>
              <option value="">{texts.standard}</option>
              {templates.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <div className="sm:col-span-full">
            <CheckboxField
              name="is_active"
              label={texts.active}
              hint={texts.activeHint}
              defaultChecked={course?.is_active ?? true}
            />
          </div>
        </CardBody>
        <CardFooter className="flex flex-wrap justify-between gap-2">
          <Button type="submit" variant="primary" loading={busy}>
            {texts.save}
          </Button>
          {course && course.certificates === 0 ? <RemoveCourse id={course.id} /> : null}
        </CardFooter>
      </Card>
    </form>
  );
}

function RemoveCourse({ id }: { id: number }) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<Button variant="destructive-outline">{texts.remove}</Button>}
      title={texts.removeTitle}
      description={texts.removeText}
      confirmLabel={texts.remove}
      destructive
      onConfirm={async () => {
        const answer = await deleteCourse({ id });
        if (!answer.ok) return { error: answer.message };
        toast.success(texts.removed);
        router.push("/certificates/courses");
        return {};
      }}
    />
  );
}
