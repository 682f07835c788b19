/** The stages of contract 4 in their order, with their names for people. */
export const STAGES = {
  document_upload: "Document Upload",
  id_verification: "Id Verification",
  id_confirmation: "Id Confirmation",
  liveness_check: "Liveness Check",
  completed: "Completed",
} as const;
export type StageName = keyof typeof STAGES;
export const STAGE_NAMES = Object.keys(STAGES) as [StageName, ...StageName[]];

export const DOCUMENT_TYPES = ["passport", "national_id", "driver_license"] as const;
export type DocumentTypeName = (typeof DOCUMENT_TYPES)[number];

/** As contract 4's messages write them. */
export const DOCUMENT_TYPE_TITLES: Record<DocumentTypeName, string> = {
  passport: "Passport",
  national_id: "National Id",
  driver_license: "Driver License",
};

/** Documents whose back says something, too. */
export const needsBack = (type: DocumentTypeName): boolean => type !== "passport";

export const CARD_STATES = ["pending", "approved", "rejected", "review"] as const;
export type CardState = (typeof CARD_STATES)[number];

/** The pictures and the video of a card, by the fields of contract 4's form. */
export const FILE_FIELDS = ["image_front", "image_back", "selfie", "selfie_video"] as const;
export type FileField = (typeof FILE_FIELDS)[number];

const MB = 1024 * 1024;
/** Contract 4, section 4.2. */
export const FILE_BYTES_MAX: Record<FileField, number> = {
  image_front: 10 * MB,
  image_back: 10 * MB,
  selfie: 10 * MB,
  selfie_video: 50 * MB,
};

/** Reads and judges what an applicant has sent, as a job. */
export const ONBOARDING_JOB = "identity.onboard";
/** How audit rows, jobs and attachments name a card, and an applicant's way. */
export const ID_CARD = "id_card";
export const ONBOARDING = "onboarding";
