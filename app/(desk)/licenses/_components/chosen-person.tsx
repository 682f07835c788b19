"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Photo } from "@/components/ui/avatar";
import { StatusBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LegalDate } from "@/components/ui/date-time";
import { licensesHeld } from "../actions";
import type { HolderChoice } from "../holder-choice";
import { texts } from "../texts";

type Held = { id: number; number: string; category: string; status: keyof typeof texts.status };

/** The person who was chosen, with what a clerk should know before going on. */
export function ChosenPerson({
  label,
  person,
  onChange,
}: {
  /** What the person is to be: "Holder". */
  label: string;
  person: HolderChoice;
  onChange: () => void;
}) {
  const held = useHeld(person.id);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border p-3">
        <Photo src={person.portrait} alt={`Portrait of ${person.name}`} width={72} />
        <div className="min-w-0 flex-1 basis-40">
          <p className="text-muted-foreground text-xs">{label}</p>
          <p className="font-semibold text-base">
            <Link href={`/people/${person.id}`} className="underline-offset-2 hover:underline">
              {person.name}
            </Link>
          </p>
          <p className="font-mono text-sm">{person.idNumber}</p>
          <p className="text-muted-foreground text-sm">
            {texts.new.born} <LegalDate value={person.dateOfBirth} />
          </p>
        </div>
        <Button size="sm" onClick={onChange}>
          {texts.new.change}
        </Button>
      </div>
      {person.portrait ? null : (
        <Alert
          tone="info"
          title={texts.new.noPhotoTitle}
          action={
            <Button asChild size="sm">
              <Link href={`/people/${person.id}/photo`}>{texts.new.addPhoto}</Link>
            </Button>
          }
        >
          {texts.new.noPhoto}
        </Alert>
      )}
      {held.length > 0 ? (
        <Alert tone="info" title={texts.new.alreadyHolds(held.length)}>
          <ul className="grid gap-1">
            {held.map((license) => (
              <li key={license.id} className="flex flex-wrap items-center gap-2">
                <Link href={`/licenses/${license.id}`} className="font-mono underline underline-offset-2">
                  {license.number}
                </Link>
                {license.category}
                <StatusBadge status={license.status} label={texts.status[license.status]} />
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
    </div>
  );
}

function useHeld(personId: number): Held[] {
  const [held, setHeld] = useState<Held[]>([]);
  useEffect(() => {
    let gone = false;
    setHeld([]);
    void licensesHeld({ personId }).then(
      (answer) => {
        if (!gone && answer.ok) setHeld(answer.value);
      },
      // Not knowing is no reason to stop anybody; the server checks what must hold.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [personId]);
  return held;
}
