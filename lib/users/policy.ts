import { type Actor, isAdmin, type Policy } from "@/lib/platform/auth/actor";

/** Everybody sees and changes themself; the rest is the administrators' work. */
export const userPolicy = {
  view: (actor: Actor, user: { id: number }) => isAdmin(actor) || actor.userId === user.id,
  edit: (actor: Actor) => isAdmin(actor),
  editSelf: (actor: Actor, user: { id: number }) => actor.userId === user.id && actor.kind === "user",
} satisfies Policy<{ id: number }, "view" | "edit" | "editSelf">;

export const apiKeyPolicy = {
  revoke: (actor: Actor, key: { userId: number }) => isAdmin(actor) || actor.userId === key.userId,
} satisfies Policy<{ userId: number }, "revoke">;

export const mayAdministerUsers = isAdmin;
