import { type Actor, isAdmin, isStaff, type Policy } from "@/lib/platform/auth/actor";
import { DomainError } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";

/** Contract 5's clients send no credentials; they are served as the desk where the office says so. */
const isOpenClient = (actor: Actor): boolean => actor.kind === "anonymous" && settings().CANDIDATE_OPEN_CLIENTS;

/** Intake, candidates and certificates are the desk's work. */
export const mayKeepCandidates = (actor: Actor): boolean => isStaff(actor) || isOpenClient(actor);

/** Courses, templates and revoking are the administrators'. */
export const mayKeepCourses = isAdmin;

/**
 * Lets in who may use the contract's bare paths, before a body is read.
 *
 * @throws DomainError unauthenticated, with the contract's words; forbidden
 */
export function admitDesk(actor: Actor): void {
  if (mayKeepCandidates(actor)) return;
  if (actor.kind === "anonymous") throw new DomainError("unauthenticated", "token_missing", "Token is missing");
  throw new DomainError("forbidden", "forbidden", "Not enough permissions");
}

type SessionRow = { createdBy: number | null };

/** An intake is its beginner's: to everybody else its id is one that there is not. Administrators may help out. */
export const intakePolicy = {
  use: (actor: Actor, session: SessionRow) =>
    mayKeepCandidates(actor) && (session.createdBy === actor.userId || isAdmin(actor)),
} satisfies Policy<SessionRow, "use">;

type CandidateRow = { deletedAt: Date | null };

/** Every candidate is the whole desk's; a deleted one can only be brought back. */
export const candidatePolicy = {
  view: (actor: Actor, candidate: CandidateRow) => mayKeepCandidates(actor) && candidate.deletedAt === null,
  edit: (actor: Actor, candidate: CandidateRow) => mayKeepCandidates(actor) && candidate.deletedAt === null,
  /** Looking at one that is deleted, and bringing it back. */
  restore: (actor: Actor) => mayKeepCandidates(actor),
} satisfies Policy<CandidateRow, "view" | "edit" | "restore">;
