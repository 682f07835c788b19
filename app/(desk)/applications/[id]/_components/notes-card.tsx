"use client";

import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { textOf, useSubmit } from "../../../admin/_shared/use-submit";
import { edit } from "../../actions";
import { texts } from "../texts";

const words = texts.notes;

/** The desk's notes. The version that was read goes along, so that nobody's notes are overwritten unseen. */
export function NotesCard({
  id,
  version,
  notes,
  editable,
}: {
  id: number;
  version: number;
  notes: string | null;
  editable: boolean;
}) {
  const { errors, busy, submit } = useSubmit(edit, () => toast.success(texts.saved));
  return (
    <Card>
      <CardHeader title={words.title} />
      <CardBody>
        {editable ? (
          <form
            noValidate
            className="grid gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              void submit({ id, patch: { review_notes: textOf(event.currentTarget).review_notes, version } });
            }}
          >
            <Field label={words.label} name="review_notes" error={errors["patch.review_notes"] ?? errors[""]}>
              <Textarea key={notes} rows={3} maxLength={2000} defaultValue={notes ?? ""} />
            </Field>
            <div>
              <Button type="submit" size="sm" loading={busy}>
                {words.save}
              </Button>
            </div>
          </form>
        ) : (
          <p className={`whitespace-pre-line text-sm ${notes ? "" : "text-muted-foreground"}`}>{notes ?? words.none}</p>
        )}
      </CardBody>
    </Card>
  );
}
