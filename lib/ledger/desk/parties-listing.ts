import type { LedgerPartyKind } from "@/lib/generated/prisma/enums";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { dayPlus, indianToday } from "../dates";
import { sumsByParty } from "../journal/balances";
import { snapshot } from "../journal/snapshot";
import { mayKeepBooks } from "../policy";
import { accountsOf } from "../views/scopes";

export const PARTY_SORTS = ["name", "created"] as const;
export type PartyOrder = { sort: (typeof PARTY_SORTS)[number]; desc: boolean };
export const PARTY_ORDER: PartyOrder = { sort: "name", desc: false };
export const PARTY_FILTERS = { kind: ["customer", "vendor", "name"] } as const;
export type PartyFilter = { q?: string; kind?: (typeof PARTY_FILTERS.kind)[number][] };

/** A party of the list; `owesPaise` is what it owes the office, below 0 what the office owes it. */
export type PartyRow = {
  id: number;
  kind: LedgerPartyKind;
  name: string;
  gstin: string | null;
  contact: string;
  place: string;
  owesPaise: string;
};

/** Debit less credit of parties on receivables, advances and payables of all own companies, in paise. */
export async function balancesOfParties(now = new Date()): Promise<(id: number) => bigint> {
  const accountIds = await accountsOf(["receivable", "client_advances", "payable"]);
  const sums = await snapshot((reader) => sumsByParty(reader, accountIds, dayPlus(indianToday(now), 400)));
  return (id) => {
    const sum = sums.get(id);
    return sum ? sum.debit - sum.credit : 0n;
  };
}

const whereOf = ({ q, kind }: PartyFilter): Prisma.LedgerPartyWhereInput => ({
  isActive: true,
  kind: { in: kind ?? [...PARTY_FILTERS.kind] },
  AND: (q ?? "")
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 6)
    .map((word) => {
      const like = { contains: word, mode: "insensitive" as const };
      return { OR: [{ name: like }, { gstin: like }, { city: like }, { contactPerson: like }, { phone: like }] };
    }),
});

/** One page of customers, vendors and names, with their balances. */
export async function listParties(
  actor: Actor,
  filter: PartyFilter,
  page: PartyOrder & { skip: number; take: number },
): Promise<{ rows: PartyRow[]; total: number }> {
  permit(mayKeepBooks(actor));
  const where = whereOf(filter);
  const direction = page.desc ? "desc" : "asc";
  const [found, total, balanceOf] = await Promise.all([
    db().ledgerParty.findMany({
      where,
      orderBy: [page.sort === "name" ? { nameKey: direction } : { createdAt: direction }, { id: direction }],
      skip: page.skip,
      take: page.take,
    }),
    db().ledgerParty.count({ where }),
    balancesOfParties(),
  ]);
  const rows = found.map((party) => ({
    id: party.id,
    kind: party.kind,
    name: party.name,
    gstin: party.gstin,
    contact: [party.contactPerson, party.phone].filter(Boolean).join(", "),
    place: [party.city, party.state].filter(Boolean).join(", "),
    owesPaise: String(balanceOf(party.id)),
  }));
  return { rows, total };
}

/** A party with what it owes (below 0: is owed) in all own companies together. @throws DomainError not_found */
export async function getParty(actor: Actor, id: number) {
  permit(mayKeepBooks(actor));
  const party = await db().ledgerParty.findFirst({ where: { id, isActive: true } });
  if (!party) throw notFound("Party");
  const balanceOf = await balancesOfParties();
  return { party, owes: balanceOf(id) };
}
