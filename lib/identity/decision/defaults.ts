import type { Rule, RuleCode, RuleSet } from "./rules";

type Row = [RuleCode, string, Rule["severity"], Rule["effect"], number, Record<string, number>?];

const ROWS: Row[] = [
  ["NO_DOCUMENT", "No document was found in the picture", "high", "reject", 0.8],
  ["SEVERAL_DOCUMENTS", "There is more than one document in the picture", "medium", "review", 0.5],
  ["UNKNOWN_DOCUMENT", "The document is of no kind that this office reads", "medium", "review", 0.5],
  ["TYPE_MISMATCH", "The document is not of the kind that was chosen", "high", "reject", 0.7],
  ["FIELD_MISSING", "A field that the document must show was not read", "medium", "review", 0.5],
  ["LOW_CONFIDENCE", "A field was read with doubt", "low", "review", 0, { fieldConfidenceMin: 0.8 }],
  ["DOCUMENT_EXPIRED", "The document has expired", "high", "reject", 0.7],
  ["EXPIRES_SOON", "The document expires soon", "low", "note", 0.7, { daysLeft: 30 }],
  ["UNDER_AGE", "The person is younger than the office accepts", "high", "reject", 0.7, { ageYearsMin: 18 }],
  ["FUTURE_DATE", "A date of the past lies in the future", "high", "review", 0.5],
  ["DATE_ORDER", "The dates contradict each other", "high", "review", 0.5],
  ["CHECK_DIGIT", "A check digit of the machine readable zone does not hold", "high", "review", 0.3],
  ["MRZ_REPAIRED", "Characters of the machine readable zone were put right by their check digits", "low", "note", 0],
  ["MRZ_UNSURE", "The machine readable zone was not read beyond doubt", "medium", "review", 0.5],
  ["UNCONFIRMED", "No zone or barcode confirms what is printed", "low", "review", 0.5],
  ["SOURCES_DISAGREE", "The same field reads differently in two places", "high", "review", 0.4],
  ["SIDES_DISAGREE", "Front and back do not belong to one document", "high", "review", 0.5],
  ["DUPLICATE_DOCUMENT", "The document belongs to another account", "high", "review", 0.5],
  ["DUPLICATE_PERSON", "The person may be registered already", "medium", "review", 0.5],
  ["DOCUMENT_BLUR", "The picture is blurred", "medium", "review", 0.5],
  ["DOCUMENT_GLARE", "Light is reflected over the document", "medium", "review", 0.5],
  ["DOCUMENT_DARK", "The picture is too dark", "low", "review", 0.5],
  ["DOCUMENT_CUT_OFF", "The document is not whole in the picture", "medium", "review", 0.5],
  ["LOW_RESOLUTION", "The document is too small in the picture", "medium", "review", 0.5],
  ["PORTRAIT_MISSING", "No portrait was found on the document", "medium", "review", 0.5],
  ["SELFIE_WITHOUT_FACE", "The selfie does not show one face", "high", "review", 0.5],
  ["FACE_MISMATCH", "Portrait and selfie do not look like one person", "high", "review", 0.5, { samePersonMin: 0.6 }],
  ["LIVENESS", "The video does not show a living person for sure", "medium", "review", 0.3, { livingMin: 0.6 }],
  ["TAMPERING", "The picture shows signs of having been changed", "high", "review", 0.5],
];

/** The rules of a new office: nothing is refused that a reading could have got wrong. */
export const DEFAULT_RULES: RuleSet = ROWS.map(
  ([code, description, severity, effect, confidenceMin, parameters = {}]) => ({
    code,
    description,
    enabled: true,
    severity,
    effect,
    confidenceMin,
    parameters,
  }),
);
