import type { LedgerVoucher } from "@/lib/generated/prisma/client";
import type { LedgerVoucherKind } from "@/lib/generated/prisma/enums";
import { audit } from "@/lib/platform/audit/audit";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Prisma, Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { fromLegalDate } from "@/lib/platform/time";
import { lockBooks } from "../journal/chain";
import { newLedgerIds, post, reverse } from "../journal/post";
import type { EntryDraft, PostedEntry } from "../journal/types";
import { formatRupees } from "../money";
import { consumeDraft } from "./draft-state";
import { refuseWhatNotesNeed } from "./note-basis";

export type VoucherDraft = {
  kind: LedgerVoucherKind;
  companyId: number;
  partyId: number | null;
  voucherType: string;
  /** Its number; many are made of the voucher's id. */
  number: (id: bigint) => string;
  date: string;
  /** Paise. */
  amount: bigint;
  transactionId?: EntryDraft["transactionId"];
  /** Of a note: the voucher that it changes. */
  againstId?: bigint;
  details: Record<string, unknown>;
  /** The draft that it was, which is then no longer one. */
  draftId?: string;
  /** How it is posted; null leaves it unposted. */
  entry: Pick<EntryDraft, "particulars" | "candidateName" | "entryType" | "lines"> | null;
  source: string;
};

export type Recorded = { voucher: LedgerVoucher; entry: PostedEntry | null };

/** JSON of what has money in it. */
export const detailsOf = (details: Record<string, unknown>): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(details, (_, value: unknown) => (typeof value === "bigint" ? Number(value) / 100 : value)));

/**
 * Writes a voucher, posts it and tells the audit log, in the caller's transaction. The company's books are locked first.
 *
 * @throws DomainError conflict `voucher_number_used`, `draft_posted`; and as `post`
 */
export async function recordVoucher(tx: Tx, actor: Actor, draft: VoucherDraft): Promise<Recorded> {
  await lockBooks(tx, [draft.companyId]);
  const [id = 0n] = await newLedgerIds(tx, 1);
  const number = draft.number(id);
  if (await findVoucher(tx, draft.companyId, draft.voucherType, number))
    throw conflict("voucher_number_used", `There is a ${draft.voucherType} voucher ${number} already`);
  await tx.ledgerVoucher.create({
    data: {
      id,
      kind: draft.kind,
      companyId: draft.companyId,
      partyId: draft.partyId,
      voucherType: draft.voucherType,
      number,
      date: fromLegalDate(draft.date),
      amount: draft.amount,
      transactionId: typeof draft.transactionId === "string" ? draft.transactionId : null,
      details: detailsOf(draft.details),
      againstId: draft.againstId ?? null,
      createdById: actor.userId,
    },
  });
  if (draft.draftId) await consumeDraft(tx, draft.draftId, { id, number });
  const entry = draft.entry ? await post(tx, actor, entryOf(draft, draft.entry, id, number)) : null;
  const voucher = await tx.ledgerVoucher.update({
    where: { id },
    data: { entryId: entry?.id ?? null, ...(entry ? { transactionId: entry.transactionId } : {}) },
  });
  await audit(tx, actor, {
    action: "create",
    resourceType: `ledger_${draft.kind}`,
    resourceId: String(id),
    description: `${entry ? "Posted" : "Saved"} ${draft.voucherType} ${number} of ${formatRupees(draft.amount)}`,
    newValues: { number, date: draft.date, amount: formatRupees(draft.amount), entryId: entry?.id.toString() ?? null },
  });
  return { voucher, entry };
}

/** The entry of a voucher. */
export const entryOf = (
  draft: Pick<VoucherDraft, "companyId" | "date" | "voucherType" | "transactionId" | "source">,
  entry: NonNullable<VoucherDraft["entry"]>,
  voucherId: bigint,
  voucherNo: string,
): EntryDraft => ({
  ...entry,
  companyId: draft.companyId,
  date: draft.date,
  voucherType: draft.voucherType,
  voucherNo,
  voucherId,
  transactionId: draft.transactionId ?? null,
  source: draft.source,
});

/** The live voucher of a type and number. */
export const findVoucher = (tx: Tx, companyId: number, voucherType: string, number: string) =>
  tx.ledgerVoucher.findFirst({
    where: { companyId, number, voucherType: { equals: voucherType, mode: "insensitive" }, deletedAt: null },
  });

/**
 * Takes a voucher back: its entry is reversed, and it is hidden from then on.
 *
 * @throws DomainError not_found when it was taken back before; conflict `has_notes`, and as `reverse`
 */
export async function removeVoucher(tx: Tx, actor: Actor, id: bigint, source: string, reason: string): Promise<void> {
  const found = await tx.ledgerVoucher.findFirst({ where: { id, deletedAt: null } });
  if (!found) throw notFound("Voucher");
  await lockBooks(tx, [found.companyId]);
  await refuseWhatNotesNeed(tx, found);
  const { count } = await tx.ledgerVoucher.updateMany({
    where: { id, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  if (count !== 1) throw notFound("Voucher");
  const voucher = await tx.ledgerVoucher.findUniqueOrThrow({ where: { id } });
  const reversal = voucher.entryId ? await reverse(tx, actor, { entryId: voucher.entryId, reason, source }) : null;
  await audit(tx, actor, {
    action: "delete",
    resourceType: `ledger_${voucher.kind}`,
    resourceId: String(id),
    description: `Took ${voucher.voucherType} ${voucher.number} of ${formatRupees(voucher.amount)} back: ${reason}`,
    newValues: { reversal: reversal?.id.toString() ?? null },
  });
}
