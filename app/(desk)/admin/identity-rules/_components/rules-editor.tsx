"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { Rule, RuleSet } from "@/lib/identity/decision/rules";
import type { Trial } from "@/lib/identity/rules/trial";
import { save, tryOut } from "../actions";
import { texts } from "../texts";
import { RuleRow } from "./rule-row";
import { TrialResult } from "./trial-result";

const differs = (one: Rule, other: Rule | undefined): boolean => JSON.stringify(one) !== JSON.stringify(other);

/** The rules in force, to be tuned, tried on past cases and saved as a new version. */
export function RulesEditor({ version, first }: { version: number; first: RuleSet }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [rules, setRules] = useState(first);
  const [note, setNote] = useState("");
  const [refusal, setRefusal] = useState<{ message: string; fields: { name: string; reason: string }[] } | null>(null);
  const [trial, setTrial] = useState<Trial | null>(null);
  const changed = rules.filter((rule, index) => differs(rule, first[index])).length;
  const change = (next: Rule) => {
    setTrial(null);
    setRules((before) => before.map((rule) => (rule.code === next.code ? next : rule)));
  };
  const refused = (answer: { message: string; fields: { name: string; reason: string }[] } | null) =>
    setRefusal(answer ?? { message: "", fields: [] });
  const send = () =>
    start(async () => {
      const answer = await save({ rules, note, basedOn: version }).catch(() => null);
      if (!answer?.ok) return refused(answer);
      toast.success(texts.saved(answer.value.version));
      router.refresh();
    });
  const attempt = () =>
    start(async () => {
      const answer = await tryOut({ rules }).catch(() => null);
      if (!answer?.ok) return refused(answer);
      setRefusal(null);
      setTrial(answer.value);
    });
  const noteError = refusal?.fields.find(({ name }) => name === "note")?.reason ?? null;
  return (
    <Card>
      <CardBody className="grid gap-3">
        {refusal && !noteError ? (
          <Alert tone="danger">{[refusal.message, ...refusal.fields.map(({ reason }) => reason)].join(" ")}</Alert>
        ) : null}
        <ul className="grid divide-y">
          {rules.map((rule, index) => (
            <RuleRow key={rule.code} rule={rule} changed={differs(rule, first[index])} onChange={change} />
          ))}
        </ul>
        {trial ? <TrialResult trial={trial} /> : null}
      </CardBody>
      <CardFooter className="sticky bottom-0 flex flex-wrap items-end gap-2 bg-card">
        <Field label={texts.note} name="note" error={noteError} className="min-w-56 flex-1">
          <Input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <span className="pb-2 text-muted-foreground text-sm">{changed > 0 ? texts.changed(changed) : null}</span>
        <Button disabled={busy || changed === 0} onClick={() => setRules(first)}>
          {texts.reset}
        </Button>
        <Button disabled={busy} onClick={attempt}>
          {texts.try}
        </Button>
        <Button variant="primary" loading={busy} disabled={changed === 0} onClick={send}>
          {texts.save}
        </Button>
      </CardFooter>
    </Card>
  );
}
