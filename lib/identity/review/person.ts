import { setPhoto } from "@/lib/people/photo-service";
import { PersonInput } from "@/lib/people/schema";
import { createPerson } from "@/lib/people/service";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { conflict, DomainError, notFound } from "@/lib/platform/errors";
import { readMedia } from "@/lib/platform/storage/media";
import type { CardRow } from "../onboarding/card";
import { dayOf } from "../onboarding/dates";
import { fieldsOfRow, numberText } from "../onboarding/fields";
import { ID_CARD } from "../onboarding/kinds";
import { mayReviewCards } from "../onboarding/policy";
import { getCard } from "../onboarding/queries";

/** Documents print names in capitals; a register does not. What is mixed already stays. */
const asName = (text: string | undefined): string | undefined =>
  text && text === text.toUpperCase()
    ? text
        .toLowerCase()
        .replaceAll(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    : text;

const GENDERS: Record<string, string> = { M: "male", F: "female", MALE: "male", FEMALE: "female" };

/**
 * Makes an approved applicant a person of the register, or ties them to one who is there already. With a selfie that
 * person has no photo yet for, the selfie becomes the photo.
 *
 * @param personId the person who they are; without it one is registered
 * @throws DomainError not_found; conflict `not_approved`, `duplicate_id_number`; invalid with what the card lacks
 */
export async function registerApplicant(actor: Actor, cardId: string, personId?: number): Promise<number> {
  permit(mayReviewCards(actor));
  const card = await getCard(actor, cardId);
  if (card.decision !== "approved" || !card.verified)
    throw conflict("not_approved", "Approve the card before the person is registered");
  if (card.personId) return card.personId;
  const id = personId ?? (await createPerson(actor, personInput(card))).id;
  await transaction(async (tx) => {
    if (!(await tx.person.findFirst({ where: { id, isActive: true } }))) throw notFound("Citizen");
    const { count } = await tx.idCard.updateMany({ where: { id: cardId, personId: null }, data: { personId: id } });
    if (count !== 1) throw conflict("decided_meanwhile", "Somebody has registered this person meanwhile");
    // Somebody else may sign in as that person already; then the account stays without.
    if ((await tx.user.count({ where: { personId: id } })) === 0)
      await tx.user.updateMany({ where: { id: card.userId, personId: null }, data: { personId: id } });
    await audit(tx, actor, {
      action: "update",
      resourceType: ID_CARD,
      resourceId: cardId,
      description: personId ? "Tied the card to a registered person" : "Registered the person of the card",
      newValues: { person_id: id },
    });
  });
  await takePhoto(actor, card, id);
  return id;
}

/** A photo is worth trying and no reason to stop: the desk can take one at any time. */
async function takePhoto(actor: Actor, card: CardRow, personId: number): Promise<void> {
  const person = await db().person.findUnique({ where: { id: personId } });
  if (!card.selfImageId || person?.photoProcessedId) return;
  try {
    await setPhoto(actor, personId, { bytes: await readMedia(card.selfImageId), originalName: "selfie" });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

function personInput(card: CardRow): PersonInput {
  const fields = fieldsOfRow(card);
  const own = numberText(fields.id_number);
  const parsed = PersonInput.safeParse({
    id_number: own ?? numberText(fields.document_number) ?? "",
    // A document's own number says nothing of the person.
    id_type: own && /^\d{13}$/.test(own) ? "sa_id" : card.documentType === "passport" ? "passport" : "other",
    first_name: asName(fields.first_name?.content) ?? "",
    middle_name: asName(fields.middle_name?.content) ?? null,
    last_name: asName(fields.last_name?.content) ?? "",
    date_of_birth: dayOf(fields.date_of_birth?.content ?? "") ?? "",
    gender: GENDERS[fields.gender?.content.toUpperCase() ?? ""] ?? "other",
    nationality: fields.nationality?.content,
    email: card.user.email,
  });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => ({ name: path.join("."), reason: message }));
  const first = faults[0];
  throw new DomainError(
    "invalid",
    "invalid_input",
    first ? `${first.name.replaceAll("_", " ")} ${first.reason}` : "The card lacks what a person needs",
    faults,
  );
}
