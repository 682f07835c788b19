import type { CaseFacts } from "../../decision/facts";
import type { CardFields } from "../fields";
import type { CardState, DocumentTypeName } from "../kinds";

/** What an applicant has sent, in memory; sizes were limited when it came in. */
export type Submission = {
  userId: number;
  /** What the applicant says it is; null where the client does not ask. */
  documentType: DocumentTypeName | null;
  front: Uint8Array;
  back: Uint8Array | null;
  selfie: Uint8Array | null;
  video: Uint8Array | null;
};

/** A warning as it is kept: contract 4's four keys, and for our own rules what they do and what was seen. */
export type CardWarning = {
  code: string;
  description: string;
  severity: "low" | "medium" | "high";
  /** 0–1. */
  confidence: number;
  effect?: "note" | "review" | "reject";
  detail?: string;
};

/** What a verification found. `success` is false where there was nothing to judge: an outage, or no document. */
export type Verification = {
  success: boolean;
  /** What the document is; `other` names one that the office does not take. */
  detected: DocumentTypeName | { other: string } | null;
  fields: CardFields;
  decision: CardState;
  /** 0–100. */
  reviewScore: number;
  rejectScore: number;
  warnings: CardWarning[];
  /** What our rules judged; null where a service judged by its own. */
  facts: CaseFacts | null;
  ruleSetVersion: number | null;
};

/** Reads and judges documents: our own reader and rules, or a service (contract 4, section 4.4). */
export interface VerificationProvider {
  /** @throws DomainError invalid, with the picture's field, for a picture that cannot be decoded */
  verify(submission: Submission, options?: { signal?: AbortSignal }): Promise<Verification>;
}

/** What is answered while the provider cannot be reached (contract 4, section 4.4). */
export const outage = (): Verification => ({
  success: false,
  detected: null,
  fields: {},
  decision: "rejected",
  reviewScore: 0,
  rejectScore: 100,
  warnings: [
    {
      code: "VERIFICATION_ERROR",
      description: "The document could not be verified now; try again later",
      severity: "high",
      confidence: 0,
    },
  ],
  facts: null,
  ruleSetVersion: null,
});
