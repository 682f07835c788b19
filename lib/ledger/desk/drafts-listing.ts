import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { mayKeepBooks } from "../policy";
import { typedPaise } from "../typed-money";
import { DRAFT_FORM_NAMES, type DraftFormName } from "./draft-forms";
import type { DraftData } from "./draft-schema";

/** A draft of the list; the amount in paise as text, since it travels to the browser. */
export type DraftRow = {
  id: string;
  form: DraftFormName;
  company: string;
  party: string | null;
  amountPaise: string | null;
  /** What it says of itself, such as its narration. */
  about: string | null;
  date: string | null;
  owner: string | null;
  updatedAt: string;
};

const textOf = (data: DraftData, ...names: string[]): string | null => {
  for (const name of names) {
    const value = data[name];
    if (typeof value === "string" && value.trim() !== "") return value.trim();
  }
  return null;
};

function amountOf(data: DraftData): string | null {
  const shown = textOf(data, "expected_total");
  if (shown && /^[1-9]\d{0,15}$/.test(shown)) return shown;
  const typed = typedPaise(textOf(data, "amount") ?? "");
  return typeof typed === "bigint" ? String(typed) : null;
}

const idOf = (text: string | null): number => (text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0);

export const DRAFT_SORTS = ["saved"] as const;
export const DRAFT_FILTERS = { form: DRAFT_FORM_NAMES } as const;
export type DraftFilter = { form?: DraftFormName[] };

/** Drafts that were neither posted nor deleted, the latest saved first unless `desc` is false, with how many there are. */
export async function listDrafts(
  actor: Actor,
  { form }: DraftFilter,
  { desc = true, skip, take }: { desc?: boolean; skip: number; take: number },
): Promise<{ rows: DraftRow[]; total: number }> {
  permit(mayKeepBooks(actor));
  const where = { voucherId: null, deletedAt: null, form: form && { in: form } };
  const direction = desc ? "desc" : "asc";
  const [drafts, total] = await Promise.all([
    db().ledgerDraft.findMany({
      where,
      include: { company: { select: { name: true } } },
      orderBy: [{ updatedAt: direction }, { id: direction }],
      skip,
      take,
    }),
    db().ledgerDraft.count({ where }),
  ]);
  const partyIds = drafts.map(({ data }) => idOf(textOf(data as DraftData, "party")));
  const ownerIds = drafts.flatMap(({ ownerId }) => ownerId ?? []);
  const [parties, owners] = await Promise.all([
    db().ledgerParty.findMany({ where: { id: { in: partyIds } }, select: { id: true, name: true } }),
    db().user.findMany({ where: { id: { in: ownerIds } }, select: { id: true, username: true, fullName: true } }),
  ]);
  const rows = drafts.map(({ id, form, company, ownerId, updatedAt, ...draft }, index): DraftRow => {
    const data = draft.data as DraftData;
    const owner = owners.find((one) => one.id === ownerId);
    return {
      id,
      form: form as DraftFormName,
      company: company.name,
      party: parties.find((one) => one.id === partyIds[index])?.name ?? textOf(data, "payee"),
      amountPaise: amountOf(data),
      about: textOf(data, "narration", "particulars", "description", "order_reference", "remark"),
      date: textOf(data, "date"),
      owner: owner ? (owner.fullName ?? owner.username) : null,
      updatedAt: updatedAt.toISOString(),
    };
  });
  return { rows, total };
}
