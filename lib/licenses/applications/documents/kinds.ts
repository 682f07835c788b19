import type { ApplicationTypeName } from "../states";

/** What a paper proves. */
export const DOCUMENT_KINDS = [
  "identity",
  "address",
  "photograph",
  "eye_test",
  "medical_certificate",
  "driving_test",
  "previous_license",
  "police_report",
  "payment_receipt",
  "other",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What a clerk usually wants to see before the documents are in order. Whether they are is the clerk's to say. */
export const USUAL_DOCUMENTS: Record<ApplicationTypeName, readonly DocumentKind[]> = {
  new: ["identity", "address", "eye_test", "driving_test"],
  renewal: ["identity", "address", "eye_test", "previous_license"],
  replacement: ["identity", "police_report"],
  upgrade: ["identity", "eye_test", "driving_test"],
  conversion: ["identity", "address", "eye_test", "previous_license"],
};
