import { type Actor, isAdmin, isStaff, type Policy } from "@/lib/platform/auth/actor";

type Row = { id: number; isActive: boolean };

/** The desk sees everybody; an applicant only themself. Removed people are the administrators' to see. */
export const personPolicy = {
  view: (actor: Actor, person: Row) =>
    (isStaff(actor) && (person.isActive || isAdmin(actor))) || actor.personId === person.id,
  edit: (actor: Actor, person: Row) => isStaff(actor) && person.isActive,
  remove: (actor: Actor, person: Row) => isStaff(actor) && person.isActive,
} satisfies Policy<Row, "view" | "edit" | "remove">;

export const maySearchPeople = isStaff;
export const mayCreatePeople = isStaff;
