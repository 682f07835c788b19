"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { possibleDuplicates } from "@/lib/people/duplicates";
import { listPeople } from "@/lib/people/queries";
import { PersonInput, PersonPatch, type PossibleDuplicate } from "@/lib/people/schema";
import { createPerson, removePerson, restorePerson, updatePerson } from "@/lib/people/service";
import { fullName, type PersonRow } from "@/lib/people/view";
import type { Actor } from "@/lib/platform/auth/actor";
import { DomainError } from "@/lib/platform/errors";
import { action } from "@/lib/platform/http/action";
import { isLegalDate, toLegalDate } from "@/lib/platform/time";
import { duplicateTexts } from "./texts";

const PersonId = z.int().positive();
const typed = z.string().max(200);

const named = (person: PersonRow) => ({ id: person.id, name: fullName(person) });

/** Every list and page that shows a person. */
const changed = () => revalidatePath("/people", "layout");

/** What the form knows so far; anything may be missing or half typed. */
const Known = z.object({
  id_number: typed.transform((value) => value.replaceAll(/[\s-]/g, "").toUpperCase()),
  first_name: typed,
  last_name: typed,
  date_of_birth: typed,
  /** The person that is being edited is no duplicate of themself. */
  except: PersonId.optional(),
});

/** People who may be the one that is being typed in: the holder of the same id number, and those much alike. */
export const findDuplicates = action(Known, async (actor, { except, ...known }) => {
  const exact = await holderOf(actor, known.id_number);
  const enough = known.first_name.trim() !== "" && known.last_name.trim() !== "" && isLegalDate(known.date_of_birth);
  const alike = enough ? await possibleDuplicates(actor, known, except) : [];
  return {
    exact: exact && exact.id !== except ? exact : null,
    alike: alike.filter(({ idNumber }) => idNumber !== known.id_number),
  };
});

async function holderOf(actor: Actor, idNumber: string): Promise<PossibleDuplicate | null> {
  if (idNumber.length < 4) return null;
  const { items } = await listPeople(actor, { idNumber }, { skip: 0, take: 20 });
  const holder = items.find((person) => person.idNumber === idNumber);
  if (!holder) return null;
  return {
    id: holder.id,
    name: `${holder.firstName} ${holder.lastName}`,
    idNumber,
    dateOfBirth: toLegalDate(holder.dateOfBirth),
    reason: duplicateTexts.exactTitle,
  };
}

const Registration = z.object({
  person: PersonInput,
  /** Ids of the people alike whom the clerk has compared and found to be others. */
  differentFrom: z.array(PersonId).max(50),
});

/** Registers a person. Somebody much alike, whom the clerk has not seen yet, stops it: code `possible_duplicates`. */
export const registerPerson = action(Registration, async (actor, { person, differentFrom }) => {
  const alike = await possibleDuplicates(actor, person);
  const known = alike.some(({ idNumber }) => idNumber === person.id_number);
  if (!known && alike.some(({ id }) => !differentFrom.includes(id))) {
    throw new DomainError("conflict", "possible_duplicates", duplicateTexts.mustConfirm);
  }
  const made = await createPerson(actor, person);
  changed();
  return named(made);
});

export const savePerson = action(z.object({ id: PersonId, patch: PersonPatch }), async (actor, { id, patch }) => {
  const saved = await updatePerson(actor, id, patch);
  changed();
  return named(saved);
});

export const takePersonAway = action(z.object({ id: PersonId }), async (actor, { id }) => {
  const removed = await removePerson(actor, id);
  changed();
  return named(removed);
});

export const bringPersonBack = action(z.object({ id: PersonId }), async (actor, { id }) => {
  const restored = await restorePerson(actor, id);
  changed();
  return named(restored);
});
