import { cache } from "react";
import { getPerson } from "@/lib/people/queries";
import type { PersonRow } from "@/lib/people/view";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { loadRow } from "../_shared/load-row";

/** The person that an address names, for the page and its title alike; the not-found page for any other. */
export const loadPerson = cache(async (id: string): Promise<{ actor: Actor; person: PersonRow }> => {
  const actor = await requireActor("staff");
  return { actor, person: await loadRow(id, (row) => getPerson(actor, row)) };
});
