import type { IntakeView } from "@/lib/candidates/intake/view";
import type { FieldName } from "../texts";

/** What a document says for a field of the form, and where it says so. */
export type Suggestion = {
  content: string;
  /** 0–1. */
  confidence: number;
  source: "mrz" | "visual" | "barcode" | "model";
  /** The picture, and the field's key on it. */
  file: string;
  key: string;
};
export type Suggestions = Partial<Record<FieldName, Suggestion>>;

const SOURCES: Partial<Record<FieldName, { file: string; key: string }>> = {
  firstName: { file: "passport_front_img", key: "given_names" },
  lastName: { file: "passport_front_img", key: "surname" },
  passport: { file: "passport_front_img", key: "passport_no" },
  passportExpiry: { file: "passport_front_img", key: "date_of_expiry" },
  dob: { file: "passport_front_img", key: "date_of_birth" },
  sex: { file: "passport_front_img", key: "sex" },
  nationality: { file: "passport_front_img", key: "nationality" },
  address: { file: "passport_back_img", key: "address" },
  cdcNo: { file: "cdc_img", key: "cdc_no" },
  cdcExpiry: { file: "cdc_img", key: "date_of_expiry" },
  indosNo: { file: "cdc_img", key: "indos_no" },
};

/** The form's fields as the documents of an intake tell them. */
export function suggestionsOf({ reading }: Pick<IntakeView, "reading">): Suggestions {
  const found: Suggestions = {};
  for (const [name, { file, key }] of Object.entries(SOURCES) as [FieldName, { file: string; key: string }][]) {
    const field = reading[file]?.fields.find((one) => one.key === key);
    if (field) found[name] = { content: field.content, confidence: field.confidence, source: field.source, file, key };
  }
  return found;
}

export type Form = Partial<Record<FieldName, string>>;

/**
 * The form with what the documents tell: fields that are empty, or that a document had filled before.
 *
 * @param filled what documents filled so far, by the field; what a person has typed is not in it
 */
export function withSuggestions(form: Form, filled: Form, suggestions: Suggestions): { form: Form; filled: Form } {
  const next = { form: { ...form }, filled: { ...filled } };
  for (const [name, { content }] of Object.entries(suggestions) as [FieldName, Suggestion][]) {
    const typed = form[name] ?? "";
    if (typed !== "" && typed !== filled[name]) continue;
    next.form[name] = content;
    next.filled[name] = content;
  }
  return next;
}
