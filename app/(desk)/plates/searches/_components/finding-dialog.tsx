"use client";

import { type FormEvent, useState } from "react";
import { useSubmit } from "@/app/(desk)/admin/_shared/use-submit";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { SEARCH_OUTCOMES } from "@/lib/plates/search/outcomes";
import { saveFinding } from "../actions";
import { texts } from "../texts";
import type { SearchLine } from "./searches-table";

const words = texts.review;

/** A supervisor's finding about one search. */
export function FindingDialog({ line }: { line: SearchLine }) {
  const [open, setOpen] = useState(false);
  const { errors, busy, submit } = useSubmit(saveFinding, () => {
    setOpen(false);
    toast.success(words.saved);
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const outcome = SEARCH_OUTCOMES.find((one) => one === form.get("outcome")) ?? "justified";
    void submit({ id: line.id, outcome, comments: String(form.get("comments") ?? "") });
  };
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm">{words.open}</Button>
      </DialogTrigger>
      <DialogContent
        title={words.title}
        description={[line.user, line.asked, line.purpose, line.case_number].filter(Boolean).join(" · ")}
      >
        <form onSubmit={send} className="grid gap-4">
          <ErrorSummary errors={errors} />
          <Field label={words.finding} name="outcome" error={errors.outcome}>
            <Select defaultValue={line.review_outcome ?? "justified"}>
              {SEARCH_OUTCOMES.map((outcome) => (
                <option key={outcome} value={outcome}>
                  {words[outcome]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={words.note} name="comments" hint={words.noteHint} error={errors.comments}>
            <Textarea rows={3} maxLength={1000} defaultValue={line.review_comments ?? ""} />
          </Field>
          <Button type="submit" variant="primary" loading={busy} className="justify-self-end">
            {words.save}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
