"use client";

import { type FormEvent, useState } from "react";
import { BoxedPicture } from "@/components/documents/boxed-picture";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { JourneyView } from "@/lib/identity/onboarding/journey";
import type { IdCardView } from "@/lib/identity/onboarding/schema";
import { ask, here } from "../ask";
import { texts } from "../texts";

type FieldName = keyof typeof texts.fields;
const NAMES = Object.keys(texts.fields) as FieldName[];
const DOUBTFUL = 0.8;

/** What was read, beside the picture: the field that is being looked at lights up on it. */
export function ConfirmStep({
  card,
  places,
  onDone,
}: {
  card: IdCardView;
  places: JourneyView["places"];
  onDone: () => Promise<void>;
}) {
  const [activeId, setActiveId] = useState<FieldName | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const side = (activeId && places[activeId]?.side) ?? "front";
  const src = side === "back" ? card.back_image : card.front_image;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    // Only what differs is sent: what was read right keeps its own confidence.
    const changed = NAMES.flatMap((name) => {
      const value = String(given.get(name) ?? "").trim();
      return value !== (card[name]?.content ?? "") ? [[name, value]] : [];
    });
    setBusy(true);
    const answer = await ask("PUT", `/api/ocr/id-cards/${card.id}/confirm`, Object.fromEntries(changed));
    if (answer.ok) await onDone();
    else setErrors(Object.keys(answer.fields).length > 0 ? answer.fields : { "": answer.message });
    setBusy(false);
  };
  return (
    <Card>
      <CardHeader title={texts.confirmTitle} description={texts.confirmText} />
      <CardBody className="grid gap-4">
        {src ? (
          <div className="sticky top-0 z-10 -mx-1 bg-card px-1 pb-2 sm:static">
            <BoxedPicture
              key={side}
              src={here(src)}
              alt={texts.sides[side]}
              fields={NAMES.flatMap((name) => {
                const place = places[name];
                const read = card[name];
                return place && read && place.side === side
                  ? [{ id: name, label: texts.fields[name], ...read, box: place.box }]
                  : [];
              })}
              activeId={activeId}
              onActive={(id) => setActiveId(id as FieldName | null)}
              className="max-h-[34vh] sm:max-h-[50vh]"
            />
          </div>
        ) : null}
        <form onSubmit={submit} noValidate className="grid gap-4">
          <ErrorSummary errors={errors} />
          <div className="grid gap-4 sm:grid-cols-2">
            {NAMES.map((name) => {
              const read = card[name];
              const doubtful = read !== null && read.confidence < DOUBTFUL;
              return (
                <Field
                  key={name}
                  label={texts.fields[name]}
                  name={name}
                  error={errors[name]}
                  hint={name.startsWith("date_") ? texts.dateHint : undefined}
                >
                  <Input
                    defaultValue={read?.content ?? ""}
                    maxLength={100}
                    className={doubtful ? "border-warning" : undefined}
                    onFocus={() => setActiveId(name)}
                    onBlur={() => setActiveId(null)}
                  />
                </Field>
              );
            })}
          </div>
          {card.low_confidence_fields.length > 0 ? (
            <p className="flex flex-wrap items-center gap-1.5 text-sm">
              <Badge tone="warning">{texts.doubtful}</Badge>
              {card.low_confidence_fields.map(({ field }) => texts.fields[field as FieldName] ?? field).join(", ")}
            </p>
          ) : null}
          <Button type="submit" size="lg" variant="primary" loading={busy}>
            {texts.confirm}
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
