import { possibleDuplicates } from "@/lib/people/duplicates";
import { detectFaces } from "@/lib/people/photo/face";
import { systemActor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { invalidField } from "@/lib/platform/errors";
import { officeToday } from "@/lib/platform/time";
import type { CaseFacts, SelfieFacts } from "../../decision/facts";
import type { DocumentReading } from "../../extract/reading";
import { dayOf } from "../dates";
import { type CardFields, cardFieldsOf, numberText } from "../fields";
import { PIXELS_MAX } from "../files/check";
import type { Submission } from "./provider";
import { tamperingHints } from "./tampering";

/** Gathers what a case is judged by. */
export async function caseFacts(
  submission: Submission,
  front: DocumentReading,
  back: DocumentReading | null,
  now = new Date(),
): Promise<CaseFacts> {
  const fields = cardFieldsOf({ front, back });
  const [sameDocument, samePerson, selfie, tampering] = await Promise.all([
    cardsWithNumbers(submission.userId, fields),
    peopleLike(fields),
    submission.selfie ? selfieFacts(submission.selfie) : null,
    tamperingHints([submission.front, ...(submission.back ? [submission.back] : [])]),
  ]);
  return {
    claimedType: submission.documentType,
    front,
    back,
    today: officeToday(now),
    sameDocument,
    samePerson,
    selfie,
    tampering,
  };
}

/** Ids of other users' cards with one of the same numbers. */
export async function cardsWithNumbers(userId: number, fields: CardFields): Promise<string[]> {
  const [documentNumberText, idNumberText] = [numberText(fields.document_number), numberText(fields.id_number)];
  const alike = [...(documentNumberText ? [{ documentNumberText }] : []), ...(idNumberText ? [{ idNumberText }] : [])];
  if (alike.length === 0) return [];
  const cards = await db().idCard.findMany({
    where: { userId: { not: userId }, OR: alike },
    select: { id: true },
    take: 5,
  });
  return cards.map(({ id }) => id);
}

/** Ids of registered people who this may be. */
async function peopleLike(fields: CardFields): Promise<string[]> {
  const found = await possibleDuplicates(systemActor, {
    id_number: numberText(fields.id_number) ?? numberText(fields.document_number) ?? undefined,
    first_name: [fields.first_name?.content, fields.middle_name?.content].filter(Boolean).join(" "),
    last_name: fields.last_name?.content ?? "",
    date_of_birth: dayOf(fields.date_of_birth?.content ?? "") ?? undefined,
  });
  return found.map(({ id }) => `person ${id}`);
}

/** The side to which a selfie is reduced before faces are looked for. */
const SELFIE_SIDE_PX = 1024;

/**
 * How many faces a selfie shows. Whether it is the document's person is left to the reviewer: no model for that ships
 * under a fit licence.
 *
 * @throws DomainError invalid, field `selfie`, for a picture that cannot be decoded
 */
export async function selfieFacts(selfie: Uint8Array): Promise<SelfieFacts> {
  const { default: sharp } = await import("sharp");
  const { data, info } = await sharp(selfie, { limitInputPixels: PIXELS_MAX, failOn: "error", sequentialRead: true })
    .timeout({ seconds: 30 })
    .autoOrient()
    .resize({ width: SELFIE_SIDE_PX, height: SELFIE_SIDE_PX, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw invalidField("selfie", "The picture is damaged. Take it again.");
    });
  const faces = await detectFaces({ data, width: info.width, height: info.height });
  return { faces: faces.length, samePerson: null, living: null };
}
