/** The version of the texts below. Who agreed keeps the version that they saw; a new text is a new version. */
export const CONSENT_VERSION = "2026-11-22";

/** What an applicant agrees to before a document is sent, each for itself. */
export const CONSENTS = {
  identity_check: {
    title: "Checking my identity",
    text: "The office reads my identity document by machine and keeps its pictures, encrypted, to check who I am. People of the office look at them when the machine is not sure.",
  },
  selfie: {
    title: "Comparing my face",
    text: "The office compares my selfie, and a short video if I send one, with the portrait on the document.",
  },
} as const;
export type ConsentPurpose = keyof typeof CONSENTS;
export const CONSENT_PURPOSES = Object.keys(CONSENTS) as [ConsentPurpose, ...ConsentPurpose[]];
