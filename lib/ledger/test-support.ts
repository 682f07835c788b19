import type { Actor } from "@/lib/platform/auth/actor";
import { newId } from "@/lib/platform/ids";
import { type CompanyWithBanks, createCompany } from "./parties/companies";
import { createCustomer, createVendor } from "./parties/parties";
import { CompanyInput, CustomerInput, VendorInput } from "./parties/schema";

/** A name that no other test has. */
export const unheardOf = (what: string): string => `${what} ${newId().slice(-12)}`;

/** An own company in Maharashtra with one bank account, whose invoices are numbered by a pattern of its own. */
export function makeCompany(actor: Actor, fields: Record<string, unknown> = {}): Promise<CompanyWithBanks> {
  const unique = newId().slice(-12).toUpperCase();
  return createCompany(
    actor,
    CompanyInput.parse({
      company_name: `Own ${unique}`,
      state: "Maharashtra",
      bank_name: "State Bank",
      account_number: `ACC-${unique}`,
      ifsc_code: "SBIN0000300",
      invoice_pattern: `${unique}/{fy}/{seq}`,
      ...fields,
    }),
  );
}

export const makeCustomer = (actor: Actor, fields: Record<string, unknown> = {}) =>
  createCustomer(
    actor,
    CustomerInput.parse({ company_name: unheardOf("Delta Marine"), state: "Maharashtra", ...fields }),
  );

export const makeVendor = (actor: Actor, fields: Record<string, unknown> = {}) =>
  createVendor(actor, VendorInput.parse({ vendor_name: unheardOf("Alpha Print"), ...fields }));
