"use client";

import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { type FormEvent, type Ref, useImperativeHandle, useRef, useState } from "react";
import { Card, CardBody } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { plateTextProblem, typedPlate } from "@/lib/plates/events/plate-text";
import type { EventView } from "@/lib/plates/events/schema";
import { Characters, charactersOf } from "../../_components/characters";
import { FrameWithPlate, PlateCrop } from "../../_components/pictures";
import { Marks } from "../../_components/read-badges";
import { texts as plates } from "../../texts";
import { texts } from "../texts";
import type { Verdict } from "./use-review-queue";

/** What the page's keys and buttons do with the reading. */
export type ReadingHandle = { submit: () => void; edit: () => void };

/** One read: its plate enlarged, its reading to edit, and the frame with the plate's outline. */
export function ReviewItem({
  ref,
  item,
  onEdited,
  onDecide,
}: {
  ref: Ref<ReadingHandle>;
  item: EventView;
  onEdited: (edited: boolean) => void;
  onDecide: (verdict: Verdict) => void;
}) {
  const [text, setText] = useState(item.plate);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const edited = typedPlate(text) !== item.plate;

  const change = (next: string) => {
    const upper = next.toUpperCase();
    setText(upper);
    setProblem(null);
    onEdited(typedPlate(upper) !== item.plate);
  };
  const choose = (index: number) => {
    input.current?.focus();
    input.current?.setSelectionRange(index, index + 1);
  };
  const submit = () => {
    const wrong = edited ? plateTextProblem(text) : null;
    setProblem(wrong);
    if (wrong) return input.current?.focus();
    onEdited(false);
    onDecide(edited ? { kind: "correct", plate: typedPlate(text), note } : { kind: "confirm", note });
  };
  const edit = () => {
    const least = item.characters.reduce(
      (least, { confidence }, index) => (confidence < least.confidence ? { confidence, index } : least),
      { confidence: Number.POSITIVE_INFINITY, index: 0 },
    );
    choose(least.index);
  };
  useImperativeHandle(ref, () => ({ submit, edit }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };

  return (
    <section aria-label={texts.item} className="grid items-start gap-4 lg:grid-cols-2">
      <Card>
        <CardBody className="grid gap-4">
          <PlateCrop read={item} className="h-36 w-full sm:h-52" />
          <Characters size="lg" characters={charactersOf(text, item.characters)} onChoose={choose} />
          <form onSubmit={send} className="grid gap-3 sm:grid-cols-2">
            <Field
              label={texts.reading}
              name="reading"
              hint={texts.readingHint}
              error={problem ? texts.problem(problem) : null}
            >
              <Input
                ref={input}
                value={text}
                onChange={(event) => change(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key !== "Escape") return;
                  event.preventDefault();
                  change(item.plate);
                  event.currentTarget.blur();
                }}
                autoComplete="off"
                autoCapitalize="characters"
                autoCorrect="off"
                spellCheck={false}
                enterKeyHint="done"
                className="font-mono text-base tracking-widest"
              />
            </Field>
            <Field label={texts.note} name="note" hint={texts.noteHint} optional>
              <Input
                value={note}
                maxLength={1000}
                onChange={(event) => setNote(event.target.value)}
                onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
              />
            </Field>
            {/* Enter in a form of two fields sends it only where there is a button for it. */}
            <button type="submit" hidden tabIndex={-1} aria-hidden />
          </form>
        </CardBody>
      </Card>
      <Card>
        <CardBody className="grid gap-3">
          <FrameWithPlate read={item} />
          <div className="flex flex-wrap items-center justify-between gap-2">
            <Marks read={item} />
            <Link
              href={`/plates/${item.id}`}
              target="_blank"
              prefetch={false}
              className="ml-auto inline-flex items-center gap-1 text-primary text-xs underline-offset-2 hover:underline"
            >
              {texts.details}
              <ExternalLink aria-hidden className="size-3" />
            </Link>
          </div>
          <DescriptionList
            columns={3}
            items={[
              { term: texts.rawRead, value: <span className="font-mono">{item.plate}</span> },
              { term: texts.beforeFormat, value: <span className="font-mono">{item.raw_plate}</span> },
              { term: texts.confidence, value: plates.percent(item.confidence) },
              { term: texts.region, value: item.region },
              { term: texts.camera, value: item.camera_name },
              { term: texts.captured, value: <DateTime value={item.captured_at} /> },
            ]}
          />
        </CardBody>
      </Card>
    </section>
  );
}
