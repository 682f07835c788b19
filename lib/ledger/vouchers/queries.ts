import type { LedgerVoucher } from "@/lib/generated/prisma/client";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { toLegalDate } from "@/lib/platform/time";
import { rupeesOf } from "../money";
import { mayKeepBooks } from "../policy";
import { findReceipt } from "./receipts";

type Details = Record<string, string | number | null | undefined>;

const receiptView = (voucher: LedgerVoucher) => {
  const details = voucher.details as Details;
  return {
    receipt_amount_id: Number(voucher.id),
    amount_received: rupeesOf(voucher.amount),
    payment_type: String(details.payment_type),
    transaction_date: toLegalDate(voucher.date),
    remark: String(details.remark ?? ""),
    account_no: String(details.account_no ?? ""),
    company_name: String(details.company_name ?? ""),
    tds_percentage: Number(details.tds_percentage ?? 0) / 100,
    gst: Number(details.gst ?? 0),
    customer_name: details.customer_name === null ? null : String(details.customer_name ?? ""),
    transaction_id: voucher.transactionId,
    on_account_of: String(details.on_account_of ?? ""),
    created_at: voucher.createdAt.toISOString(),
  };
};

/** A voucher as it was recorded, with the lines of its entry: for an answer that a crash kept from its client. */
export async function recordedVoucher(actor: Actor, id: string) {
  permit(mayKeepBooks(actor));
  const voucher = await db().ledgerVoucher.findUnique({
    where: { id: BigInt(id) },
    include: { entries: { orderBy: { seq: "asc" }, take: 1, include: { postings: { orderBy: { id: "asc" } } } } },
  });
  if (!voucher) throw notFound("Voucher");
  return { voucher, lines: voucher.entries[0]?.postings ?? [] };
}

/** Receipts that stand, the newest first. */
export async function listReceipts(actor: Actor, page: { limit: number; offset: number }) {
  permit(mayKeepBooks(actor));
  const where = { kind: "receipt" as const, deletedAt: null };
  const [total, rows] = await Promise.all([
    db().ledgerVoucher.count({ where }),
    db().ledgerVoucher.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: page.offset,
      take: page.limit,
    }),
  ]);
  return { total, rows: rows.map(receiptView) };
}

/** @throws DomainError not_found, also when it was deleted */
export async function getReceipt(actor: Actor, id: bigint) {
  permit(mayKeepBooks(actor));
  return receiptView(await findReceipt(db(), id));
}

/** What the printed voucher of an adjustment says. @throws DomainError not_found */
export async function getAdjustment(actor: Actor, kind: "client_adjustment" | "vendor_adjustment", id: bigint) {
  permit(mayKeepBooks(actor));
  const voucher = await db().ledgerVoucher.findFirst({
    where: { id, kind, deletedAt: null },
    include: { company: true, party: true },
  });
  if (!voucher) throw notFound("Adjustment");
  const details = voucher.details as Details;
  return {
    id: Number(voucher.id),
    company_id: voucher.companyId,
    party_id: voucher.partyId ?? 0,
    date_of_service: toLegalDate(voucher.date),
    particular_of_service: String(details.particular_of_service ?? ""),
    adjustment_amount: rupeesOf(voucher.amount),
    on_account_of: String(details.on_account_of ?? ""),
    remark: String(details.remark ?? ""),
    created_at: voucher.createdAt.toISOString(),
    company_name: voucher.company.name,
    company_gst: voucher.company.gstin,
    company_address: voucher.company.address,
    company_state_code: voucher.company.stateCode,
    party_name: voucher.party?.name ?? "",
    party_gst: voucher.party?.gstin ?? null,
    party_address: voucher.party?.address ?? null,
    party_state_code: voucher.party?.stateCode ?? null,
  };
}
