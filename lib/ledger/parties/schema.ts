import { z } from "zod";
import { wrongBic, wrongGstin, wrongIfsc, wrongPan, wrongPhone, wrongPincode } from "./identifiers";
import { STATES, stateCodeOf } from "./states";

type Check = (value: string) => string | null;

/** A text that may be missing; empty counts as missing. */
export const optionalText = (most: number, example?: string) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((value) => value || null)
    .nullish()
    .transform((value) => value ?? null)
    .meta({ override: { type: ["string", "null"], maxLength: most, ...(example ? { examples: [example] } : {}) } });

export const requiredText = (most: number) => z.string().trim().min(1, "is required").max(most);

const checkedText = (check: Check, tidy: (value: string) => string = (value) => value) =>
  optionalText(60).transform((value, context) => {
    const wrong = value === null ? null : check(tidy(value));
    if (wrong === null) return value === null ? null : tidy(value);
    context.addIssue({ code: "custom", message: wrong });
    return z.NEVER;
  });
const asText = (check: Check, tidy?: (value: string) => string) =>
  checkedText(check, tidy).meta({ override: { type: ["string", "null"] } });

const upper = (value: string): string => value.replaceAll(/\s/g, "").toUpperCase();
const address = {
  address: optionalText(500),
  city: optionalText(100),
  state: optionalText(60),
  state_code: optionalText(2),
  pincode: asText(wrongPincode),
};

type Located = { state?: string | null; state_code?: string | null };

/** State and code from each other, and the GSTIN held against them. */
function located<T extends Located>(gstinField: keyof T & string) {
  return (input: T, context: z.core.$RefinementCtx<T>): T & { state: string | null; state_code: string | null } => {
    const wrong = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const gstin = (input[gstinField] ?? null) as string | null;
    const code = input.state_code?.padStart(2, "0") ?? (input.state ? stateCodeOf(input.state) : null);
    if (code && !(code in STATES)) wrong("state_code", "is no state's code in the GST");
    if (input.state && !input.state_code && !code) wrong("state", "is no state of India; leave it out for abroad");
    if (input.state && input.state_code && stateCodeOf(input.state) !== code)
      wrong("state_code", `is not the code of ${input.state}`);
    const reason = gstin === null ? null : wrongGstin(gstin, code);
    if (reason) wrong(gstinField, reason);
    const stateCode = code ?? gstin?.slice(0, 2) ?? null;
    return { ...input, state: input.state ?? (stateCode ? (STATES[stateCode] ?? null) : null), state_code: stateCode };
  };
}

const Gstin = optionalText(15, "27AAYCA0004D1Z0").transform((value) => (value === null ? null : upper(value)));
const gstin = Gstin.meta({ override: { type: ["string", "null"], examples: ["27AAYCA0004D1Z0"] } });

export const CompanyInput = z
  .object({
    company_name: requiredText(255),
    company_address: z.string().trim().max(500).default(""),
    company_gst_number: gstin,
    pan_number: asText(wrongPan, upper),
    state: address.state,
    state_code: address.state_code,
    phone: asText(wrongPhone),
    email: z
      .union([z.literal("").transform(() => null), z.email().max(200)])
      .nullish()
      .transform((v) => v ?? null),
    bank_name: requiredText(100),
    account_number: requiredText(40).regex(/^[A-Za-z0-9-]+$/, "may have letters, digits and hyphens"),
    branch: z.string().trim().max(100).default(""),
    ifsc_code: requiredText(11)
      .transform(upper)
      .refine((value) => wrongIfsc(value) === null, "must be an IFSC: four letters, a zero, six letters or digits")
      .meta({ override: { type: "string" } }),
    swift_code: asText(wrongBic, upper),
    invoice_pattern: optionalText(40).meta({
      description: "How invoices are numbered; {fy} is the financial year, {seq} the number in it",
      override: { type: ["string", "null"] },
    }),
  })
  .transform(located("company_gst_number"))
  .meta({
    id: "LedgerCompanyCreate",
    override: {
      examples: [
        {
          company_name: "Own Co",
          company_address: "12 Dock Road, Mumbai",
          company_gst_number: "27AAYCA0004D1Z0",
          bank_name: "State Bank",
          account_number: "ACC-1",
          branch: "Fort",
          ifsc_code: "SBIN0000300",
        },
      ],
    },
  });
export type CompanyInput = z.output<typeof CompanyInput>;

export const CustomerInput = z
  .object({
    company_name: requiredText(255),
    gst_number: gstin,
    pan_number: asText(wrongPan, upper),
    is_sez: z.boolean().default(false).meta({ description: "A unit in a special economic zone: always IGST" }),
    contact_person: optionalText(100),
    phone_number: asText(wrongPhone),
    email: z
      .union([z.literal("").transform(() => null), z.email().max(200)])
      .nullish()
      .transform((v) => v ?? null),
    ...address,
  })
  .transform(located("gst_number"))
  .meta({
    id: "LedgerCustomerCreate",
    override: { examples: [{ company_name: "Delta Marine", city: "Mumbai", state: "Maharashtra", state_code: "27" }] },
  });
export type CustomerInput = z.output<typeof CustomerInput>;

export const VendorInput = z
  .object({
    vendor_name: requiredText(255),
    company_name: optionalText(255),
    gst_number: gstin,
    pan_number: asText(wrongPan, upper),
    contact_person: optionalText(100),
    phone: asText(wrongPhone),
    email: z
      .union([z.literal("").transform(() => null), z.email().max(200)])
      .nullish()
      .transform((v) => v ?? null),
    ...address,
    country: optionalText(60),
    vendor_type: optionalText(60),
    bank_name: optionalText(100),
    account_number: optionalText(40),
    ifsc_code: asText(wrongIfsc, upper),
  })
  .transform(located("gst_number"))
  .meta({
    id: "LedgerVendorCreate",
    override: { examples: [{ vendor_name: "Alpha Print", city: "Pune", state: "Maharashtra" }] },
  });
export type VendorInput = z.output<typeof VendorInput>;
