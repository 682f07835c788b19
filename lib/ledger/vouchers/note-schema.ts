import { z } from "zod";
import { LedgerDate } from "../dates";
import { PositiveRupees } from "../money";
import { optionalText, requiredText } from "../parties/schema";
import { GST_RATES_BP } from "../tax";
import { anyText, optionalRupees } from "./fields";
import { NOTE_REASON_CODES } from "./note-sums";

const LEDGER_ID_MAX = 9_000_000_000_000_000;
const against = (description: string) =>
  z.coerce
    .number()
    .int()
    .positive()
    .max(LEDGER_ID_MAX)
    .transform(BigInt)
    .meta({ description, override: { type: "integer", examples: [9] } });
const common = {
  date: LedgerDate,
  reason: z
    .enum(NOTE_REASON_CODES)
    .default("07")
    .meta({ description: "Code of GSTR-1: 01 return, 02 discount, 03 deficiency, 04 correction … 07 other" }),
  remark: optionalText(500),
};

const Line = z
  .object({
    description: requiredText(300),
    hsn_sac: optionalText(6),
    quantity: anyText(12).default("1"),
    unit_price: PositiveRupees,
    gst_rate: z
      .number()
      .refine((percent) => (GST_RATES_BP as readonly number[]).includes(Math.round(percent * 100)), "is no rate of GST")
      .meta({ description: "Percent" }),
  })
  .transform(({ hsn_sac, unit_price, gst_rate, ...line }) => ({
    ...line,
    hsnSac: hsn_sac,
    unitPaise: unit_price,
    rateBp: Math.round(gst_rate * 100),
  }))
  .meta({ override: { additionalProperties: false } });
const lines = z.array(Line).min(1).max(100);
const LINES = [{ description: "Course not held", hsn_sac: "9992", quantity: "1", unit_price: 1000, gst_rate: 18 }];
const example = { against_id: 9, date: "2025-06-02", reason: "03", lines: LINES };

/** A credit note of contract style: without lines it takes back all that the invoice still bears. */
export const CreditNoteInput = z
  .object({ against_id: against("The invoice's id"), ...common, lines: lines.nullish() })
  .meta({ id: "BookkeepingCreditNote", override: { examples: [example] } });
export const DebitNoteInput = z
  .object({ against_id: against("The invoice's id"), ...common, lines })
  .meta({ id: "BookkeepingDebitNote", override: { examples: [{ ...example, reason: "04" }] } });
export const VendorDebitNoteInput = z
  .object({
    against_id: against("The id of the vendor's bill (service)"),
    ...common,
    amount: PositiveRupees,
    gst: optionalRupees.meta({ description: "Input tax in the amount, in rupees" }),
    vendor_note_number: optionalText(60),
  })
  .meta({
    id: "BookkeepingVendorDebitNote",
    override: { examples: [{ against_id: 9, date: "2025-06-02", reason: "01", amount: 590, gst: 90 }] },
  });
