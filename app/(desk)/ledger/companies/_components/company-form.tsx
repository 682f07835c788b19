"use client";

import { STATES } from "@/lib/ledger/parties/states";
import { type PlainField, PlainForm } from "../../_components/plain-form";
import { openBooks } from "../actions";

const FIELDS: PlainField[] = [
  { name: "company_name", label: "Name", required: true },
  { name: "company_gst_number", label: "GSTIN", maxLength: 15, hint: "Without one no GST may be charged" },
  { name: "pan_number", label: "PAN", maxLength: 10 },
  { name: "company_address", label: "Address", wide: true, maxLength: 500 },
  {
    name: "state",
    label: "State",
    options: Object.values(STATES)
      .sort()
      .map((label) => ({ value: label, label })),
  },
  { name: "phone", label: "Phone", type: "tel", maxLength: 20 },
  { name: "email", label: "E-mail", type: "email", maxLength: 200 },
  { name: "bank_name", label: "Bank", required: true, maxLength: 100 },
  { name: "account_number", label: "Bank account", required: true, maxLength: 40 },
  { name: "ifsc_code", label: "IFSC", required: true, maxLength: 11 },
  { name: "branch", label: "Branch", maxLength: 100 },
  {
    name: "invoice_pattern",
    label: "Invoice numbers",
    maxLength: 40,
    hint: "Such as AMA/{fy}/{seq}; empty: made of the name",
  },
];

/** Opens the books of one of the office's own companies. */
export const CompanyForm = () => (
  <PlainForm
    fields={FIELDS}
    send={(input) => openBooks(input as unknown as Parameters<typeof openBooks>[0])}
    save="Open the books"
    saved="has books now"
    hrefOf="/ledger?company={id}"
  />
);
