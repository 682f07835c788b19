import { notFound } from "next/navigation";
import { cache } from "react";
import { getPerson } from "@/lib/people/queries";
import type { PersonRow } from "@/lib/people/view";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { DomainError } from "@/lib/platform/errors";

/** The person that an address names, for the page and its title alike; the not-found page for any other. */
export const loadPerson = cache(async (id: string): Promise<{ actor: Actor; person: PersonRow }> => {
  const actor = await requireActor("staff");
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  try {
    return { actor, person: await getPerson(actor, Number(id)) };
  } catch (error) {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  }
});
