"use client";

import { STATES } from "@/lib/ledger/parties/states";
import { type PlainField, PlainForm } from "../../_components/plain-form";
import { registerCustomer, registerVendor } from "../actions";

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

/** Registers a customer or a vendor. */
export const PartyForm = ({ kind }: { kind: "customer" | "vendor" }) => (
  <PlainForm
    key={kind}
    fields={kind === "customer" ? CUSTOMER : VENDOR}
    // The fields are texts; whether they are right is for the schema to say.
    send={(input) =>
      kind === "customer"
        ? registerCustomer(input as unknown as Parameters<typeof registerCustomer>[0])
        : registerVendor(input as unknown as Parameters<typeof registerVendor>[0])
    }
    save="Register"
    saved="is registered"
    hrefOf="/ledger/parties/{id}"
  />
);
