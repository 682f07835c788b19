/** One document is read: contract 3's process_ocr_image. */
export const READ_JOB = "identity.read";
/** Several are followed as one: contract 3's process_bulk_ocr and process_media_batch. */
export const BATCH_JOB = "identity.batch";
/** How audit rows and jobs name a document. */
export const DOCUMENT = "identity_media";
export const BATCH = "identity_batch";

/** The contract's steps of a reading (section 3.3): share of the whole, and what a person is told. */
export const READ_STEPS = {
  download: { progress: 0.1, stage: "Downloading file from S3" },
  read: { progress: 0.3, stage: "Processing OCR" },
  save: { progress: 0.8, stage: "Saving results" },
} as const;
