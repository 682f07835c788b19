import { z } from "zod";
import type { LedgerParty } from "@/lib/generated/prisma/client";
import { permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { operation } from "@/lib/platform/http/operation";
import { likeAnywhere } from "../names";
import { createCustomer, createVendor, findParty, updateCustomer, updateVendor } from "../parties/parties";
import { CustomerInput, VendorInput } from "../parties/schema";
import { mayKeepBooks } from "../policy";
import { ok, okList, smallId, success, successList } from "./envelope";

const text = z.string().nullable();
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

const parties = (kind: "customer" | "vendor") =>
  db().ledgerParty.findMany({ where: { kind, isActive: true }, orderBy: [{ name: "asc" }, { id: "asc" }], take: 5000 });
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

/** Customers and vendors. */
export const partyOperations = [
  ...customerLists,
  operation({
    id: "bookkeeping.customer",
    method: "GET",
    path: "/get-b2b-customer/{id}",
    summary: "Read a customer",
    who: "staff",
    params: smallId("The customer's id"),
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
        .meta({ description: "Part of the name; the first customer that has it", examples: ["Delta"] }),
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
    id: "bookkeeping.updateCustomer",
    method: "PUT",
    path: "/customers/{id}",
    summary: "Put a customer's particulars right",
    description: "What was posted stays as it was.",
    who: "staff",
    params: smallId("The customer's id"),
    body: CustomerInput,
    response: success(CustomerRow),
    handle: async ({ actor, params, body }) =>
      ok(customerRow(await updateCustomer(actor, params.id, body)), "The customer was changed"),
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
    params: smallId("The vendor's id"),
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
  operation({
    id: "bookkeeping.updateVendor",
    method: "PUT",
    path: "/vendors/{id}",
    summary: "Put a vendor's particulars right",
    who: "staff",
    params: smallId("The vendor's id"),
    body: VendorInput,
    response: success(VendorRow),
    handle: async ({ actor, params, body }) =>
      ok(vendorRow(await updateVendor(actor, params.id, body)), "The vendor was changed"),
  }),
];
