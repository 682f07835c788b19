"use client";

import { CircleAlert, UserRoundCheck, UserRoundSearch } from "lucide-react";
import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CheckboxField } from "@/components/ui/checkbox";
import { LegalDate } from "@/components/ui/date-time";
import { Spinner } from "@/components/ui/spinner";
import type { PossibleDuplicate } from "@/lib/people/schema";
import { duplicateTexts } from "../texts";
import type { Duplicates } from "./use-duplicates";

export const CONFIRM_ID = "different-person";
const ERROR_ID = "different-person-error";

/** Who may be the same human, beside the form, with a way to their record. */
export function PossibleDuplicates({
  found,
  mustConfirm,
  confirmed,
  onConfirm,
  error,
  className,
}: {
  found: Duplicates;
  /** A new person needs the clerk's word that those alike are others. */
  mustConfirm: boolean;
  confirmed: boolean;
  onConfirm: (confirmed: boolean) => void;
  error: boolean;
  className?: string;
}) {
  const { state, exact, alike } = found;
  return (
    <Card className={className} aria-label={duplicateTexts.title}>
      <CardHeader title={duplicateTexts.title} actions={state === "looking" ? <Spinner /> : undefined} />
      <CardBody className="grid gap-3">
        <div aria-live="polite" className="grid gap-3">
          {exact ? (
            <Alert tone="danger" title={duplicateTexts.exactTitle}>
              <p className="mb-2">{duplicateTexts.exactText}</p>
              <Person person={exact} />
            </Alert>
          ) : null}
          {alike.length > 0 ? (
            <Alert tone="warning" title={duplicateTexts.alikeTitle(alike.length)}>
              <ul className="mt-2 grid gap-2">
                {alike.map((person) => (
                  <li key={person.id}>
                    <Person person={person} />
                  </li>
                ))}
              </ul>
            </Alert>
          ) : null}
          {exact || alike.length > 0 ? null : <Nobody state={state} />}
        </div>
        {alike.length > 0 && !exact && mustConfirm ? (
          <div className="grid gap-1.5">
            <CheckboxField
              id={CONFIRM_ID}
              label={duplicateTexts.different}
              hint={duplicateTexts.differentHint}
              checked={confirmed}
              onChange={(event) => onConfirm(event.target.checked)}
              aria-invalid={error || undefined}
              aria-describedby={error ? ERROR_ID : undefined}
            />
            {error ? (
              <p id={ERROR_ID} className="flex items-start gap-1.5 font-medium text-destructive text-xs">
                <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
                {duplicateTexts.mustConfirm}
              </p>
            ) : null}
          </div>
        ) : null}
      </CardBody>
    </Card>
  );
}

function Nobody({ state }: { state: Duplicates["state"] }) {
  const text = {
    idle: duplicateTexts.waiting,
    looking: duplicateTexts.looking,
    done: duplicateTexts.none,
    failed: duplicateTexts.failed,
  }[state];
  const Icon = state === "done" ? UserRoundCheck : UserRoundSearch;
  return (
    <p className="flex items-start gap-2 text-muted-foreground text-sm">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      {text}
    </p>
  );
}

function Person({ person }: { person: PossibleDuplicate }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 rounded-md border bg-card px-3 py-2 text-card-foreground">
      <div className="min-w-0">
        <p className="font-medium">{person.name}</p>
        <p className="text-muted-foreground text-xs tabular-nums">
          {person.idNumber} · {duplicateTexts.born} <LegalDate value={person.dateOfBirth} />
        </p>
      </div>
      <Button asChild size="sm">
        <Link href={`/people/${person.id}`} aria-label={`${duplicateTexts.openInstead}: ${person.name}`}>
          {duplicateTexts.openInstead}
        </Link>
      </Button>
    </div>
  );
}
