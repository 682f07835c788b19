import type { LedgerDraft } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { conflict, DomainError, invalidField, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { findCompany } from "../parties/companies";
import { mayKeepBooks } from "../policy";
import { refusePosted } from "../vouchers/draft-state";
import { DRAFT_FORMS, type DraftFormName } from "./draft-forms";
import type { DraftData } from "./draft-schema";
import type { Entered } from "./enter";

/** Deleted drafts can be brought back for so long. */
const KEPT_DAYS = 7;
const KEPT_MS = KEPT_DAYS * 86_400_000;

export type DraftInput = { form: DraftFormName; data: DraftData };
/** A saved draft: who saves it next says which version was seen. */
export type SavedDraft = { id: string; version: number };

const noted = (draft: Pick<LedgerDraft, "id" | "form">, action: "create" | "update" | "delete", what: string) => ({
  action,
  resourceType: "ledger_draft",
  resourceId: draft.id,
  description: `${what} a draft of a ${draft.form.replaceAll("-", " ")}`,
});

/** The company that a form is of. @throws DomainError invalid `company` */
async function companyOf({ company }: DraftData): Promise<number> {
  const id = typeof company === "string" && /^[1-9]\d{0,8}$/.test(company) ? Number(company) : 0;
  return findCompany(db(), id).then(
    (found) => found.id,
    () => {
      throw invalidField("company", "is required");
    },
  );
}

/** Keeps a form as it stands. No field has to be right, and no number is taken. @throws DomainError invalid: company */
export async function keepDraft(actor: Actor, { form, data }: DraftInput): Promise<SavedDraft> {
  permit(mayKeepBooks(actor));
  const companyId = await companyOf(data);
  return transaction(async (tx) => {
    const draft = await tx.ledgerDraft.create({
      data: { id: newId(), companyId, form, data, ownerId: actor.userId, updatedAt: new Date() },
    });
    await audit(tx, actor, noted(draft, "create", "Kept"));
    return { id: draft.id, version: draft.version };
  });
}

/**
 * Saves a draft again.
 *
 * @param version the one that was seen; null saves over whatever is there
 * @throws DomainError not_found; conflict `draft_posted`, `draft_changed`; invalid: company
 */
export async function saveDraft(
  actor: Actor,
  id: string,
  data: DraftData,
  version: number | null,
): Promise<SavedDraft> {
  permit(mayKeepBooks(actor));
  const companyId = await companyOf(data);
  return transaction(async (tx) => {
    await refusePosted(tx, id);
    const { count } = await tx.ledgerDraft.updateMany({
      where: { id, voucherId: null, deletedAt: null, ...(version === null ? {} : { version }) },
      data: { data, companyId, version: { increment: 1 }, updatedAt: new Date() },
    });
    if (count !== 1) throw conflict("draft_changed", "Somebody else has saved this draft meanwhile: open it again");
    const saved = await tx.ledgerDraft.findUniqueOrThrow({ where: { id } });
    await audit(tx, actor, noted(saved, "update", "Saved"));
    return { id, version: saved.version };
  });
}

/** A draft to be gone on with. @throws DomainError not_found; conflict `draft_posted` */
export async function getDraft(actor: Actor, id: string): Promise<DraftInput & SavedDraft & { updatedAt: Date }> {
  permit(mayKeepBooks(actor));
  await refusePosted(db(), id);
  const draft = await db().ledgerDraft.findUniqueOrThrow({ where: { id } });
  const { version, updatedAt } = draft;
  return { id, version, updatedAt, form: draft.form as DraftFormName, data: draft.data as DraftData };
}

/** Deletes a draft; for some days it can be brought back. @throws DomainError not_found; conflict `draft_posted` */
export function deleteDraft(actor: Actor, id: string, now = new Date()): Promise<void> {
  permit(mayKeepBooks(actor));
  return transaction(async (tx) => {
    await refusePosted(tx, id);
    const { count } = await tx.ledgerDraft.updateMany({
      where: { id, voucherId: null, deletedAt: null },
      data: { deletedAt: now },
    });
    if (count !== 1) throw notFound("Draft");
    const draft = await tx.ledgerDraft.findUniqueOrThrow({ where: { id } });
    await tx.ledgerDraft.deleteMany({ where: { deletedAt: { lt: new Date(now.getTime() - KEPT_MS) } } });
    await audit(tx, actor, noted(draft, "delete", "Deleted"));
  });
}

/** Brings a deleted draft back. @throws DomainError not_found */
export function restoreDraft(actor: Actor, id: string): Promise<void> {
  permit(mayKeepBooks(actor));
  return transaction(async (tx) => {
    const { count } = await tx.ledgerDraft.updateMany({
      where: { id, voucherId: null, deletedAt: { not: null } },
      data: { deletedAt: null },
    });
    if (count !== 1) throw notFound("Draft");
    const draft = await tx.ledgerDraft.findUniqueOrThrow({ where: { id } });
    await audit(tx, actor, noted(draft, "update", "Brought back"));
  });
}

/**
 * Posts a draft as its form would: every field is checked against the books as they are now, and only then a number is
 * taken. Of two posts at the same time one succeeds.
 *
 * @param sure that it is no duplicate
 * @throws DomainError not_found; conflict `draft_posted`, `total_changed`, `possible_duplicate`; invalid: its fields
 */
export async function postDraft(actor: Actor, id: string, sure: boolean): Promise<Entered> {
  const { form, data } = await getDraft(actor, id);
  const { schema, enter } = DRAFT_FORMS[form];
  const parsed = schema.safeParse({ ...data, draft: id, sure });
  if (!parsed.success)
    throw new DomainError(
      "invalid",
      "invalid_input",
      "The draft is not complete",
      parsed.error.issues.map(({ path, message }) => ({ name: path.join("."), reason: message })),
    );
  return enter(actor, parsed.data as never);
}
