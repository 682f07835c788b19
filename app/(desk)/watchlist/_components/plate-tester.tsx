"use client";

import { CircleCheck, CircleX, ScanSearch } from "lucide-react";
import { useEffect, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Trial } from "@/lib/plates/bolos/tester";
import { tryPlate } from "../actions";
import { formTexts as texts } from "../texts";

/** What a plate is tried against: a pattern as it is typed, or a list that is saved. */
export type Tried = { id: string } | { kind: "regex" | "wildcard"; plate_pattern: string; look_alike: boolean };

const PAUSE_MS = 250;

/** Type a plate and see whether it would be a hit: the server answers with the very comparison that reads go through. */
export function PlateTester({ tried }: { tried: Tried }) {
  const [plate, setPlate] = useState("");
  const [answer, setAnswer] = useState<Trial | { problem: string } | null>(null);
  // As text, so that an equal object of the next rendering asks nothing anew.
  const subject = JSON.stringify(tried);
  useEffect(() => {
    const parsed = JSON.parse(subject) as Tried;
    if (plate.trim() === "" || ("plate_pattern" in parsed && parsed.plate_pattern.trim() === "")) {
      setAnswer(null);
      return;
    }
    let late = false;
    const timer = setTimeout(async () => {
      const result = await tryPlate({ ...parsed, plate }).catch(() => null);
      if (late || !result) return;
      setAnswer(result.ok ? result.value : { problem: result.fields[0]?.reason ?? result.message });
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [plate, subject]);
  return (
    <div className="grid gap-2">
      <Field label={texts.tester} id="plate-tester" hint={texts.testerHint}>
        <Input
          value={plate}
          onChange={(event) => setPlate(event.target.value)}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          className="font-mono uppercase"
        />
      </Field>
      <p role="status" className="min-h-5 text-sm">
        {answer === null ? null : "problem" in answer ? (
          <span className="text-warning">{answer.problem}</span>
        ) : (
          <Verdict trial={answer} />
        )}
      </p>
    </div>
  );
}

function Verdict({ trial: { fits, listed } }: { trial: Trial }) {
  const Icon = fits === "exact" ? CircleCheck : fits ? ScanSearch : CircleX;
  return (
    <span
      className={`flex items-center gap-1.5 font-medium ${fits ? (fits === "exact" ? "text-success" : "text-warning") : "text-muted-foreground"}`}
    >
      <Icon aria-hidden className="size-4" />
      {texts.fits[fits ?? "none"]}
      {listed ? <span className="font-normal text-muted-foreground">({texts.listed(listed)})</span> : null}
    </span>
  );
}
