"use client";

import { Ban, RotateCcw, Stamp, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import type { CertificateView } from "@/lib/candidates/certificates/schema";
import type { ActionResult } from "@/lib/platform/http/action";
import { FormDialog } from "../../../_shared/form-dialog";
import { type CourseChoice, CourseDays, daysOf } from "../../_components/course-days";
import { issue, reissue, remove, revoke } from "../../actions";
import { texts } from "../../texts";

const words = texts.one;

/** What can be done to a certificate in its state. */
export function CertificateActions({
  certificate: { id, number, state, course_id },
  courses,
  mayRevoke,
}: {
  certificate: CertificateView;
  courses: readonly CourseChoice[];
  mayRevoke: boolean;
}) {
  const router = useRouter();
  if (state === "selected")
    return (
      <>
        <ConfirmDialog
          trigger={
            <Button variant="destructive-outline">
              <Trash2 aria-hidden />
              {words.remove}
            </Button>
          }
          title={words.removeTitle}
          description={words.removeText}
          confirmLabel={words.remove}
          destructive
          onConfirm={async () => {
            const answer = await remove({ id });
            if (!answer.ok) return { error: answer.message };
            toast.success(words.removed);
            router.push("/certificates");
            return {};
          }}
        />
        <FormDialog
          trigger={
            <Button variant="primary">
              <Stamp aria-hidden />
              {texts.issue.open}
            </Button>
          }
          title={texts.issue.title}
          description={texts.issue.text}
          submitLabel={texts.issue.open}
          send={issue}
          inputOf={(form) => ({ id, ...daysOf(form) })}
          onDone={(made) => toast.success(texts.issue.done(made))}
          fields={(errors) => <CourseDays courses={courses} chosen={course_id} errors={errors} />}
        />
      </>
    );
  if (state !== "issued" && state !== "expired") return null;
  const name = number ?? "";
  return (
    <>
      {mayRevoke ? (
        <ReasonDialog
          label={words.revoke}
          icon={<Ban aria-hidden />}
          title={words.revokeTitle(name)}
          text={words.revokeText}
          destructive
          send={(reason) => revoke({ id, reason })}
          onDone={() => toast.success(words.revoked(name))}
        />
      ) : null}
      <ReasonDialog
        label={words.reissue}
        icon={<RotateCcw aria-hidden />}
        title={words.reissueTitle(name)}
        text={words.reissueText}
        send={(reason) => reissue({ id, reason })}
        onDone={(next) => {
          toast.success(words.reissued);
          router.push(`/certificates/${next}`);
        }}
      />
    </>
  );
}

function ReasonDialog<T>({
  label,
  icon,
  title,
  text,
  destructive = false,
  send,
  onDone,
}: {
  label: string;
  icon: ReactNode;
  title: string;
  text: string;
  destructive?: boolean;
  send: (reason: string) => Promise<ActionResult<T>>;
  onDone: (value: T) => void;
}) {
  const [reason, setReason] = useState("");
  return (
    <ConfirmDialog
      trigger={
        <Button variant={destructive ? "destructive-outline" : "secondary"}>
          {icon}
          {label}
        </Button>
      }
      title={title}
      description={text}
      confirmLabel={label}
      destructive={destructive}
      onConfirm={async () => {
        const answer = await send(reason);
        if (!answer.ok) return { error: answer.fields[0]?.reason ?? answer.message };
        setReason("");
        onDone(answer.value);
        return {};
      }}
    >
      <Field label={words.reason} name="reason" hint={words.reasonHint} required>
        <Textarea rows={3} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
