import { differenceInYears } from "date-fns";
import type { DocumentReading, DocumentType, FieldName, FieldReading, QualityIssue } from "../extract/reading";
import type { CaseFacts } from "./facts";
import type { RuleCode } from "./rules";

/** How sure a condition is that it holds (0–1), and what it saw, in words for a reviewer. */
export type Finding = { confidence: number; detail: string };

type Parameters = Record<string, number>;
type Condition = (facts: CaseFacts, parameters: Parameters) => Finding | null;

const TYPES: Record<NonNullable<CaseFacts["claimedType"]>, DocumentType> = {
  passport: "passport",
  national_id: "id_card",
  driver_license: "driver_license",
};

/** Without these no case can be judged: who it is, and which document says so. */
const NEEDED: FieldName[] = ["surname", "document_number", "date_of_birth"];
/** Dates that lie in the past of every valid document. */
const PAST: FieldName[] = ["date_of_birth", "date_of_issue"];

const sides = (facts: CaseFacts): DocumentReading[] => (facts.back ? [facts.front, facts.back] : [facts.front]);

/** A field as the front has it, or else the back. */
export const fieldOf = (facts: CaseFacts, name: FieldName): FieldReading | undefined =>
  facts.front.fields[name] ?? facts.back?.fields[name];

/** Dates are `YYYY-MM-DD`, so that they compare as text; both are at noon UTC here, which no time zone moves. */
const day = (text: string): Date => new Date(`${text}T12:00:00Z`);
const daysBetween = (from: string, to: string): number => Math.round((+day(to) - +day(from)) / 86_400_000);
const words = (name: FieldName): string => name.replaceAll("_", " ");

function quality(...codes: QualityIssue["code"][]): Condition {
  return (facts) => {
    const issues = sides(facts).flatMap((side) => side.quality.filter(({ code }) => codes.includes(code)));
    const worst = issues.sort((a, b) => b.confidence - a.confidence)[0];
    return worst ? { confidence: worst.confidence, detail: worst.code.replaceAll("_", " ") } : null;
  };
}

function compareTypes({ claimedType, front }: CaseFacts): Finding | null {
  if (!claimedType || front.documentType === "unknown" || front.documentType === TYPES[claimedType]) return null;
  return {
    confidence: front.mrz?.confidence ?? 0.8,
    detail: `${claimedType} was chosen, ${front.documentType} was read`,
  };
}

function missingFields(facts: CaseFacts): Finding | null {
  const missing = NEEDED.filter((name) => !fieldOf(facts, name)?.content);
  return missing.length > 0 ? { confidence: 1, detail: `not read: ${missing.map(words).join(", ")}` } : null;
}

function doubtfulFields(facts: CaseFacts, { fieldConfidenceMin = 0.8 }: Parameters): Finding | null {
  const fields = { ...facts.back?.fields, ...facts.front.fields };
  const doubtful = Object.entries(fields).filter(([, field]) => field.confidence < fieldConfidenceMin);
  if (doubtful.length === 0) return null;
  const lowest = Math.min(...doubtful.map(([, field]) => field.confidence));
  return { confidence: 1 - lowest, detail: doubtful.map(([name]) => words(name as FieldName)).join(", ") };
}

function expired(facts: CaseFacts): Finding | null {
  const expiry = fieldOf(facts, "date_of_expiry");
  return expiry && expiry.content < facts.today
    ? { confidence: expiry.confidence, detail: `expired on ${expiry.content}` }
    : null;
}

function expiresSoon(facts: CaseFacts, { daysLeft = 30 }: Parameters): Finding | null {
  const expiry = fieldOf(facts, "date_of_expiry");
  if (!expiry || expiry.content < facts.today) return null;
  const days = daysBetween(facts.today, expiry.content);
  return days <= daysLeft ? { confidence: expiry.confidence, detail: `expires on ${expiry.content}` } : null;
}

function underAge(facts: CaseFacts, { ageYearsMin = 18 }: Parameters): Finding | null {
  const birth = fieldOf(facts, "date_of_birth");
  if (!birth || birth.content > facts.today) return null;
  const age = differenceInYears(day(facts.today), day(birth.content));
  return age < ageYearsMin ? { confidence: birth.confidence, detail: `${age} years old` } : null;
}

function futureDates(facts: CaseFacts): Finding | null {
  const late = PAST.flatMap((name) => {
    const field = fieldOf(facts, name);
    return field && field.content > facts.today ? [{ name, field }] : [];
  });
  const [first] = late;
  return first
    ? { confidence: first.field.confidence, detail: `${words(first.name)} ${first.field.content} lies in the future` }
    : null;
}

/** Birth, issue and expiry follow one another. */
function dateOrder(facts: CaseFacts): Finding | null {
  const names: FieldName[] = ["date_of_birth", "date_of_issue", "date_of_expiry"];
  const known = names.flatMap((name) => {
    const field = fieldOf(facts, name);
    return field ? [{ name, field }] : [];
  });
  for (const [index, { name, field }] of known.entries()) {
    const next = known[index + 1];
    if (next && next.field.content <= field.content)
      return {
        confidence: Math.min(field.confidence, next.field.confidence),
        detail: `${words(next.name)} ${next.field.content} is not after ${words(name)} ${field.content}`,
      };
  }
  return null;
}

