import { z } from "zod";

/**
 * The public schema of an e-invoice (GSTN, form INV-01, version 1.1) as far as an office that sells services in India fills
 * it: names, lengths, patterns and limits are the schema's. What it does not fill (dispatch, shipping, export, e-way bill,
 * cess) is left out, as the schema allows.
 */
export const EINVOICE_VERSION = "1.1";

const text = (least: number, most: number, what: string) =>
  z
    .string(`${what} is missing`)
    .min(least, least > 1 ? `${what} needs ${least} characters at least` : `${what} is missing`)
    .max(most, `${what} may have ${most} characters`);
const gstin = (what: string) => z.string(`${what} is missing`).regex(/^\d{2}[0-9A-Z]{13}$/, `${what} is not a GSTIN`);
const pin = (what: string) =>
  z.number(`${what} is missing`).int().min(100_000, `${what} has six digits`).max(999_999, `${what} has six digits`);
const state = (what: string) => z.string(`${what} is missing`).regex(/^\d{1,2}$/, `${what} is no code of a state`);
const date = (what: string) => z.string().regex(/^[0-3]\d\/[01]\d\/20[1-2]\d$/, `${what} is not a day like 31/03/2026`);
/** Rupees with two decimals. */
const rupees = (most: number) =>
  z
    .number()
    .min(0)
    .max(most)
    .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-4, "has more than two decimals");
const LINE_MAX = 999_999_999_999.99;
/** The schema's limit without its paise, which a number of JSON cannot hold. */
const SUM_MAX = 99_999_999_999_999;

const Party = (who: string) => ({
  Gstin: gstin(`The ${who}'s GSTIN`),
  LglNm: text(3, 100, `The ${who}'s name`),
  Addr1: text(1, 100, `The ${who}'s address`),
  Addr2: text(3, 100, `The ${who}'s address`).optional(),
  Loc: text(3, who === "seller" ? 50 : 100, `The ${who}'s city`),
  Pin: pin(`The ${who}'s PIN code`),
  Stcd: state(`The ${who}'s state`),
  Ph: z
    .string()
    .regex(/^\d{6,12}$/, `The ${who}'s phone has 6 to 12 digits`)
    .optional(),
  Em: text(6, 100, `The ${who}'s e-mail`).optional(),
});

const Item = z.strictObject({
  SlNo: z.string().min(1).max(6),
  PrdDesc: text(3, 300, "The line's description").optional(),
  IsServc: z.enum(["Y", "N"]),
  HsnCd: z.string("The line's HSN or SAC is missing").regex(/^\d{4,8}$/, "The line's HSN or SAC has 4 to 8 digits"),
  Qty: z.number().positive().max(9_999_999_999.999).optional(),
  Unit: z.string().min(3).max(8).optional(),
  UnitPrice: rupees(LINE_MAX),
  TotAmt: rupees(LINE_MAX),
  AssAmt: rupees(LINE_MAX),
  GstRt: z.number().min(0).max(999.999),
  IgstAmt: rupees(LINE_MAX),
  CgstAmt: rupees(LINE_MAX),
  SgstAmt: rupees(LINE_MAX),
  TotItemVal: rupees(LINE_MAX),
});

export const EInvoice = z.strictObject({
  Version: z.literal(EINVOICE_VERSION),
  TranDtls: z.strictObject({
    TaxSch: z.literal("GST"),
    SupTyp: z.enum(["B2B", "SEZWP", "SEZWOP", "EXPWP", "EXPWOP", "DEXP"]),
    RegRev: z.enum(["Y", "N"]),
  }),
  DocDtls: z.strictObject({
    Typ: z.enum(["INV", "CRN", "DBN"]),
    No: z
      .string()
      .regex(
        /^[A-Z1-9][A-Z0-9/-]{0,15}$/,
        "The number may have 16 capital letters, digits, slashes and hyphens, and not begin with 0",
      ),
    Dt: date("The date"),
  }),
  SellerDtls: z.strictObject(Party("seller")),
  BuyerDtls: z.strictObject({ ...Party("buyer"), Pos: state("The place of supply") }),
  ItemList: z.array(Item).min(1, "There is no line").max(1000),
  ValDtls: z.strictObject({
    AssVal: rupees(SUM_MAX),
    CgstVal: rupees(SUM_MAX),
    SgstVal: rupees(SUM_MAX),
    IgstVal: rupees(SUM_MAX),
    RndOffAmt: z.number().min(-99.99).max(99.99),
    TotInvVal: rupees(SUM_MAX),
  }),
  RefDtls: z
    .strictObject({
      InvRm: text(3, 100, "The remark").optional(),
      PrecDocDtls: z
        .array(
          z.strictObject({
            InvNo: text(1, 16, "The number of the invoice that it is against"),
            InvDt: date("The date of the invoice that it is against"),
          }),
        )
        .optional(),
    })
    .optional(),
});
export type EInvoice = z.output<typeof EInvoice>;
