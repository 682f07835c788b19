import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { lockBooks } from "../journal/chain";
import { mayKeepBooks } from "../policy";
import { type BankAccount, findBankAccount } from "./bank-account";
import { textIds, writeMatch } from "./match";
import type { Proposal } from "./suggest";
import { CHUNK_LINES, weighChunk } from "./suggestions";

const TAKEN_AT_ONCE = 500;

/**
 * Accepts every suggestion that is sure, over all open lines.
 *
 * @returns how many
 * @throws DomainError not_found
 */
export async function acceptSure(actor: Actor, bankAccountId: number): Promise<number> {
  permit(mayKeepBooks(actor));
  const bank = await findBankAccount(bankAccountId);
  const sure: Proposal[] = [];
  for (let chunk = 0; ; chunk += 1) {
    const { lines, proposals } = await weighChunk(bank, chunk);
    sure.push(...proposals.flat().filter((one) => one.sure));
    if (lines.length < CHUNK_LINES) break;
  }
  let accepted = 0;
  for (let start = 0; start < sure.length; start += TAKEN_AT_ONCE)
    accepted += await acceptAll(actor, bank, sure.slice(start, start + TAKEN_AT_ONCE));
  return accepted;
}

/** Those whose parts are still open, which somebody else may have taken meanwhile, in one transaction. */
function acceptAll(actor: Actor, bank: BankAccount, proposals: Proposal[]): Promise<number> {
  return transaction(async (tx) => {
    await lockBooks(tx, [bank.companyId]);
    const taken = {
      lines: new Set(
        (
          await tx.ledgerBankMatchLine.findMany({ where: { lineId: { in: proposals.flatMap((one) => one.lineIds) } } })
        ).map(({ lineId }) => lineId),
      ),
      postings: new Set(
        await goneOf(
          tx,
          proposals.flatMap((one) => one.postingIds),
        ),
      ),
    };
    const open: Proposal[] = [];
    for (const one of proposals) {
      if (one.lineIds.some((id) => taken.lines.has(id)) || one.postingIds.some((id) => taken.postings.has(id)))
        continue;
      for (const id of one.lineIds) taken.lines.add(id);
      for (const id of one.postingIds) taken.postings.add(id);
      open.push(one);
    }
    for (const one of open) await writeMatch(tx, actor, bank, one, one);
    if (open.length > 0)
      await audit(tx, actor, {
        action: "create",
        resourceType: "ledger_bank_match",
        description: `Accepted ${open.length} sure matches of ${bank.bankName} ${bank.accountNumber} at once`,
        newValues: { matches: open.map(textIds) },
      });
    return open.length;
  });
}

/** Postings that are matched or reversed by now. */
async function goneOf(tx: Tx, postingIds: bigint[]): Promise<bigint[]> {
  const matched = await tx.ledgerBankMatchPosting.findMany({ where: { postingId: { in: postingIds } } });
  const reversed = await tx.ledgerPosting.findMany({
    where: { id: { in: postingIds }, entry: { reversal: { isNot: null } } },
    select: { id: true },
  });
  return [...matched.map(({ postingId }) => postingId), ...reversed.map(({ id }) => id)];
}
