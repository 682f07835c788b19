"use client";

import { STATES } from "@/lib/ledger/parties/states";
import { type PlainField, PlainForm } from "../../_components/plain-form";
import { changeCustomer, changeVendor, registerCustomer, registerVendor } from "../actions";

type CustomerTyped = Parameters<typeof registerCustomer>[0];
type VendorTyped = Parameters<typeof registerVendor>[0];

const states = Object.values(STATES)
  .sort()
  .map((label) => ({ value: label, label }));
const gstin = { name: "gst_number", label: "GSTIN", maxLength: 15, hint: "Its check character and state are checked" };
const shared: PlainField[] = [
  gstin,
  { name: "pan_number", label: "PAN", maxLength: 10 },
  { name: "contact_person", label: "Contact person", maxLength: 100 },
];
const place: PlainField[] = [
  { name: "email", label: "E-mail", type: "email", maxLength: 200 },
  { name: "address", label: "Address", wide: true, maxLength: 500 },
  { name: "city", label: "City", maxLength: 100 },
  { name: "state", label: "State", options: states, hint: "Decides between CGST with SGST, and IGST" },
  { name: "pincode", label: "PIN code", maxLength: 7 },
];
const CUSTOMER: PlainField[] = [
  { name: "company_name", label: "Name", required: true },
  ...shared,
  { name: "phone_number", label: "Phone", type: "tel", maxLength: 20 },
  ...place,
  { name: "is_sez", label: "In a special economic zone", type: "checkbox", hint: "Always IGST" },
];
const VENDOR: PlainField[] = [
  { name: "vendor_name", label: "Name", required: true },
  ...shared,
  { name: "phone", label: "Phone", type: "tel", maxLength: 20 },
  ...place,
  { name: "vendor_type", label: "What they sell", maxLength: 60 },
  { name: "bank_name", label: "Bank", maxLength: 100 },
  { name: "account_number", label: "Bank account", maxLength: 40 },
  { name: "ifsc_code", label: "IFSC", maxLength: 11 },
];

export type PartyValues = Record<string, string | boolean | null>;

/** Registers a customer or a vendor; with `id` and `values` it changes one that is there. */
export const PartyForm = ({ kind, id, values }: { kind: "customer" | "vendor"; id?: number; values?: PartyValues }) => (
  <PlainForm
    key={kind}
    values={values}
    fields={kind === "customer" ? CUSTOMER : VENDOR}
    // The fields are texts; whether they are right is for the schema to say.
    send={(input) => {
      if (id !== undefined)
        return kind === "customer"
          ? changeCustomer({ ...(input as unknown as CustomerTyped), id })
          : changeVendor({ ...(input as unknown as VendorTyped), id });
      return kind === "customer"
        ? registerCustomer(input as unknown as CustomerTyped)
        : registerVendor(input as unknown as VendorTyped);
    }}
    save={id === undefined ? "Register" : "Save"}
    saved={id === undefined ? "is registered" : "is changed"}
    hrefOf="/ledger/parties/{id}"
  />
);
