"use client";

import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { texts as common } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "../../_shared/use-submit";
import { putIn } from "../actions";
import { LICENSE_BYTES_MAX, texts } from "../texts";

const FORM = "put-in-license";

/** Takes a license as a text or as a file. */
export function PutIn() {
  const [open, setOpen] = useState(false);
  const [license, setLicense] = useState("");
  const chooser = useRef<HTMLInputElement>(null);
  const { errors, setErrors, busy, submit } = useSubmit(putIn, () => {
    toast.success(texts.putInDone);
    show(false);
  });
  const show = (next: boolean) => {
    setErrors({});
    setLicense("");
    setOpen(next);
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > LICENSE_BYTES_MAX) return setErrors({ license: texts.fileTooLarge });
    setErrors({});
    setLicense(await file.text());
  };
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button>
          <FileUp aria-hidden />
          {texts.putIn}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={texts.putIn}
        description={texts.putInText}
        footer={
          <>
            <Button onClick={() => show(false)}>{common.actions.cancel}</Button>
            <Button type="submit" form={FORM} variant="primary" loading={busy}>
              {texts.putIn}
            </Button>
          </>
        }
      >
        <form
          id={FORM}
          noValidate
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void submit({ license });
          }}
        >
          {errors[""] ? <Alert tone="danger">{errors[""]}</Alert> : null}
          <Field label={texts.license} name="license" error={errors.license} required>
            <Textarea
              rows={7}
              spellCheck={false}
              className="font-mono text-xs"
              value={license}
              onChange={(event) => setLicense(event.target.value)}
            />
          </Field>
          <input
            ref={chooser}
            type="file"
            accept=".lic,text/plain"
            aria-label={texts.chooseFile}
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => void take(event.target.files?.[0])}
          />
          <Button className="justify-self-start" size="sm" onClick={() => chooser.current?.click()}>
            {texts.chooseFile}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
