import { type Actor, isAdmin, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { cropOf, recropPhoto, setPhotoFromUrl } from "./photo-service";
import { fullName } from "./view";

/** Somebody whose photo is known, as a file or as an address, and whose portrait was never cut. */
const WITHOUT_PORTRAIT: Prisma.PersonWhereInput = {
  isActive: true,
  photoProcessedId: null,
  OR: [{ photoOriginalId: { not: null } }, { photoUrl: { not: null } }],
};

export type PersonToProcess = { id: number; name: string };

export function countWithoutPortrait(actor: Actor): Promise<number> {
  permit(isAdmin(actor));
  return db().person.count({ where: WITHOUT_PORTRAIT });
}

/** The next people whose portrait is to be cut, by id from `afterId` on. */
export async function peopleWithoutPortrait(actor: Actor, afterId: number, take: number): Promise<PersonToProcess[]> {
  permit(isAdmin(actor));
  const people = await db().person.findMany({
    where: { ...WITHOUT_PORTRAIT, id: { gt: afterId } },
    orderBy: { id: "asc" },
    take,
  });
  return people.map((person) => ({ id: person.id, name: fullName(person) }));
}

/**
 * Cuts a person's portrait from the kept original, where it was cut before if it was, or downloads the photo from its address where there is none.
 *
 * @throws DomainError with the reason for which there is still no portrait
 */
export async function processStoredPhoto(actor: Actor, personId: number): Promise<void> {
  const person = await db().person.findUniqueOrThrow({ where: { id: personId } });
  if (person.photoOriginalId === null && person.photoUrl !== null) {
    await setPhotoFromUrl(actor, personId, person.photoUrl);
    return;
  }
  try {
    await recropPhoto(actor, personId, cropOf(person));
  } catch (error) {
    const lost = error instanceof DomainError && error.code === "file_missing";
    if (!lost || person.photoUrl === null) throw error;
    await setPhotoFromUrl(actor, personId, person.photoUrl);
  }
}

/**
 * Brings back a person's photo file that is gone or damaged: the portrait from the original, the original from the
 * address it came from.
 *
 * @throws DomainError when there is nothing to make it from
 */
export async function restorePhoto(actor: Actor, mediaId: string): Promise<void> {
  const person = await db().person.findFirst({
    where: { OR: [{ photoOriginalId: mediaId }, { photoProcessedId: mediaId }] },
  });
  if (!person) throw new DomainError("not_found", "photo_replaced", "Nobody has this photo any more");
  if (person.photoProcessedId === mediaId) return processStoredPhoto(actor, person.id);
  if (person.photoUrl === null)
    throw new DomainError(
      "not_found",
      "original_missing",
      `The photo of ${fullName(person)} has no copy; take it again`,
    );
  await setPhotoFromUrl(actor, person.id, person.photoUrl);
}
