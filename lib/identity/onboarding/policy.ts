import { type Actor, isStaff, type Policy } from "@/lib/platform/auth/actor";
import { DomainError } from "@/lib/platform/errors";

type Row = { userId: number };

/** A card is its owner's; the desk sees all, and decides on all but its own. */
export const cardPolicy = {
  view: (actor: Actor, card: Row) => isStaff(actor) || card.userId === actor.userId,
  confirm: (actor: Actor, card: Row) => card.userId === actor.userId,
  review: (actor: Actor) => isStaff(actor),
  remove: (actor: Actor) => isStaff(actor),
} satisfies Policy<Row, "view" | "confirm" | "review" | "remove">;

export const mayReviewCards = isStaff;

/**
 * The user who goes through onboarding. An API key acts for its owner.
 *
 * @throws DomainError forbidden for the system and for strangers
 */
export function applicantId(actor: Actor): number {
  if (actor.userId === null) throw new DomainError("forbidden", "forbidden", "Sign in as a person");
  return actor.userId;
}
