import { type Actor, isAdmin, isStaff, type Policy } from "@/lib/platform/auth/actor";

type Application = { personId: number; isActive: boolean };

/** The desk decides on applications; a citizen reads their own. Removed ones are the administrators' to see. */
export const applicationPolicy = {
  view: (actor: Actor, row: Application) =>
    (isStaff(actor) && (row.isActive || isAdmin(actor))) || (row.isActive && actor.personId === row.personId),
  edit: (actor: Actor, row: Application) => isStaff(actor) && row.isActive,
} satisfies Policy<Application, "view" | "edit">;

/** Transactions are never changed by hand; a citizen reads their own. */
export const transactionPolicy = {
  view: (actor: Actor, row: { personId: number | null }) =>
    isStaff(actor) || (row.personId !== null && actor.personId === row.personId),
} satisfies Policy<{ personId: number | null }, "view">;

export const mayWorkOnApplications = isStaff;
