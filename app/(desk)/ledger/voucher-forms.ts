/** The kinds of voucher that are written at the desk: their form's address, and the key that chooses them in the menu. */
export const VOUCHER_FORMS = [
  { form: "invoice", label: "Invoice" },
  { form: "receipt", label: "Receipt" },
  { form: "vendor-bill", label: "Vendor bill" },
  { form: "vendor-payment", label: "Vendor payment" },
  { form: "expense", label: "Expense" },
  { form: "adjustment", label: "Adjustment" },
  { form: "contra", label: "Contra" },
  { form: "journal", label: "Manual journal" },
  { form: "credit-note", label: "Credit note" },
  { form: "debit-note", label: "Debit note" },
  { form: "vendor-note", label: "Debit note to vendor" },
] as const;
export type VoucherForm = (typeof VOUCHER_FORMS)[number]["form"];

/** What a form is called. */
export const formLabel = (form: VoucherForm): string => VOUCHER_FORMS.find((one) => one.form === form)?.label ?? form;

/** The form of a note against an invoice or a vendor's bill. */
export const noteHref = (form: VoucherForm, against: string): string => `/ledger/new/${form}?against=${against}`;

export const formHref = (form: VoucherForm, company?: number, party?: number): string => {
  const chosen = new URLSearchParams();
  if (company !== undefined) chosen.set("company", String(company));
  if (party !== undefined) chosen.set("party", String(party));
  return `/ledger/new/${form}${chosen.size > 0 ? `?${chosen}` : ""}`;
};
