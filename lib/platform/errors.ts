/** What went wrong, in the domain's words. Only `http/envelopes.ts` knows which HTTP status that is. */
export type ErrorKind =
  | "malformed"
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_large"
  | "unsupported_type"
  | "rate_limited"
  | "storage_full"
  | "unavailable"
  | "failed";

/** One field that was not right: its dotted path in the input, and a reason a person can act on. */
export type FieldError = { name: string; reason: string };

const BRAND = Symbol.for("bureau.DomainError");

/**
 * An expected failure: the caller, not Bureau, has to do something about it. Anything else that is thrown is our
 * own bug and reaches the client as a 500 that tells nothing of the inside.
 *
 * @param code stable, machine-readable, `snake_case`
 * @param detail one sentence for a person
 */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly [BRAND] = true;

  /**
   * Next bundles this file once per entry point, and what they share (the storage driver) throws the class of whichever
   * made it. A copy's errors are ours all the same: without this a missing file would be an unexpected error.
   */
  static override [Symbol.hasInstance](value: unknown): value is DomainError {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    detail: string,
    readonly fields?: FieldError[],
    readonly retryAfterSeconds?: number,
  ) {
    super(detail);
  }
}

/** A single wrong field: the commonest refusal. */
export const invalidField = (name: string, reason: string): DomainError =>
  new DomainError("invalid", "invalid_input", reason, [{ name, reason }]);

export const notFound = (what: string): DomainError => new DomainError("not_found", "not_found", `${what} not found`);

export const conflict = (code: string, detail: string): DomainError => new DomainError("conflict", code, detail);

/** True for PostgreSQL's and the file system's ways of saying that the disk is full. */
export function isStorageFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code =
      (cause as { code?: unknown; originalCode?: unknown }).code ?? (cause as { originalCode?: unknown }).originalCode;
    if (code === "ENOSPC" || code === "EDQUOT" || code === "53100") return true;
  }
  return false;
}
