import { getPerson } from "@/lib/people/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { DomainError } from "@/lib/platform/errors";
import { type HolderChoice, holderChoice } from "./holder-choice";

/** The person whom the address names; one who is not there leaves the choice open. */
export async function chosenHolder(actor: Actor, id: string | string[] | undefined): Promise<HolderChoice | null> {
  if (typeof id !== "string" || !/^\d{1,9}$/.test(id)) return null;
  try {
    const person = await getPerson(actor, Number(id));
    return person.isActive ? holderChoice(person) : null;
  } catch (error) {
    if (error instanceof DomainError && error.kind === "not_found") return null;
    throw error;
  }
}
