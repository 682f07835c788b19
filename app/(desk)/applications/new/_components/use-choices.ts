"use client";

import { useEffect, useState } from "react";
import type { Choice } from "@/lib/licenses/applications/choices";
import { choicesFor } from "../../actions";

/** What anybody can apply for, should the server not answer; it checks what must hold in any case. */
const FALLBACK: Choice[] = [
  { type: "new", licenses: [] },
  { type: "conversion", licenses: [] },
];

/** What a person can apply for; null until it is known. */
export function useChoices(personId: number | null): Choice[] | null {
  const [known, setKnown] = useState<{ personId: number; choices: Choice[] } | null>(null);
  useEffect(() => {
    if (personId === null) return;
    let overtaken = false;
    void choicesFor({ personId })
      .catch(() => null)
      .then((answer) => {
        if (!overtaken) setKnown({ personId, choices: answer?.ok ? answer.value : FALLBACK });
      });
    return () => {
      overtaken = true;
    };
  }, [personId]);
  return known && known.personId === personId ? known.choices : null;
}
