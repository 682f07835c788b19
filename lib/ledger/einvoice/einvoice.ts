import type { LedgerVoucherKind } from "@/lib/generated/prisma/enums";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { conflict, DomainError, type FieldError, notFound } from "@/lib/platform/errors";
import { getVoucher, type VoucherView } from "../desk/voucher-page";
import { stateCodeOf } from "../parties/states";
import { mayKeepBooks } from "../policy";
import { rupeesOf } from "../rupees";
import { taxByRate } from "../vouchers/invoice-lines";
import { itemsOf } from "./items";
import { EINVOICE_VERSION, EInvoice } from "./schema";

const TYPES: Partial<Record<LedgerVoucherKind, "INV" | "CRN" | "DBN">> = {
  invoice: "INV",
  credit_note: "CRN",
  debit_note: "DBN",
};

/** Whether a voucher is a document that is registered at the portal: of a registered company, and not only saved. */
export const isRegisterable = ({ voucher, state }: VoucherView): boolean =>
  TYPES[voucher.kind] !== undefined && voucher.company.gstin !== null && state === "posted";

const clean = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.replaceAll(/["\\\p{Cc}\s]+/gu, " ").trim() : undefined;
const digits = (value: unknown): string | undefined => {
  const found = clean(value)?.replaceAll(/\D/g, "").slice(-12);
  return found && found.length >= 6 ? found : undefined;
};
const pinOf = (value: unknown): number | undefined => {
  const found = /(?<!\d)([1-9]\d{2}) ?(\d{3})(?!\d)/.exec(clean(value) ?? "");
  return found ? Number(`${found[1]}${found[2]}`) : undefined;
};
/** Two lines of an address of 100 characters each, broken at a space. */
function addressLines(value: unknown): { Addr1?: string; Addr2?: string } {
  const address = clean(value);
  if (!address || address.length <= 100) return { Addr1: address };
  const cut = address.lastIndexOf(" ", 100);
  const at = cut > 0 ? cut : 100;
  const rest = address.slice(at).trim().slice(0, 100);
  return { Addr1: address.slice(0, at).trim(), ...(rest.length >= 3 ? { Addr2: rest } : {}) };
}
const indian = (day: string): string => day.split("-").reverse().join("/");

/** An own company has its address as one text: its city is the last part of it that is not the PIN code. */
function cityIn(address: string): string | undefined {
  const parts = address
    .split(",")
    .map((part) => part.replace(/(?<!\d)[1-9]\d{2} ?\d{3}(?!\d)/, "").replaceAll(/^[\s-]+|[\s-]+$/g, ""))
    .filter(Boolean);
  return parts.length > 1 ? parts.at(-1) : undefined;
}

function sellerOf({ voucher: { company } }: VoucherView) {
  return {
    Gstin: company.gstin ?? undefined,
    LglNm: clean(company.name),
    ...addressLines(company.address),
    Loc: cityIn(company.address),
    Pin: pinOf(company.address),
    Stcd: company.stateCode ?? undefined,
    ...(digits(company.phone) ? { Ph: digits(company.phone) } : {}),
    ...(clean(company.email) ? { Em: clean(company.email) } : {}),
  };
}

/** The buyer as the document knew them; what it did not know, as they are now. */
function buyerOf({ voucher }: VoucherView, details: Record<string, unknown>) {
  const kept = (details.buyer ?? {}) as Record<string, unknown>;
  const { party } = voucher;
  const state = typeof kept.state === "string" ? stateCodeOf(kept.state) : null;
  return {
    Gstin: clean(kept.gstin) ?? party?.gstin ?? undefined,
    LglNm: clean(party?.name),
    Pos: clean(details.place_of_supply) ?? party?.stateCode ?? undefined,
    ...addressLines(clean(kept.address) ?? party?.address),
    Loc: clean(kept.city) ?? clean(party?.city),
    Pin: pinOf(kept.pincode) ?? pinOf(party?.pincode),
    Stcd: state ?? party?.stateCode ?? undefined,
    ...(digits(party?.phone) ? { Ph: digits(party?.phone) } : {}),
    ...(clean(party?.email) ? { Em: clean(party?.email) } : {}),
  };
}

/** A voucher as the schema has it, complete or not. */
function documentOf(view: VoucherView) {
  const { voucher } = view;
  const details = voucher.details as Record<string, unknown>;
  const rates = taxByRate(details);
  const sum = (of: (one: (typeof rates)[number]) => bigint) => rates.reduce((total, one) => total + of(one), 0n);
  const [taxable, cgst, sgst, igst] = [
    sum((one) => one.taxable),
    sum((one) => one.cgst),
    sum((one) => one.sgst),
    sum((one) => one.igst),
  ];
  const isSez = typeof details.is_sez === "boolean" ? details.is_sez : (voucher.party?.isSez ?? false);
  const remark = clean(details.remark)?.slice(0, 100);
  const reference = {
    ...(remark && remark.length >= 3 ? { InvRm: remark } : {}),
    ...(voucher.against
      ? { PrecDocDtls: [{ InvNo: voucher.against.number, InvDt: indian(String(details.against_date ?? "")) }] }
      : {}),
  };
  return {
    Version: EINVOICE_VERSION,
    TranDtls: { TaxSch: "GST", SupTyp: isSez ? (igst > 0n ? "SEZWP" : "SEZWOP") : "B2B", RegRev: "N" },
    DocDtls: { Typ: TYPES[voucher.kind], No: voucher.number, Dt: indian(view.date) },
    SellerDtls: sellerOf(view),
    BuyerDtls: buyerOf(view, details),
    ItemList: itemsOf(details),
    ValDtls: {
      AssVal: rupeesOf(taxable),
      CgstVal: rupeesOf(cgst),
      SgstVal: rupeesOf(sgst),
      IgstVal: rupeesOf(igst),
      RndOffAmt: rupeesOf(voucher.amount - taxable - cgst - sgst - igst),
      TotInvVal: rupeesOf(voucher.amount),
    },
    ...(Object.keys(reference).length > 0 ? { RefDtls: reference } : {}),
  };
}

/** The e-invoice of a voucher, held against the schema; else what it lacks, by the schema's own field names. */
export function einvoiceOf(view: VoucherView): { document: EInvoice } | { missing: FieldError[] } {
  const parsed = EInvoice.safeParse(documentOf(view));
  if (parsed.success) return { document: parsed.data };
  return {
    missing: parsed.error.issues.map(({ path, message }) => ({
      name: path.map((part) => (typeof part === "number" ? part + 1 : String(part))).join("."),
      reason: message,
    })),
  };
}

/**
 * The file for the upload at the e-invoice portal, which gives the IRN: this office claims none. It is a list of one
 * document, as the portal's bulk upload reads it. The download is noted in the audit trail.
 *
 * @throws DomainError not_found, also for a voucher that is not registered there; conflict `einvoice_incomplete`
 */
export async function einvoiceFile(actor: Actor, id: bigint): Promise<{ fileName: string; text: string }> {
  permit(mayKeepBooks(actor));
  const view = await getVoucher(actor, id);
  if (view.state === "reversed") throw conflict("voucher_reversed", "A reversed voucher is not registered");
  if (!isRegisterable(view)) throw notFound("E-invoice");
  const made = einvoiceOf(view);
  if ("missing" in made)
    throw new DomainError(
      "conflict",
      "einvoice_incomplete",
      `The e-invoice lacks ${made.missing.map(({ name }) => name).join(", ")}`,
      made.missing,
    );
  await transaction((tx) =>
    audit(tx, actor, {
      action: "export",
      resourceType: `ledger_${view.voucher.kind}`,
      resourceId: String(id),
      description: `Downloaded ${view.voucher.number} as an e-invoice`,
    }),
  );
  const fileName = `einvoice-${view.voucher.number.replaceAll(/[^A-Za-z0-9-]/g, "-")}.json`;
  return { fileName, text: `${JSON.stringify([made.document], null, 2)}\n` };
}
