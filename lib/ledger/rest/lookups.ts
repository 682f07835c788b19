import { z } from "zod";
import type { LedgerBankAccount, LedgerParty } from "@/lib/generated/prisma/client";
import { permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { operation } from "@/lib/platform/http/operation";
import { ID_MAX } from "@/lib/platform/http/parameters";
import { likeAnywhere } from "../names";
import { type CompanyWithBanks, createCompany, findByAccount, removeCompany, WITH_BANKS } from "../parties/companies";
import { createCustomer, createVendor, findParty } from "../parties/parties";
import { CompanyInput, CustomerInput, VendorInput } from "../parties/schema";
import { mayKeepBooks } from "../policy";
import { Done, done, ok, okList, success, successList } from "./envelope";

const text = z.string().nullable();
const CompanyRow = z
  .object({ id: z.int(), company_name: z.string(), account_number: z.string(), bank_name: z.string() })
  .meta({
    id: "BookkeepingCompany",
    examples: [{ id: 1, company_name: "Own Co", account_number: "ACC-1", bank_name: "State Bank" }],
  });
const CompanyDetails = z
  .object({
    id: z.int(),
    company_name: z.string(),
    company_address: z.string(),
    company_gst_number: text,
    bank_name: z.string(),
    account_number: z.string(),
    branch: z.string(),
    ifsc_code: z.string(),
    swift_code: text,
    state: text,
    state_code: text,
    invoice_pattern: z.string(),
  })
  .meta({ id: "BookkeepingCompanyDetails" });
const CustomerRow = z
  .object({
    id: z.int(),
    company_name: z.string(),
    gst_number: text,
    contact_person: text,
    phone_number: text,
    email: text,
    address: text,
    city: text,
    state: text,
    state_code: text,
    pincode: text,
  })
  .meta({ id: "BookkeepingCustomer" });
const VendorRow = z
  .object({
    id: z.int(),
    vendor_name: z.string(),
    company_name: text,
    contact_person: text,
    phone: text,
    email: text,
    address: text,
    city: text,
    state: text,
    vendor_type: text,
    gst_number: text,
    state_code: text,
  })
  .meta({ id: "BookkeepingVendor" });

const companyRow = (company: CompanyWithBanks, bank = company.bankAccounts[0]) => ({
  id: company.id,
  company_name: company.name,
  account_number: bank?.accountNumber ?? "",
  bank_name: bank?.bankName ?? "",
});
const companyDetails = (company: CompanyWithBanks, bank: LedgerBankAccount | undefined = company.bankAccounts[0]) => ({
  ...companyRow(company, bank),
  company_address: company.address,
  company_gst_number: company.gstin,
  branch: bank?.branch ?? "",
  ifsc_code: bank?.ifscCode ?? "",
  swift_code: bank?.swiftCode ?? null,
  state: company.state,
  state_code: company.stateCode,
  invoice_pattern: company.invoicePattern,
});
const customerRow = (party: LedgerParty) => ({
  id: party.id,
  company_name: party.name,
  gst_number: party.gstin,
  contact_person: party.contactPerson,
  phone_number: party.phone,
  email: party.email,
  address: party.address,
  city: party.city,
  state: party.state,
  state_code: party.stateCode,
  pincode: party.pincode,
});
const vendorRow = (party: LedgerParty) => ({
  id: party.id,
  vendor_name: party.name,
  company_name: party.companyName,
  contact_person: party.contactPerson,
  phone: party.phone,
  email: party.email,
  address: party.address,
  city: party.city,
  state: party.state,
  vendor_type: party.vendorType,
  gst_number: party.gstin,
  state_code: party.stateCode,
});

const companies = () =>
  db().ledgerCompany.findMany({ where: { isActive: true }, include: WITH_BANKS, orderBy: { id: "asc" } });
const parties = (kind: "customer" | "vendor") =>
  db().ledgerParty.findMany({ where: { kind, isActive: true }, orderBy: [{ name: "asc" }, { id: "asc" }], take: 5000 });
const intId = (description: string) =>
  z.object({
    id: z.coerce
      .number()
      .int()
      .positive()
      .max(ID_MAX)
      .meta({ description, examples: [1] }),
  });

const customerLists = ["get-b2b-customers", "get-customers"].map((path, index) =>
  operation({
    id: index === 0 ? "bookkeeping.customers" : "bookkeeping.customersAlias",
    method: "GET",
    path: `/${path}`,
    summary: index === 0 ? "List the customers" : "List the customers, by another of the contract's names",
    who: "staff",
    response: successList(CustomerRow),
    async handle({ actor }) {
      permit(mayKeepBooks(actor));
      return okList((await parties("customer")).map(customerRow));
    },
  }),
);

/** Own companies, customers and vendors: contract 5's look-ups, and how they are registered. */
export const lookupOperations = [
  operation({
    id: "bookkeeping.companies",
    method: "GET",
    path: "/get-all-companies",
    summary: "List the office's own companies",
    who: "staff",
    response: successList(CompanyRow),
    async handle({ actor }) {
      permit(mayKeepBooks(actor));
      return okList((await companies()).map((company) => companyRow(company)));
    },
  }),
  operation({
    id: "bookkeeping.companyAccounts",
    method: "GET",
    path: "/get-company-accounts",
    summary: "List the bank accounts of the own companies",
    who: "staff",
    response: successList(CompanyRow),
    async handle({ actor }) {
      permit(mayKeepBooks(actor));
      const rows = (await companies()).flatMap((company) =>
        company.bankAccounts.map((bank) => companyRow(company, bank)),
      );
      return okList(rows);
    },
  }),
  operation({
    id: "bookkeeping.companyDetails",
    method: "GET",
    path: "/get-company-details/{account_number}",
    summary: "Read an own company by its account number",
    who: "staff",
    params: z.object({
      account_number: z
        .string()
        .max(40)
        .meta({ description: "Bank account", examples: ["ACC-1"] }),
    }),
    response: success(CompanyDetails),
    async handle({ actor, params }) {
      permit(mayKeepBooks(actor));
      const { company, ...bank } = await findByAccount(db(), params.account_number);
      return ok(companyDetails(company, bank));
    },
  }),
  operation({
    id: "bookkeeping.createCompany",
    method: "POST",
    path: "/companies",
    summary: "Open the books of an own company",
    description:
      "The GSTIN's check character and state are checked; a number pattern that can outgrow GST's 16 characters is refused.",
    who: "staff",
    body: CompanyInput,
    response: success(CompanyDetails),
    status: 201,
    handle: async ({ actor, body }) => ok(companyDetails(await createCompany(actor, body)), "The books are open"),
  }),
  operation({
    id: "bookkeeping.deleteCompany",
    method: "DELETE",
    path: "/company-details/{id}",
    summary: "Take an own company off the list",
    description: "One with vouchers in its books stays.",
    who: "admin",
    params: intId("The company's id"),
    response: Done,
    async handle({ actor, params }) {
      await removeCompany(actor, params.id);
      return done(`Company ${params.id} was taken off the list`);
    },
  }),
  ...customerLists,
  operation({
    id: "bookkeeping.customer",
    method: "GET",
    path: "/get-b2b-customer/{id}",
    summary: "Read a customer",
    who: "staff",
    params: intId("The customer's id"),
    response: success(CustomerRow),
    async handle({ actor, params }) {
      permit(mayKeepBooks(actor));
      return ok(customerRow(await findParty(db(), "customer", params.id)));
    },
  }),
  operation({
    id: "bookkeeping.customerByName",
    method: "GET",
    path: "/get-customer-details",
    summary: "Find a customer by a part of the name",
    who: "staff",
    query: z.object({
      name: z
        .string()
        .trim()
        .min(1, "is required")
        .max(255)
        .meta({ examples: ["Delta"] }),
    }),
    response: success(CustomerRow),
    async handle({ actor, query }) {
      permit(mayKeepBooks(actor));
      const [found] = await db().$queryRaw<{ id: number }[]>`
        SELECT id FROM ledger_party WHERE kind = 'customer' AND is_active AND name ILIKE ${likeAnywhere(query.name)}
         ORDER BY id LIMIT 1`;
      if (!found) throw notFound("Customer");
      return ok(customerRow(await findParty(db(), "customer", found.id)));
    },
  }),
  operation({
    id: "bookkeeping.createCustomer",
    method: "POST",
    path: "/customers",
    summary: "Register a customer",
    description: "A name that only came with a client's calls before becomes this customer, with its rows.",
    who: "staff",
    body: CustomerInput,
    response: success(CustomerRow),
    status: 201,
    handle: async ({ actor, body }) =>
      ok(customerRow(await createCustomer(actor, body)), "The customer was registered"),
  }),
  operation({
    id: "bookkeeping.vendors",
    method: "GET",
    path: "/get-all-vendors",
    summary: "List the vendors",
    who: "staff",
    response: successList(VendorRow),
    async handle({ actor }) {
      permit(mayKeepBooks(actor));
      return okList((await parties("vendor")).map(vendorRow));
    },
  }),
  operation({
    id: "bookkeeping.vendor",
    method: "GET",
    path: "/get-vendor-details/{id}",
    summary: "Read a vendor",
    who: "staff",
    params: intId("The vendor's id"),
    response: success(VendorRow),
    async handle({ actor, params }) {
      permit(mayKeepBooks(actor));
      return ok(vendorRow(await findParty(db(), "vendor", params.id)));
    },
  }),
  operation({
    id: "bookkeeping.createVendor",
    method: "POST",
    path: "/vendors",
    summary: "Register a vendor",
    who: "staff",
    body: VendorInput,
    response: success(VendorRow),
    status: 201,
    handle: async ({ actor, body }) => ok(vendorRow(await createVendor(actor, body)), "The vendor was registered"),
  }),
];
