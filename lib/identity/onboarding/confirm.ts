import type { IdCard } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { DomainError, type FieldError } from "@/lib/platform/errors";
import { isUuid } from "@/lib/platform/ids";
import { officeToday } from "@/lib/platform/time";
import { ageYearsMin } from "../rules/queries";
import { asTaken, recordStep } from "./card";
import type { ConfirmInput } from "./confirm-schema";
import { ageOn, slashed } from "./dates";
import { CARD_FIELDS, type CardField, type CardFields, columnsOf, DATE_FIELDS, fieldsOfRow } from "./fields";
import { type CardState, ID_CARD } from "./kinds";
import { cardPolicy } from "./policy";
import { lockApplicant, setStage } from "./stage";
import type { CardWarning } from "./verification/provider";

/** Nobody is older (contract 4, section 4.2). */
const AGE_YEARS_MAX = 120;

/** What is wrong with the dates that are given. */
function dateFaults(input: ConfirmInput, today: string, ageMin: number | null): FieldError[] {
  const { date_of_birth: born, date_of_issue: issued, date_of_expiry: expiry } = input;
  const faults: [boolean, string, string][] = [
    [Boolean(born && born > today), "date_of_birth", "Date of birth cannot be in the future"],
    [Boolean(born && born <= today && ageOn(born, today) > AGE_YEARS_MAX), "date_of_birth", "Invalid date of birth"],
    [
      Boolean(born && born <= today && ageMin !== null && ageOn(born, today) < ageMin),
      "date_of_birth",
      `Must be at least ${ageMin} years old`,
    ],
    [Boolean(issued && issued > today), "date_of_issue", "Date of issue cannot be in the future"],
    [Boolean(expiry && expiry < today), "date_of_expiry", "Document has expired"],
  ];
  return faults.flatMap(([wrong, name, reason]) => (wrong ? [{ name, reason }] : []));
}

/** The supplied fields as they are kept: the applicant is sure of them. */
function suppliedFields(input: ConfirmInput): CardFields {
  const supplied: CardFields = {};
  for (const field of CARD_FIELDS) {
    const given = field === "mrz" ? undefined : input[field as Exclude<CardField, "mrz">];
    if (given) supplied[field] = { content: DATE_FIELDS.has(field) ? slashed(given) : given, confidence: 1 };
  }
  return supplied;
}

const alike = (one: string, other: string | undefined): boolean =>
  other !== undefined && one.toUpperCase().replaceAll(/\s+/g, " ") === other.toUpperCase().replaceAll(/\s+/g, " ");

/**
 * The applicant confirms what was read, or puts it right. What differs from the document is for a reviewer to see: an
 * approval that rested on other fields does not stand.
 *
 * @throws DomainError not_found for a card of somebody else; invalid with the field; malformed `card_decided`
 */
export async function confirmCard(actor: Actor, id: string, input: ConfirmInput, now = new Date()): Promise<IdCard> {
  const faults = dateFaults(input, officeToday(now), await ageYearsMin());
  return transaction(async (tx) => {
    const found = isUuid(id) ? await tx.idCard.findUnique({ where: { id } }) : null;
    const { userId } = authorize(cardPolicy, "confirm", actor, found, "ID card");
    await lockApplicant(tx, userId);
    const card = await tx.idCard.findUniqueOrThrow({ where: { id } });
    if (faults.length > 0) throw new DomainError("invalid", "invalid_input", faults[0]?.reason ?? "", faults);
    if (card.verified && card.isConfirmed)
      throw new DomainError("malformed", "card_decided", "This card was verified and can no longer be changed");
    return write(tx, actor, card, input);
  });
}

async function write(tx: Tx, actor: Actor, card: IdCard, input: ConfirmInput): Promise<IdCard> {
  const before = fieldsOfRow(card);
  const supplied = suppliedFields(input);
  const corrected = (Object.keys(supplied) as CardField[]).filter(
    (field) => !alike(supplied[field]?.content ?? "", before[field]?.content),
  );
  const decision: CardState = corrected.length > 0 && card.decision === "approved" ? "review" : card.decision;
  const columns = columnsOf({ ...before, ...supplied });
  const duplicate = (card.warnings as CardWarning[]).some(({ code }) => code === "DUPLICATE_DOCUMENT");
  const after = await tx.idCard
    .update({
      where: { id: card.id },
      data: {
        ...columns,
        // Numbers that another card has, and that nobody corrected, stay nobody's key.
        ...(duplicate && !input.document_number ? { documentNumberText: card.documentNumberText } : {}),
        ...(duplicate && !input.id_number ? { idNumberText: card.idNumberText } : {}),
        latitude: input.latitude ?? undefined,
        longitude: input.longitude ?? undefined,
        isConfirmed: true,
        decision,
        ...(corrected.length > 0 ? { proposedById: null, verified: false } : {}),
        version: { increment: 1 },
      },
    })
    .catch(asTaken);
  if (corrected.length > 0)
    await recordStep(tx, actor, card.id, {
      step: "corrected",
      decision,
      reason: corrected.map((field) => field.replaceAll("_", " ")).join(", "),
    });
  await setStage(tx, card.userId, "id_confirmation");
  await audit(tx, actor, {
    action: "update",
    resourceType: ID_CARD,
    resourceId: card.id,
    description:
      corrected.length > 0 ? `Confirmed the card and corrected ${corrected.length} fields` : "Confirmed the card",
    newValues: { corrected, decision },
  });
  return after;
}
