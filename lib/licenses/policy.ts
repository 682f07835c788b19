import { type Actor, isAdmin, isStaff, type Policy } from "@/lib/platform/auth/actor";

type Row = { personId: number; isActive: boolean };

/** The desk works on all licenses; a holder reads their own. Removed ones are the administrators' to see. */
export const licensePolicy = {
  view: (actor: Actor, license: Row) =>
    (isStaff(actor) && (license.isActive || isAdmin(actor))) ||
    (license.isActive && actor.personId === license.personId),
  edit: (actor: Actor, license: Row) => isStaff(actor) && license.isActive,
  generate: (actor: Actor, license: Row) => isStaff(actor) && license.isActive,
  remove: (actor: Actor, license: Row) => isStaff(actor) && license.isActive,
} satisfies Policy<Row, "view" | "edit" | "generate" | "remove">;

export const mayListLicenses = isStaff;
export const mayIssueLicenses = isStaff;
export const mayMaintainStorage = isAdmin;
