import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { conflict, DomainError, notFound } from "@/lib/platform/errors";
import { toLegalDate } from "@/lib/platform/time";
import { lockBooks } from "../journal/chain";
import { newLedgerIds } from "../journal/post";
import { mayKeepBooks } from "../policy";
import { formatRupees } from "../rupees";
import { type BankAccount, findBankAccount } from "./bank-account";
import { type PostingItem, postingsByIds } from "./open-items";
import { type OpenLine, pairKey, suggest } from "./suggest";

export type MatchInput = { lineIds: bigint[]; postingIds: bigint[] };

/** A match of more parts is no match that a person looked at. */
export const PARTS_MAX = 500;

/**
 * Says that lines of the bank and postings of its account are the same money. Nothing is posted.
 *
 * @returns the match's id
 * @throws DomainError not_found; conflict `already_matched`, `posting_reversed`; invalid `sums_differ`
 */
export async function acceptMatch(actor: Actor, bankAccountId: number, input: MatchInput): Promise<bigint> {
  permit(mayKeepBooks(actor));
  const bank = await findBankAccount(bankAccountId);
  return transaction(async (tx) => {
    await lockBooks(tx, [bank.companyId]);
    const { lines, postings } = await readParts(tx, bank, input);
    const found = suggest(lines, postings)
      .flat()
      .find((one) => pairKey(one) === pairKey(input));
    const told = { score: found?.score ?? null, reason: found?.reason ?? "Chosen by hand" };
    const id = await writeMatch(tx, actor, bank, input, told);
    await audit(tx, actor, {
      action: "create",
      resourceType: "ledger_bank_match",
      resourceId: String(id),
      description: `Matched ${describe(lines)} at the bank with ${postings
        .map(({ voucherNo }) => voucherNo)
        .slice(0, 5)
        .join(", ")}`,
      newValues: { ...told, ...textIds(input) },
    });
    return id;
  });
}

const describe = (lines: readonly OpenLine[]): string =>
  lines
    .slice(0, 3)
    .map(({ date, amount }) => `${formatRupees(amount)} of ${date}`)
    .join(", ");
export const textIds = ({ lineIds, postingIds }: MatchInput) => ({
  lines: lineIds.map(String),
  postings: postingIds.map(String),
});

/** Both sides, which must be there, open, and worth the same. */
async function readParts(
  tx: Tx,
  bank: BankAccount,
  { lineIds, postingIds }: MatchInput,
): Promise<{ lines: OpenLine[]; postings: PostingItem[] }> {
  const found = await tx.ledgerBankLine.findMany({
    where: { bankAccountId: bank.id, id: { in: lineIds } },
    include: { match: true },
    orderBy: [{ date: "asc" }, { id: "asc" }],
  });
  if (found.length !== new Set(lineIds).size || found.length === 0) throw notFound("Line");
  if (found.some(({ match }) => match)) throw conflict("already_matched", "A line is matched already");
  const postings = await postingsByIds(tx, bank, postingIds);
  if (postings.length !== new Set(postingIds).size || postings.length === 0) throw notFound("Posting");
  if (await tx.ledgerBankMatchPosting.findFirst({ where: { postingId: { in: postingIds } } }))
    throw conflict("already_matched", "A posting is matched already");
  const reversed = await tx.ledgerEntry.findFirst({
    where: {
      id: { in: postings.map(({ entryId }) => entryId) },
      OR: [{ reversesId: { not: null } }, { reversal: { isNot: null } }],
    },
  });
  if (reversed) throw conflict("posting_reversed", `${reversed.voucherNo} was reversed: it counts in no balance`);
  const lines = found.map((line) => ({ ...line, date: toLegalDate(line.date) }));
  const [atBank, inBooks] = [sumOf(lines), sumOf(postings)];
  if (atBank !== inBooks)
    throw new DomainError(
      "invalid",
      "sums_differ",
      `The lines come to ${formatRupees(atBank)} and the postings to ${formatRupees(inBooks)}`,
      [{ name: "posting_ids", reason: `are ${formatRupees(atBank - inBooks)} short of the lines` }],
    );
  return { lines, postings };
}

const sumOf = (items: readonly { amount: bigint }[]): bigint => items.reduce((sum, { amount }) => sum + amount, 0n);

export async function writeMatch(
  tx: Tx,
  actor: Actor,
  bank: BankAccount,
  { lineIds, postingIds }: MatchInput,
  told: { score: number | null; reason: string },
): Promise<bigint> {
  const [id = 0n] = await newLedgerIds(tx, 1);
  await tx.ledgerBankMatch.create({
    data: {
      id,
      bankAccountId: bank.id,
      score: told.score,
      reason: told.reason.slice(0, 500),
      createdById: actor.userId,
    },
  });
  await tx.ledgerBankMatchLine.createMany({ data: lineIds.map((lineId) => ({ lineId, matchId: id })) });
  await tx.ledgerBankMatchPosting.createMany({ data: postingIds.map((postingId) => ({ postingId, matchId: id })) });
  return id;
}

/** Undoes a match: its lines and postings are open again. @throws DomainError not_found */
export async function undoMatch(actor: Actor, matchId: bigint): Promise<void> {
  permit(mayKeepBooks(actor));
  await transaction(async (tx) => {
    const found = await tx.ledgerBankMatch.findUnique({
      where: { id: matchId },
      include: { lines: true, postings: true },
    });
    const { count } = await tx.ledgerBankMatch.deleteMany({ where: { id: matchId } });
    if (!found || count !== 1) throw notFound("Match");
    await audit(tx, actor, {
      action: "delete",
      resourceType: "ledger_bank_match",
      resourceId: String(matchId),
      description: `Undid a match of ${found.lines.length} lines at the bank with ${found.postings.length} postings`,
      oldValues: {
        reason: found.reason,
        lines: found.lines.map(({ lineId }) => String(lineId)),
        postings: found.postings.map(({ postingId }) => String(postingId)),
      },
    });
  });
}
