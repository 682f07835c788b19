"use client";

import { PackageCheck, Search } from "lucide-react";
import { useState } from "react";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { PrintJobView } from "@/lib/licenses/production/schema";
import { textOf, useSubmit } from "../../admin/_shared/use-submit";
import { find } from "../actions";
import { texts } from "../texts";
import { CollectForm } from "./collect-form";

const words = texts.collect;
const FORM = "collect-card";

/** The counter: a card is found by typing or scanning, and handed over to who shows an identity document. */
export function CollectDialog() {
  const [open, setOpen] = useState(false);
  const [card, setCard] = useState<PrintJobView | null>(null);
  const { errors, setErrors, busy, submit } = useSubmit(find, setCard);
  const [handing, setHanding] = useState(false);
  const show = (next: boolean) => {
    setCard(null);
    setErrors({});
    setOpen(next);
  };
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button>
          <PackageCheck aria-hidden />
          {words.open}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={words.title}
        description={words.description}
        footer={
          card ? (
            <>
              <Button onClick={() => setCard(null)}>{words.another}</Button>
              {card.state === "ready" ? (
                <Button type="submit" form={FORM} variant="primary" loading={handing}>
                  {words.confirm}
                </Button>
              ) : null}
            </>
          ) : (
            <Button onClick={() => show(false)}>{common.actions.cancel}</Button>
          )
        }
      >
        {card ? (
          <CollectForm
            id={FORM}
            card={card}
            onBusy={setHanding}
            onDone={(name) => {
              toast.success(words.done(card.license_number, name));
              show(false);
            }}
          />
        ) : (
          <form
            noValidate
            className="flex items-start gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              void submit({ text: textOf(event.currentTarget).text ?? "" });
            }}
          >
            <Field label={words.find} name="text" error={errors.text ?? errors[""]} className="flex-1" required>
              <Input autoFocus autoComplete="off" spellCheck={false} className="font-mono" />
            </Field>
            <Button type="submit" variant="primary" loading={busy} className="mt-6.5">
              <Search aria-hidden />
              {words.search}
            </Button>
          </form>
        )}
      </DialogContent>
    </Dialog>
  );
}
