"use client";

import { PackagePlus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { FormDialog } from "../../../_shared/form-dialog";
import { receive } from "../actions";
import { stockTexts as texts } from "../texts";

/** Takes a box of blank cards into the stock. */
export function ReceiveBox() {
  return (
    <FormDialog
      trigger={
        <Button variant="primary">
          <PackagePlus aria-hidden />
          {texts.receive}
        </Button>
      }
      title={texts.receive}
      description={texts.receiveText}
      submitLabel={texts.receive}
      send={receive}
      inputOf={({ prefix = "", first_number = "", count, supplier }) => ({ prefix, first_number, count, supplier })}
      onDone={({ first, last }) => toast.success(texts.received(first, last))}
      fields={(errors) => (
        <>
          <Field label={texts.prefix} name="prefix" error={errors.prefix} required>
            <Input autoComplete="off" maxLength={6} className="font-mono uppercase" />
          </Field>
          <Field label={texts.first} name="first_number" hint={texts.firstHint} error={errors.first_number} required>
            <Input autoComplete="off" inputMode="numeric" maxLength={9} className="font-mono" />
          </Field>
          <Field label={texts.count} name="count" error={errors.count} required>
            <Input autoComplete="off" inputMode="numeric" maxLength={6} defaultValue="500" />
          </Field>
          <Field label={texts.supplier} name="supplier" error={errors.supplier} optional>
            <Input autoComplete="off" maxLength={120} />
          </Field>
        </>
      )}
    />
  );
}
