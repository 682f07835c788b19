import type { Media } from "@/lib/generated/prisma/client";
import { db } from "@/lib/platform/db";
import { CONSENTS } from "../onboarding/consent";
import { fieldsOfRow } from "../onboarding/fields";
import { ID_CARD, ONBOARDING } from "../onboarding/kinds";

/** What the office keeps of an applicant, as data and as files. */
export type PersonalData = { data: object; files: { path: string; media: Media }[] };

/** Everything of an applicant: account, consents, card and its history, documents with what was read, mails. */
export async function personalData(userId: number): Promise<PersonalData> {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
  const [consents, stage, card, documents, mails] = await Promise.all([
    db().applicantConsent.findMany({ where: { userId }, orderBy: { givenAt: "asc" } }),
    db().onboardingStage.findUnique({ where: { userId } }),
    db().idCard.findUnique({ where: { userId }, include: { decisions: { orderBy: { createdAt: "asc" } } } }),
    db().media.findMany({
      where: { ownerId: userId, dedupKey: { not: null }, deletedAt: null },
      include: { ocrJobs: { where: { isLatest: true } } },
      orderBy: { createdAt: "asc" },
    }),
    db().mail.findMany({ where: { to: user.email }, orderBy: { createdAt: "asc" } }),
  ]);
  const owners = [
    { ownerType: ONBOARDING, ownerId: String(userId) },
    ...(card ? [{ ownerType: ID_CARD, ownerId: card.id }] : []),
  ];
  const attached = await db().mediaAttachment.findMany({
    where: { OR: owners, media: { deletedAt: null } },
    include: { media: true },
    orderBy: { createdAt: "asc" },
  });
  const files = [
    ...attached.map(({ group, media }) => ({ path: pathOf(`card/${group}`, media), media })),
    ...documents.map((media) => ({ path: pathOf("documents/document", media), media })),
  ];
  const data = {
    account: {
      user_name: user.username,
      email: user.email,
      full_name: user.fullName,
      opened: user.createdAt,
      last_sign_in: user.lastLoginAt,
    },
    consents: consents.map(({ purpose, textVersion, ip, givenAt, withdrawnAt }) => ({
      purpose,
      text: CONSENTS[purpose as keyof typeof CONSENTS]?.text ?? null,
      text_version: textVersion,
      ip,
      given: givenAt,
      withdrawn: withdrawnAt,
    })),
    onboarding: stage && { stage: stage.stage, since: stage.updatedAt },
    card: card && {
      document_type: card.documentType,
      fields: fieldsOfRow(card),
      decision: card.decision,
      warnings: card.warnings,
      sent_from: card.latitude === null ? null : { latitude: card.latitude, longitude: card.longitude },
      sent: card.createdAt,
      history: card.decisions.map(({ step, decision, reason, facts, ruleSetVersion, createdAt }) => ({
        step,
        decision,
        reason,
        rule_set_version: ruleSetVersion,
        judged_by: facts,
        at: createdAt,
      })),
    },
    documents: documents.map((media) => ({
      file: pathOf("documents/document", media),
      name: media.originalName,
      sent: media.createdAt,
      read: media.ocrJobs[0]?.outputData ?? null,
    })),
    mails: mails.map(({ subject, text, createdAt }) => ({ subject, text, at: createdAt })),
  };
  return { data, files };
}

const pathOf = (place: string, { id, contentType }: Media): string =>
  `${place}-${id.slice(0, 8)}.${contentType.split("/")[1]?.split(/[+;]/)[0] ?? "bin"}`;
