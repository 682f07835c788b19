"use client";

import { useEffect, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { DescriptionList } from "@/components/ui/description-list";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { PrintJobView } from "@/lib/licenses/production/schema";
import { textOf, useSubmit } from "../../admin/_shared/use-submit";
import { collect } from "../actions";
import { texts } from "../texts";
import { StateBadge } from "./state-badge";

const words = texts.collect;

/** A card that was found, and who takes it. The ID number is typed from the document shown, never filled in. */
export function CollectForm({
  id,
  card,
  onBusy,
  onDone,
}: {
  id: string;
  card: PrintJobView;
  onBusy: (busy: boolean) => void;
  onDone: (collector: string) => void;
}) {
  const [byHolder, setByHolder] = useState(true);
  const { errors, busy, submit } = useSubmit(collect, onDone);
  useEffect(() => onBusy(busy), [busy, onBusy]);
  const facts = (
    <DescriptionList
      items={[
        { term: texts.columns.license, value: <span className="font-mono">{card.license_number}</span> },
        { term: texts.columns.holder, value: card.citizen_name },
        { term: texts.columns.state, value: <StateBadge state={card.state} /> },
        { term: texts.columns.control, value: card.control_number },
      ]}
    />
  );
  if (card.state !== "ready") {
    return (
      <div className="grid gap-4">
        {facts}
        <Alert tone="warning">{words.notReady(texts.states[card.state].toLowerCase())}</Alert>
      </div>
    );
  }
  return (
    <form
      id={id}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const { collector_name = "", collector_id_number = "", relation } = textOf(event.currentTarget);
        void submit({ id: card.id, collector_name, collector_id_number, relation });
      }}
    >
      {facts}
      {errors[""] ? <Alert tone="danger">{errors[""]}</Alert> : null}
      <Field label={words.who} name="who">
        <Select
          value={byHolder ? "holder" : "other"}
          onChange={(event) => setByHolder(event.target.value === "holder")}
        >
          <option value="holder">{words.holder}</option>
          <option value="other">{words.other}</option>
        </Select>
      </Field>
      <Field label={words.name} name="collector_name" error={errors.collector_name} required>
        <Input
          key={String(byHolder)}
          autoComplete="off"
          defaultValue={byHolder ? card.citizen_name : ""}
          maxLength={120}
        />
      </Field>
      <Field
        label={words.idNumber}
        name="collector_id_number"
        hint={words.idHint}
        error={errors.collector_id_number ?? (byHolder ? errors.relation : undefined)}
        required
      >
        <Input autoComplete="off" spellCheck={false} className="font-mono" />
      </Field>
      {byHolder ? null : (
        <Field label={words.relation} name="relation" hint={words.relationHint} error={errors.relation} required>
          <Input autoComplete="off" maxLength={80} />
        </Field>
      )}
    </form>
  );
}
