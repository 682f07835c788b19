import { LIFE_CYCLE } from "../life-cycle";
import type { LicenseStatusName } from "../schema";

/** How an application can stand (rest-contract 1.7). */
export const APPLICATION_STATUSES = [
  "submitted",
  "under_review",
  "approved",
  "rejected",
  "pending_documents",
  "completed",
] as const;
export type ApplicationStatusName = (typeof APPLICATION_STATUSES)[number];

export const APPLICATION_TYPES = ["new", "renewal", "replacement", "upgrade", "conversion"] as const;
export type ApplicationTypeName = (typeof APPLICATION_TYPES)[number];

/** What the desk does to an application. */
export const DECISIONS = ["review", "request_documents", "approve", "reject", "complete"] as const;
export type Decision = (typeof DECISIONS)[number];

type Rule = { from: readonly ApplicationStatusName[]; to: ApplicationStatusName; done: string };

/**
 * The legal moves. What waits for documents goes through a review again before it can be approved; a rejection is final,
 * since the citizen applies anew; completed means that the card has been handed over.
 */
export const TRANSITIONS: Record<Decision, Rule> = {
  review: { from: ["submitted", "pending_documents"], to: "under_review", done: "taken up for review" },
  request_documents: {
    from: ["submitted", "under_review"],
    to: "pending_documents",
    done: "sent back for documents",
  },
  approve: { from: ["submitted", "under_review"], to: "approved", done: "approved" },
  reject: { from: ["submitted", "under_review", "pending_documents"], to: "rejected", done: "rejected" },
  complete: { from: ["approved"], to: "completed", done: "completed" },
};

/** Nobody has decided yet: these stand in the review queue. */
export const UNDECIDED: readonly ApplicationStatusName[] = ["submitted", "under_review", "pending_documents"];

/** Why an application of this status cannot make the move, in a sentence; null when it can. */
export const obstacle = (decision: Decision, status: ApplicationStatusName): string | null =>
  TRANSITIONS[decision].from.includes(status)
    ? null
    : `An application that is ${status.replace("_", " ")} cannot be ${TRANSITIONS[decision].done}`;

/** The decisions that are open to an application, in the order in which a screen offers them. */
export const openDecisions = (status: ApplicationStatusName): Decision[] =>
  DECISIONS.filter((decision) => obstacle(decision, status) === null);

/**
 * How the license must stand that an application is about: a suspended one is neither renewed nor replaced, and an
 * expired one is renewed before it grows. The other types are about no license.
 */
export const SUBJECT_STATUSES = {
  renewal: LIFE_CYCLE.renew.from,
  replacement: ["active"],
  upgrade: ["active"],
} as const satisfies Partial<Record<ApplicationTypeName, readonly LicenseStatusName[]>>;
export type SubjectType = keyof typeof SUBJECT_STATUSES;

export const isAboutLicense = (type: ApplicationTypeName): type is SubjectType => type in SUBJECT_STATUSES;

/** What must have been verified before an approval, with the words for it. */
export const CHECKS = {
  documents_verified: "documents",
  medical_verified: "medical declaration",
  payment_verified: "payment",
} as const;
export type Check = keyof typeof CHECKS;

/** The checks that are not met yet, in the order of the form. */
export const missingChecks = (met: Record<Check, boolean>): Check[] =>
  (Object.keys(CHECKS) as Check[]).filter((check) => !met[check]);
