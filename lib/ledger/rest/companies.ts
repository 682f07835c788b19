import { z } from "zod";
import type { LedgerBankAccount } from "@/lib/generated/prisma/client";
import { permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { operation } from "@/lib/platform/http/operation";
import { type CompanyWithBanks, createCompany, findByAccount, removeCompany, WITH_BANKS } from "../parties/companies";
import { CompanyInput } from "../parties/schema";
import { mayKeepBooks } from "../policy";
import { Done, done, ok, okList, smallId, success, successList } from "./envelope";

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
const companies = () =>
  db().ledgerCompany.findMany({ where: { isActive: true }, include: WITH_BANKS, orderBy: { id: "asc" } });
/** The office's own companies. */
export const companyOperations = [
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
    params: smallId("The company's id"),
    response: Done,
    async handle({ actor, params }) {
      await removeCompany(actor, params.id);
      return done(`Company ${params.id} was taken off the list`);
    },
  }),
];
