/** Packs what the office keeps of an applicant. */
export const DATA_EXPORT_JOB = "identity.data-export";
/** Erases an applicant: documents, readings, history, account. */
export const ERASURE_JOB = "identity.erasure";
/** What both jobs are about; its id is the user's. */
export const PERSONAL_DATA = "personal_data";
/** The group of a user's packed data among their files. */
export const DATA_EXPORT_GROUP = "data-export";
/** Days for which packed data can be fetched. */
export const DATA_EXPORT_DAYS = 7;
