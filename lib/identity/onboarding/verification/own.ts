import { DomainError } from "@/lib/platform/errors";
import { decide } from "../../decision/decide";
import type { CaseFacts } from "../../decision/facts";
import type { DocumentReading, DocumentType } from "../../extract/reading";
import type { DocumentReader } from "../../reader-port";
import { activeRules } from "../../rules/queries";
import { cardFieldsOf } from "../fields";
import type { DocumentTypeName } from "../kinds";
import { caseFacts } from "./facts";
import { outage, type Verification, type VerificationProvider } from "./provider";

const TYPES: Partial<Record<DocumentType, DocumentTypeName>> = {
  passport: "passport",
  id_card: "national_id",
  driver_license: "driver_license",
};

/** Our own reader and the office's rules. */
export const ownProvider = (reader: DocumentReader): VerificationProvider => ({
  async verify(submission, options) {
    const [front, back] = await Promise.all([
      read(reader, submission.front, "image_front", options),
      submission.back ? read(reader, submission.back, "image_back", options) : null,
    ]);
    if (front === "away" || back === "away") return outage();
    return judge(await caseFacts(submission, front, back));
  },
});

async function read(
  reader: DocumentReader,
  image: Uint8Array,
  field: string,
  options: { signal?: AbortSignal } | undefined,
): Promise<DocumentReading | "away"> {
  try {
    return await reader.read(image, options);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.kind === "unavailable") return "away";
    // Whatever is wrong with a picture is told beside the field that it came in.
    throw new DomainError("invalid", error.code, error.message, [{ name: field, reason: error.message }]);
  }
}

/** A picture from which nothing at all was read is sent back: it would take the place of the applicant's one card. */
const isEmptyPicture = ({ documentType, fields }: DocumentReading): boolean =>
  documentType === "unknown" && Object.keys(fields).length === 0;

/** Judges facts by the rules that are in force now. */
export async function judge(facts: CaseFacts): Promise<Verification> {
  const { version, rules } = await activeRules();
  const verdict = decide(facts, rules);
  const { documentType } = facts.front;
  const known = TYPES[documentType];
  return {
    success: !isEmptyPicture(facts.front),
    detected: known ?? (documentType === "unknown" ? null : { other: documentType }),
    fields: cardFieldsOf(facts),
    decision: verdict.decision,
    reviewScore: verdict.reviewScore,
    rejectScore: verdict.rejectScore,
    warnings: verdict.warnings,
    facts,
    ruleSetVersion: version,
  };
}
