"use client";

import { Dices } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DateInput } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { texts } from "../../texts";
import { SAMPLE_COUNTS } from "../counts";

const words = texts.sample;
/** Below 2³¹, as every place that a seed passes can hold it. */
const SEED_MAX = 2_147_483_647;

/** Chooses a period and draws anew; the draw's seed stands in the address. */
export function SampleForm({ from, to, count }: { from: string; to: string; count: string }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const query = new URLSearchParams({ seed: String(1 + Math.floor(Math.random() * (SEED_MAX - 1))) });
    for (const name of ["from", "to", "count"]) {
      const value = String(form.get(name) ?? "");
      if (value !== "") query.set(name, value);
    }
    startTransition(() => router.push(`/plates/searches/sample?${query}`));
  };
  return (
    <form onSubmit={send} className="mb-4 flex flex-wrap items-end gap-3" data-print="hide">
      <Field label={words.from} name="from" className="w-40">
        <DateInput defaultValue={from} />
      </Field>
      <Field label={words.to} name="to" className="w-40">
        <DateInput defaultValue={to} />
      </Field>
      <Field label={words.count} name="count" className="w-28">
        <Select defaultValue={count}>
          {SAMPLE_COUNTS.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit" variant="primary" loading={pending}>
        <Dices aria-hidden />
        {words.draw}
      </Button>
    </form>
  );
}