function checkDigits(facts: CaseFacts): Finding | null {
  const mrz = sides(facts).find((side) => side.mrz)?.mrz;
  if (!mrz || mrz.checksHeld === mrz.checksTotal) return null;
  return { confidence: 1, detail: `${mrz.checksHeld} of ${mrz.checksTotal} check digits hold` };
}

function repaired(facts: CaseFacts): Finding | null {
  const repairs = sides(facts).flatMap((side) => side.mrz?.repairs ?? []);
  if (repairs.length === 0) return null;
  return { confidence: 1, detail: repairs.map(({ from, to }) => `${from} to ${to}`).join(", ") };
}

/** Check digits do not cover names: `sure` says that those were read beyond doubt, too. */
function unsureZone(facts: CaseFacts): Finding | null {
  const mrz = sides(facts).find((side) => side.mrz)?.mrz;
  return mrz && !mrz.sure ? { confidence: 0.9, detail: "its names or digits are in doubt" } : null;
}

/** Printed text alone has nothing to check it by. */
function unconfirmed(facts: CaseFacts): Finding | null {
  if (sides(facts).some(({ mrz, barcodes }) => mrz || barcodes.length > 0)) return null;
  return { confidence: 0.9, detail: "printed text alone was read" };
}

function conflicts(facts: CaseFacts): Finding | null {
  const all = sides(facts).flatMap((side) => side.conflicts);
  if (all.length === 0) return null;
  // A conflict is as sure as the less sure of its two readings.
  const sure = all.map(({ readings }) => readings.map(({ confidence }) => confidence).sort((a, b) => b - a)[1] ?? 0);
  const detail = all.map(
    ({ field, readings }) =>
      `${words(field)}: ${readings.map(({ source, content }) => `${source} ${content}`).join(", ")}`,
  );
  return { confidence: Math.max(...sure), detail: detail.join("; ") };
}

function sidesDisagree({ front, back }: CaseFacts): Finding | null {
  if (!back) return null;
  for (const name of ["document_number", "personal_number", "date_of_birth"] as const) {
    const [a, b] = [front.fields[name], back.fields[name]];
    if (a && b && a.content !== b.content)
      return {
        confidence: Math.min(a.confidence, b.confidence),
        detail: `${words(name)}: front ${a.content}, back ${b.content}`,
      };
  }
  return null;
}

const others = (ids: string[], what: string): Finding | null =>
  ids.length > 0 ? { confidence: 1, detail: `${what}: ${ids.join(", ")}` } : null;

function selfieFaces({ selfie }: CaseFacts): Finding | null {
  return selfie && selfie.faces !== 1 ? { confidence: 0.9, detail: `${selfie.faces} faces in the selfie` } : null;
}

function faces({ selfie }: CaseFacts, { samePersonMin = 0.6 }: Parameters): Finding | null {
  if (selfie?.samePerson == null || selfie.samePerson >= samePersonMin) return null;
  return { confidence: 1 - selfie.samePerson, detail: `one person by ${Math.round(selfie.samePerson * 100)} %` };
}

function liveness({ selfie }: CaseFacts, { livingMin = 0.6 }: Parameters): Finding | null {
  if (selfie?.living == null || selfie.living >= livingMin) return null;
  return { confidence: 1 - selfie.living, detail: `living by ${Math.round(selfie.living * 100)} %` };
}

function tampering({ tampering: hints }: CaseFacts): Finding | null {
  if (hints.length === 0) return null;
  return {
    confidence: Math.max(...hints.map(({ confidence }) => confidence)),
    detail: hints.map(({ code }) => code.replaceAll("_", " ")).join(", "),
  };
}

/** What each rule looks for. A condition tells how sure it is; whether that is enough is the rule's to say. */
export const CONDITIONS: Record<RuleCode, Condition> = {
  NO_DOCUMENT: quality("no_document"),
  SEVERAL_DOCUMENTS: quality("several_documents"),
  UNKNOWN_DOCUMENT: ({ front }) =>
    front.documentType === "unknown" ? { confidence: 1, detail: "no known layout, no machine readable zone" } : null,
  TYPE_MISMATCH: compareTypes,
  FIELD_MISSING: missingFields,
  LOW_CONFIDENCE: doubtfulFields,
  DOCUMENT_EXPIRED: expired,
  EXPIRES_SOON: expiresSoon,
  UNDER_AGE: underAge,
  FUTURE_DATE: futureDates,
  DATE_ORDER: dateOrder,
  CHECK_DIGIT: checkDigits,
  MRZ_REPAIRED: repaired,
  MRZ_UNSURE: unsureZone,
  UNCONFIRMED: unconfirmed,
  SOURCES_DISAGREE: conflicts,
  SIDES_DISAGREE: sidesDisagree,
  DUPLICATE_DOCUMENT: ({ sameDocument }) => others(sameDocument, "the same document in"),
  DUPLICATE_PERSON: ({ samePerson }) => others(samePerson, "may be"),
  DOCUMENT_BLUR: quality("blur"),
  DOCUMENT_GLARE: quality("glare"),
  DOCUMENT_DARK: quality("dark"),
  DOCUMENT_CUT_OFF: quality("cut_off"),
  LOW_RESOLUTION: quality("low_resolution"),
  PORTRAIT_MISSING: ({ front }) => (front.portrait ? null : { confidence: 0.6, detail: "no face on the front" }),
  SELFIE_WITHOUT_FACE: selfieFaces,
  FACE_MISMATCH: faces,
  LIVENESS: liveness,
  TAMPERING: tampering,
};
