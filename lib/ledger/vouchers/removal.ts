import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { DomainError, notFound } from "@/lib/platform/errors";
import { mayKeepBooks } from "../policy";
import { findReceipt } from "./receipts";
import { removeVoucher } from "./record";

/** The ledgers that a client deletes rows of, by the ids that it saw there. */
export type LedgerName = "client" | "bank" | "vendor" | "expense";
export type VendorRowType = "service" | "payment" | "adjustment";

const KIND_OF_TYPE = {
  service: "vendor_service",
  payment: "vendor_payment",
  adjustment: "vendor_adjustment",
} as const;

const wrongType = (id: bigint, what: string): DomainError =>
  new DomainError("invalid", "invalid_type", `${id} is ${what}, which is not deleted here`);

/**
 * Deletes a receipt: it is reversed, with its rows in every ledger.
 *
 * @throws DomainError not_found
 */
export function removeReceipt(actor: Actor, id: bigint): Promise<void> {
  permit(mayKeepBooks(actor));
  return transaction(async (tx) => {
    await findReceipt(tx, id);
    await removeVoucher(tx, actor, id, "bookkeeping.deleteReceipt", "Deleted as a receipt");
  });
}

const NOTES = ["credit_note", "debit_note", "vendor_debit_note"] as const;
export const isNote = (kind: string): kind is (typeof NOTES)[number] => (NOTES as readonly string[]).includes(kind);

/**
 * Takes a credit or debit note back.
 *
 * @throws DomainError not_found, also for a voucher of another kind; conflict `has_notes`
 */
export function removeNote(actor: Actor, id: bigint): Promise<void> {
  permit(mayKeepBooks(actor));
  return transaction(async (tx) => {
    const found = await tx.ledgerVoucher.findUnique({ where: { id }, select: { kind: true } });
    if (!found || !isNote(found.kind)) throw notFound("Note");
    await removeVoucher(tx, actor, id, "bookkeeping.deleteNote", "Taken back as a note");
  });
}

/**
 * Reverses a voucher of any kind, at the desk.
 *
 * @throws DomainError not_found when it was taken back before
 */
export function reverseVoucher(actor: Actor, id: bigint, reason: string): Promise<void> {
  permit(mayKeepBooks(actor));
  return transaction((tx) => removeVoucher(tx, actor, id, "desk.reverseVoucher", reason));
}

/**
 * Deletes what stands behind a ledger's row: the whole voucher, with its rows in the other ledgers. Ids are of one space, so
 * that one of another ledger is known for what it is, and never hits a row that only has the same number.
 *
 * @param type what the client takes a vendor's row for
 * @throws DomainError not_found; invalid `invalid_type`
 */
export function removeLedgerRow(actor: Actor, ledger: LedgerName, id: bigint, type?: VendorRowType): Promise<void> {
  permit(mayKeepBooks(actor));
  return transaction(async (tx) => {
    const voucherId = await voucherBehind(tx, ledger, id, type);
    await removeVoucher(tx, actor, voucherId, "bookkeeping.deleteRow", `Deleted in the ${ledger} ledger`);
  });
}

async function voucherBehind(tx: Tx, ledger: LedgerName, id: bigint, type?: VendorRowType): Promise<bigint> {
  const voucher = await tx.ledgerVoucher.findUnique({ where: { id } });
  if (voucher) {
    if (voucher.deletedAt) throw notFound("Ledger row");
    const welcome = {
      client: ["client_adjustment", "vendor_adjustment"],
      bank: [],
      vendor: type ? [KIND_OF_TYPE[type]] : Object.values(KIND_OF_TYPE),
      expense: ["expense"],
    }[ledger] as string[];
    if (welcome.includes(voucher.kind)) return id;
    throw wrongType(id, `a ${voucher.kind.replace("_", " ")}`);
  }
  const posting = await tx.ledgerPosting.findUnique({
    where: { id },
    include: { account: { select: { role: true } }, entry: { include: { reversal: { select: { id: true } } } } },
  });
  if (!posting || posting.entry.reversesId !== null || posting.entry.reversal) throw notFound("Ledger row");
  const roles = {
    client: ["receivable", "client_advances", "adjustments"],
    bank: ["bank"],
    vendor: [],
    expense: ["expense", "bank"],
  }[ledger] as string[];
  if (!roles.includes(posting.account.role)) throw wrongType(id, `a row of ${posting.account.role.replace("_", " ")}`);
  if (posting.entry.voucherId === null) throw wrongType(id, "a row of an entry without a voucher");
  if (ledger === "expense") {
    const of = await tx.ledgerVoucher.findUniqueOrThrow({ where: { id: posting.entry.voucherId } });
    if (of.kind !== "expense") throw wrongType(id, `a row of a ${of.kind.replace("_", " ")}`);
  }
  return posting.entry.voucherId;
}
