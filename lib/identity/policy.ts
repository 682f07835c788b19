import type { Media } from "@/lib/generated/prisma/client";
import { type Actor, isStaff, type Policy } from "@/lib/platform/auth/actor";
import { DomainError } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";

/** Clients that send no credentials are served where the office says so. */
const isOpenClient = (actor: Actor): boolean => actor.kind === "anonymous" && settings().DOCUMENT_OPEN_UPLOADS;

/**
 * Lets in who may send documents and ask for them: whoever is signed in.
 *
 * @throws DomainError unauthenticated
 */
export function admitClient(actor: Actor): void {
  if (actor.kind === "anonymous" && !isOpenClient(actor))
    throw new DomainError("unauthenticated", "not_authenticated", "Not authenticated");
}

/** The desk sees every document; anybody else what is their own, and a client without credentials what nobody owns. */
const isTheirs = (actor: Actor, media: Pick<Media, "ownerId" | "createdBy">): boolean =>
  isStaff(actor) ||
  (media.ownerId !== null && media.ownerId === actor.userId) ||
  (isOpenClient(actor) && media.ownerId === null && media.createdBy === null);

export const documentPolicy = {
  read: isTheirs,
  delete: isTheirs,
  restore: isTheirs,
} satisfies Policy<Pick<Media, "ownerId" | "createdBy">, "read" | "delete" | "restore">;

/** A batch belongs to who asked for it. */
export const mayFollowBatch = (actor: Actor, requestedBy: number | null): boolean =>
  isStaff(actor) || (requestedBy === null ? isOpenClient(actor) : requestedBy === actor.userId);
