import type { Role } from "@/lib/generated/prisma/enums";
import { DomainError } from "../errors";

export type { Role };

/** Who acts. Jobs and scripts act as `system`; a caller without credentials as `anonymous`. */
export type Actor = {
  kind: "user" | "apiKey" | "system" | "anonymous";
  /** Names the actor in audit rows and idempotency keys: `user:3`, `apiKey:<id>`, `system`, `anonymous`. */
  id: string;
  userId: number | null;
  uuid: string | null;
  name: string;
  email: string | null;
  role: Role | "system" | "anonymous";
  /** For an applicant: the person they are. */
  personId: number | null;
  sessionId: string | null;
  /** An administrator chose this user's password: at the desk they change it before anything else. */
  mustChangePassword: boolean;
};

export const systemActor: Actor = {
  kind: "system",
  id: "system",
  userId: null,
  uuid: null,
  name: "System",
  email: null,
  role: "system",
  personId: null,
  sessionId: null,
  mustChangePassword: false,
};

export const anonymousActor: Actor = {
  ...systemActor,
  kind: "anonymous",
  id: "anonymous",
  name: "Anonymous",
  role: "anonymous",
};

/** Admins and clerks: the people who work at the desk. The system works for them. */
export const isStaff = (actor: Actor): boolean =>
  actor.role === "admin" || actor.role === "clerk" || actor.role === "system";
export const isAdmin = (actor: Actor): boolean => actor.role === "admin" || actor.role === "system";

declare const grant: unique symbol;
/** A row that `authorize` has let this actor have, for this verb. */
export type Authorized<T, Verb extends string> = T & { readonly [grant]: Verb };

/** Who may do what to a row of one kind. `null` stands for "rows of this kind at all": lists and creation. */
export type Policy<T, Verb extends string> = Record<Verb, (actor: Actor, row: T) => boolean>;

/**
 * The only way to an `Authorized` row. Somebody else's row looks like a missing one.
 *
 * @param what the row's name in the message: "License" gives "License not found"
 * @throws DomainError not_found when the row is missing or denied
 */
export function authorize<T, Verb extends string, V extends Verb>(
  policy: Policy<T, Verb>,
  verb: V,
  actor: Actor,
  row: T | null | undefined,
  what: string,
): Authorized<T, V> {
  if (row !== null && row !== undefined && policy[verb](actor, row)) return row as Authorized<T, V>;
  throw new DomainError("not_found", "not_found", `${what} not found`);
}

/** For verbs without a row (create, list): a refusal is said openly, since nothing is given away by it. */
export function permit(allowed: boolean): void {
  if (!allowed) throw new DomainError("forbidden", "forbidden", "Not enough permissions");
}
