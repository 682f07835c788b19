"use client";

import { History, Search, X } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { texts } from "../texts";

const words = texts.search;

/** What was asked for, as the address has it. */
export type Asked = {
  plate: string;
  alike: boolean;
  least: string;
  most: string;
  purpose: string;
  caseNumber: string;
};
/** What PLATE_SEARCH_PURPOSE demands of a search. */
export type Demanded = "optional" | "purpose" | "case";
type Refusal = Partial<Record<string, string>> | null;

const NAMES = ["plate", "least", "most", "purpose", "case"] as const;

/** The search of plates. What it asks for goes into the address, beside the list's own filters. */
export function SearchForm({ asked, demanded, refusal }: { asked: Asked; demanded: Demanded; refusal: Refusal }) {
  const { pending, apply } = useTableQuery();
  const [plate, setPlate] = useState(asked.plate);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const filters = Object.fromEntries(NAMES.map((name) => [name, text(name) === "" ? [] : [text(name)]]));
    apply({ filters: { ...filters, alike: form.has("alike") ? ["yes"] : [] } });
  };
  const clear = () => apply({ filters: Object.fromEntries([...NAMES, "alike"].map((name) => [name, []])) });
  const spelled = plate.trim() !== "" && !/[?*]/.test(plate);
  const any = Object.values(asked).some(Boolean);
  return (
    <Card className="mb-4" data-print="hide">
      <CardBody>
        <form
          onSubmit={send}
          aria-label={words.title}
          className="grid items-start gap-x-3 gap-y-2 sm:grid-cols-2 lg:grid-cols-[minmax(12rem,2fr)_minmax(9rem,1fr)_minmax(10rem,2fr)_minmax(8rem,1fr)]"
        >
          <Field label={words.plate} name="plate" hint={words.plateHint} error={refusal?.plate}>
            <Input
              defaultValue={asked.plate}
              onChange={(event) => setPlate(event.target.value)}
              placeholder={words.placeholder}
              maxLength={40}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              enterKeyHint="search"
              className="font-mono uppercase tracking-wide placeholder:normal-case"
            />
          </Field>
          <fieldset className="grid gap-1.5">
            <legend className="mb-1.5 font-medium text-sm">{words.confidence}</legend>
            <span className="flex items-center gap-1.5">
              <Percent name="least" label={words.least} value={asked.least} />
              –
              <Percent name="most" label={words.most} value={asked.most} />
            </span>
          </fieldset>
          <Field
            label={words.purpose}
            name="purpose"
            hint={words.purposeHint}
            error={refusal?.purpose}
            required={demanded !== "optional" && plate.trim() !== ""}
          >
            <Input defaultValue={asked.purpose} maxLength={200} autoComplete="off" />
          </Field>
          <Field
            label={words.caseNumber}
            name="case"
            error={refusal?.case_number}
            required={demanded === "case" && plate.trim() !== ""}
          >
            <Input defaultValue={asked.caseNumber} maxLength={60} autoComplete="off" />
          </Field>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 sm:col-span-full">
            <Button type="submit" variant="primary" loading={pending}>
              <Search aria-hidden />
              {words.submit}
            </Button>
            {any ? (
              <Button variant="ghost" onClick={clear}>
                <X aria-hidden />
                {words.clear}
              </Button>
            ) : null}
            <CheckboxField name="alike" label={words.alike} defaultChecked={asked.alike} />
            <span className="text-muted-foreground text-xs">{words.alikeHint}</span>
            {spelled && asked.plate !== "" ? (
              <Button asChild variant="link" className="ml-auto">
                <Link href={historyHref(asked)} prefetch={false}>
                  <History aria-hidden />
                  {words.history}
                </Link>
              </Button>
            ) : null}
          </div>
          {refusal?.[""] ? (
            <p role="alert" className="text-destructive text-sm sm:col-span-full">
              {refusal[""]}
            </p>
          ) : null}
        </form>
      </CardBody>
    </Card>
  );
}

/** The history of the plate that was asked for, with the reason that was given for it. */
function historyHref({ plate, purpose, caseNumber, alike }: Asked): string {
  const query = new URLSearchParams();
  if (alike) query.set("alike", "yes");
  if (purpose) query.set("purpose", purpose);
  if (caseNumber) query.set("case", caseNumber);
  return `/plates/history/${encodeURIComponent(plate.toUpperCase())}${query.size > 0 ? `?${query}` : ""}`;
}

const Percent = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <Input
    type="number"
    name={name}
    aria-label={label}
    min={0}
    max={100}
    step={1}
    defaultValue={value}
    className="min-w-0 tabular-nums"
  />
);
