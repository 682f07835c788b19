import type { LedgerVoucher } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { type Clock, systemClock, toLegalDate } from "@/lib/platform/time";
import { checkPostingDate } from "../dates";
import { accountFor } from "../journal/accounts";
import { lockBooks } from "../journal/chain";
import { post } from "../journal/post";
import type { Line } from "../journal/types";
import { formatRupees } from "../money";
import { type BookedCompany, resolveCompany } from "../parties/companies";
import { partyCalled } from "../parties/parties";
import { mayKeepBooks } from "../policy";
import { entryOf, findVoucher, recordVoucher } from "./record";
import type { UploadInput } from "./schema";

/** Clients round a total in their own way; by so much it is still the same voucher, in paise. */
const SAME_WITHIN = 100n;

/**
 * A row of the client ledger, as the seed's client sends it. The client writes a ledger row for what it has saved as an
 * invoice or receipt before, and for one receipt it writes two: a voucher of the same type and number is posted once,
 * and its row is answered again.
 *
 * @returns the id of the row in the client ledger
 * @throws DomainError conflict `voucher_number_used` when the voucher has another amount
 */
export function uploadToLedger(actor: Actor, input: UploadInput, clock: Clock = systemClock): Promise<bigint> {
  permit(mayKeepBooks(actor));
  checkPostingDate(input.date, "date", clock);
  const voucherType = input.voucher_type ?? "Sales";
  return transaction(async (tx) => {
    const party = await partyCalled(tx, input.company_name);
    const booked = await booksOf(tx, party.companyId, voucherType, input.voucher_no);
    await lockBooks(tx, [booked.company.id]);
    const known = await findVoucher(tx, booked.company.id, voucherType, input.voucher_no);
    if (known) return rowOfKnown(tx, actor, known, input, booked, party.id);
    const { voucher, entry } = await recordVoucher(tx, actor, {
      kind: "ledger_upload",
      companyId: booked.company.id,
      partyId: party.id,
      voucherType,
      number: () => input.voucher_no,
      date: input.date,
      amount: input.debit - input.credit,
      transactionId: voucherType.toLowerCase() === "receipt" ? (rowId) => `LEDGER-${rowId}` : null,
      details: { entry_type: input.entry_type ?? "Manual" },
      entry: {
        particulars: input.particulars,
        candidateName: input.candidate_name,
        entryType: "Manual",
        lines: await linesOf(tx, booked, party, input, voucherType),
      },
      source: "bookkeeping.uploadToLedger",
    });
    return entry?.lines[0]?.id ?? voucher.id;
  });
}

/** The books that the row is of: those of the voucher that it repeats, of the company it names, or of the first. */
async function booksOf(tx: Tx, ownId: number | null, voucherType: string, number: string): Promise<BookedCompany> {
  const twins = await tx.ledgerVoucher.findMany({
    where: { number, voucherType: { equals: voucherType, mode: "insensitive" }, deletedAt: null },
    orderBy: { id: "asc" },
    take: 1,
  });
  return resolveCompany(tx, { companyId: twins[0]?.companyId ?? ownId });
}

async function rowOfKnown(
  tx: Tx,
  actor: Actor,
  known: LedgerVoucher,
  input: UploadInput,
  booked: BookedCompany,
  partyId: number,
): Promise<bigint> {
  const amount = input.debit + input.credit;
  if (known.entryId === null) {
    const lines = await linesOf(
      tx,
      booked,
      { id: known.partyId ?? partyId, companyId: null },
      input,
      known.voucherType,
    );
    const draft = {
      companyId: known.companyId,
      date: toLegalDate(known.date),
      voucherType: known.voucherType,
      transactionId: null,
      source: "bookkeeping.uploadToLedger",
    };
    const says = {
      particulars: input.particulars,
      candidateName: input.candidate_name,
      entryType: "Auto" as const,
      lines,
    };
    const entry = await post(tx, actor, entryOf(draft, says, known.id, known.number));
    await tx.ledgerVoucher.update({ where: { id: known.id }, data: { entryId: entry.id, amount } });
    await audit(tx, actor, {
      action: "update",
      resourceType: `ledger_${known.kind}`,
      resourceId: String(known.id),
      description: `Posted ${known.voucherType} ${known.number} of ${formatRupees(amount)}`,
    });
    return entry.lines[0]?.id ?? known.id;
  }
  const before = known.amount < 0n ? -known.amount : known.amount;
  const difference = before > amount ? before - amount : amount - before;
  if (difference > SAME_WITHIN)
    throw conflict(
      "voucher_number_used",
      `${known.voucherType} ${known.number} is in the books with ${formatRupees(before)}`,
    );
  const row = await tx.ledgerPosting.findFirst({
    where: { entryId: known.entryId, account: { role: { in: ["receivable", "client_advances"] } } },
    orderBy: { id: "asc" },
  });
  return row?.id ?? known.id;
}

async function linesOf(
  tx: Tx,
  { company, bank }: BookedCompany,
  party: { id: number; companyId: number | null },
  { debit, credit }: UploadInput,
  voucherType: string,
): Promise<Line[]> {
  const receivable = await accountFor(tx, company.id, "receivable");
  const counter = await counterAccount(tx, company.id, bank.accountId, voucherType, party.companyId !== null);
  return [
    { accountId: receivable, partyId: party.id, debit, credit },
    // Without the party: an own company's row would else stand in its ledger twice.
    { accountId: counter, debit: credit, credit: debit },
  ];
}

/** The account that a voucher type implies. Which bank took a receipt is known only when it names an own company. */
function counterAccount(
  tx: Tx,
  companyId: number,
  bankAccountId: number,
  voucherType: string,
  isOwn: boolean,
): Promise<number> {
  const type = voucherType.trim().toLowerCase();
  if (type === "receipt" && isOwn) return Promise.resolve(bankAccountId);
  if (type === "sales" || type === "credit note") return accountFor(tx, companyId, "sales");
  if (type === "adjustment") return accountFor(tx, companyId, "adjustments");
  if (type === "tds") return accountFor(tx, companyId, "tds_receivable");
  return accountFor(tx, companyId, "suspense");
}
