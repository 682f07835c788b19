import { z } from "zod";
import { log } from "@/lib/platform/log";
import { officeToday } from "@/lib/platform/time";
import { dayOf, slashed } from "../dates";
import { CARD_FIELDS, type CardField, type CardFields, DATE_FIELDS } from "../fields";
import type { CardState, DocumentTypeName } from "../kinds";
import { type CardWarning, outage, type Submission, type Verification, type VerificationProvider } from "./provider";

export type CloudOptions = { url: string; token: string | null };

const TIMEOUT_MS = 45_000;
const ANSWER_BYTES_MAX = 2_000_000;

/** Contract 4, section 4.4: what the service calls each field of a card. */
const PROVIDER_NAMES: Record<CardField, string> = {
  first_name: "firstName",
  middle_name: "middleName",
  last_name: "lastName",
  date_of_birth: "dob",
  gender: "sex",
  id_number: "personalNumber",
  document_number: "documentNumber",
  date_of_issue: "issued",
  date_of_expiry: "expiry",
  country: "countryFull",
  state: "stateFull",
  nationality: "nationalityFull",
  mrz: "mrz",
};
const PROVIDER_TYPES: Record<string, DocumentTypeName> = { P: "passport", I: "national_id", D: "driver_license" };
const DECISIONS: Record<string, CardState> = { accept: "approved", review: "review", reject: "rejected" };

const share = z
  .number()
  .catch(0)
  .transform((value) => Math.min(1, Math.max(0, value)));
const score = z
  .number()
  .catch(0)
  .transform((value) => Math.min(100, Math.max(0, Math.round(value))));

const Answer = z.object({
  success: z.boolean(),
  data: z
    .record(z.string(), z.array(z.object({ value: z.coerce.string(), confidence: share.optional() })).catch([]))
    .default({}),
  decision: z.string().optional(),
  reviewScore: score.optional(),
  rejectScore: score.optional(),
  warning: z
    .array(
      z.object({
        code: z.string().max(100),
        description: z.string().catch(""),
        severity: z.enum(["low", "medium", "high"]).catch("medium"),
        confidence: share.optional(),
        decision: z.string().optional(),
      }),
    )
    .max(100)
    .default([]),
});
type Answer = z.output<typeof Answer>;

/**
 * A verification service behind HTTP. It is posted JSON with the pictures in base64 (`document`, `documentBack`, `face`,
 * `faceVideo`; the video only together with a back, as contract 4 has it) and answers
 *
 * ```json
 * {"success": true, "data": {"documentType": [{"value": "P", "confidence": 1}], "firstName": [{"value": "ADA", "confidence": 0.97}]},
 *  "decision": "accept", "reviewScore": 0, "rejectScore": 0,
 *  "warning": [{"code": "DOCUMENT_BLUR", "description": "blurred", "severity": "medium", "confidence": 0.6}]}
 * ```
 */
export const cloudProvider = (options: CloudOptions): VerificationProvider => ({
  async verify(submission, { signal } = {}) {
    const answer = await ask(options, submission, signal);
    return answer ? verificationOf(answer) : outage();
  },
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** Null when the service does not answer, or not as it should. */
async function ask({ url, token }: CloudOptions, sent: Submission, signal?: AbortSignal): Promise<Answer | null> {
  const body = {
    document: base64(sent.front),
    ...(sent.back ? { documentBack: base64(sent.back) } : {}),
    ...(sent.selfie ? { face: base64(sent.selfie) } : {}),
    ...(sent.video && sent.back ? { faceVideo: base64(sent.video) } : {}),
  };
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal ? [signal] : [])]),
    });
    if (!response.ok) throw new Error(`The service answered with status ${response.status}`);
    return Answer.parse(JSON.parse(await textOf(response)));
  } catch (error) {
    // Its answer holds personal data and stays out of the log.
    log.warn(
      { reason: error instanceof z.ZodError ? "not the answer that was agreed" : String(error) },
      "verification service",
    );
    return null;
  }
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > ANSWER_BYTES_MAX) throw new Error("The service's answer is too long");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** What the service answered, in our words. */
export function verificationOf(answer: Answer, now = new Date()): Verification {
  const fields: CardFields = {};
  for (const field of CARD_FIELDS) {
    const [first] = answer.data[PROVIDER_NAMES[field]] ?? [];
    const day = first && DATE_FIELDS.has(field) ? dayOf(first.value.replaceAll("/", "-")) : null;
    const content = (day ? slashed(day) : (first?.value ?? "")).trim().slice(0, 500);
    if (content) fields[field] = { content, confidence: first?.confidence ?? 0 };
  }
  const [type] = answer.data.documentType ?? [];
  const expiry = dayOf(fields.date_of_expiry?.content ?? "");
  const warnings: CardWarning[] = answer.warning.map(({ code, description, severity, confidence = 0, decision }) => ({
    code,
    description,
    severity,
    confidence,
    effect: decision === "reject" ? "reject" : decision === "accept" ? "note" : "review",
  }));
  if (expiry && expiry < officeToday(now) && !warnings.some(({ code }) => code === "DOCUMENT_EXPIRED"))
    warnings.push({
      code: "DOCUMENT_EXPIRED",
      description: "The document has expired",
      severity: "high",
      confidence: 1,
      effect: "reject",
    });
  return {
    success: answer.success,
    detected: type ? (PROVIDER_TYPES[type.value] ?? { other: type.value }) : null,
    fields,
    decision: DECISIONS[answer.decision ?? ""] ?? "review",
    reviewScore: answer.reviewScore ?? 0,
    rejectScore: answer.rejectScore ?? 0,
    warnings,
    facts: null,
    ruleSetVersion: null,
  };
}
