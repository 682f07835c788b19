import type { DescriptionItem } from "@/components/ui/description-list";
import { STATES } from "@/lib/ledger/parties/states";
import { formatRupees, paiseOf } from "@/lib/ledger/rupees";
import { NOTE_REASONS, type NoteReason } from "@/lib/ledger/vouchers/note-sums";

const rupees = (value: unknown): string => {
  const paise = paiseOf(value);
  return typeof paise === "bigint" ? formatRupees(paise) : String(value);
};
const percent = (hundredths: unknown): string => `${Number(hundredths) / 100} %`;
const state = (code: unknown): string => STATES[String(code)] ?? String(code);

/** The fields of a voucher's own that a person reads, by the contract's names, in this order. */
const SHOWN: Record<string, { term: string; tell?: (value: unknown) => string }> = {
  taxable: { term: "Taxable value", tell: rupees },
  cgst: { term: "CGST", tell: rupees },
  sgst: { term: "SGST", tell: rupees },
  igst: { term: "IGST", tell: rupees },
  roundOff: { term: "Round-off", tell: rupees },
  gst: { term: "GST included", tell: rupees },
  gst_rate: { term: "GST rate", tell: percent },
  tds_percentage: { term: "TDS rate", tell: percent },
  place_of_supply: { term: "Place of supply", tell: state },
  hsn_sac: { term: "HSN/SAC" },
  payment_type: { term: "Paid by" },
  payment_method: { term: "Paid by" },
  account_no: { term: "Bank account" },
  company_account_number: { term: "Bank account" },
  expense_type: { term: "Head of expense" },
  vendor_name: { term: "Payee" },
  vendor_gst_number: { term: "Payee's GSTIN" },
  reason_code: { term: "Reason", tell: (code) => NOTE_REASONS[code as NoteReason] ?? String(code) },
  vendor_note_number: { term: "Vendor's credit note" },
  bill_number: { term: "Vendor's bill" },
  particular_of_service: { term: "For" },
  description: { term: "Description" },
  on_account_of: { term: "On account of" },
  customer_phone: { term: "Phone" },
  delivery_note: { term: "Delivery note" },
  dispatch_doc_no: { term: "Dispatch document" },
  delivery_date: { term: "Delivery date" },
  dispatch_through: { term: "Dispatched through" },
  destination: { term: "Destination" },
  terms_of_delivery: { term: "Terms of delivery" },
  remark: { term: "Remark" },
  narration: { term: "Narration" },
};

/** A voucher's own fields as facts; what is empty or nothing is left out. */
export function detailItems(details: unknown): DescriptionItem[] {
  const known = (details ?? {}) as Record<string, unknown>;
  return Object.entries(SHOWN).flatMap(([name, { term, tell }]) => {
    const value = known[name];
    if (value === null || value === undefined || value === "" || value === 0) return [];
    return [{ term, value: tell ? tell(value) : String(value) }];
  });
}
