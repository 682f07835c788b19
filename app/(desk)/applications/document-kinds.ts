import type { DocumentKind } from "@/lib/licenses/applications/documents/kinds";

/** What the kinds of documents are called. */
export const documentKinds: Record<DocumentKind, string> = {
  identity: "Identity document",
  address: "Proof of address",
  photograph: "Photograph",
  eye_test: "Eye test",
  medical_certificate: "Medical certificate",
  driving_test: "Driving test result",
  previous_license: "Previous license",
  police_report: "Police report",
  payment_receipt: "Payment receipt",
  other: "Other document",
};
