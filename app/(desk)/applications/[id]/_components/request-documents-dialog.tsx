"use client";

import { type ReactNode, useState } from "react";
import { CheckboxField } from "@/components/ui/checkbox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { USUAL_DOCUMENTS } from "@/lib/licenses/applications/documents/kinds";
import type { ApplicationTypeName } from "@/lib/licenses/applications/states";
import { askForDocuments } from "../../actions";
import { documentKinds } from "../../document-kinds";
import { texts } from "../texts";

const words = texts.decisions.request_documents;

/** Asks for documents by name: the usual ones with a click, any other by its line. */
export function RequestDocumentsDialog({
  id,
  type,
  trigger,
}: {
  id: number;
  type: ApplicationTypeName;
  trigger: ReactNode;
}) {
  const [chosen, setChosen] = useState<string[]>([]);
  const [others, setOthers] = useState("");
  const [notes, setNotes] = useState("");
  const toggle = (name: string, on: boolean) =>
    setChosen((now) => (on ? [...now, name] : now.filter((other) => other !== name)));
  return (
    <ConfirmDialog
      trigger={trigger}
      title={words.title}
      description={words.text}
      confirmLabel={words.label}
      onConfirm={async () => {
        const lines = others
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean);
        const documentList = [...chosen, ...lines];
        if (documentList.length === 0) return { error: words.none };
        const answer = await askForDocuments({ id, documentList, notes });
        if (!answer.ok) return { error: answer.fields[0]?.reason ?? answer.message };
        toast.success(words.done);
      }}
    >
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium text-sm">{words.usual}</legend>
        {USUAL_DOCUMENTS[type].map((kind) => (
          <CheckboxField
            key={kind}
            label={documentKinds[kind]}
            checked={chosen.includes(documentKinds[kind])}
            onChange={(event) => toggle(documentKinds[kind], event.target.checked)}
          />
        ))}
      </fieldset>
      <Field label={words.other} name="others" hint={words.otherHint} optional>
        <Textarea rows={2} maxLength={4000} value={others} onChange={(event) => setOthers(event.target.value)} />
      </Field>
      <Field label={words.notes} name="notes" optional>
        <Textarea rows={2} maxLength={2000} value={notes} onChange={(event) => setNotes(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
