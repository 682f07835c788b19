import { isDatabaseAway } from "../database-away";
import { DomainError, type ErrorKind, isStorageFull } from "../errors";
import { log } from "../log";
import type { Envelope } from "./operation";

/** The one place where a failure becomes an HTTP status. */
export const STATUS_OF_KIND: Record<ErrorKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_type: 415,
  invalid: 422,
  rate_limited: 429,
  failed: 500,
  unavailable: 503,
  storage_full: 507,
};

/** Where a contract has another status for a kind of failure. */
const STATUS_IN: Partial<Record<Envelope, Partial<Record<ErrorKind, number>>>> = {
  drf: { invalid: 400 },
  legacy: { invalid: 400 },
  legacySentence: { invalid: 400 },
};

export const statusOf = (kind: ErrorKind, envelope: Envelope): number =>
  STATUS_IN[envelope]?.[kind] ?? STATUS_OF_KIND[kind];

/** What a client is told when the fault is ours. */
const UNEXPECTED = "An unexpected error occurred. Please try again later.";

/**
 * Turns whatever was thrown into the contract's answer.
 *
 * @param statuses the operation's own statuses by error code
 */
export function errorResponse(
  error: unknown,
  envelope: Envelope,
  requestId: string,
  statuses: Record<string, number> = {},
): Response {
  const known = asDomainError(error);
  if (!known) log.error({ err: error }, "unexpected error");
  const status = known ? (statuses[known.code] ?? statusOf(known.kind, envelope)) : 500;
  const headers = new Headers({ "x-request-id": requestId });
  if (known?.retryAfterSeconds) headers.set("retry-after", String(known.retryAfterSeconds));
  if (status === 401) headers.set("www-authenticate", "Bearer");
  headers.set("content-type", envelope === "problem" ? "application/problem+json" : "application/json");
  return new Response(JSON.stringify(BODY[envelope](known, status, requestId)), { status, headers });
}

function asDomainError(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  if (isStorageFull(error))
    return new DomainError("storage_full", "storage_full", "There is no space left to store this. Nothing was saved.");
  if (isDatabaseAway(error))
    return new DomainError(
      "unavailable",
      "database_unavailable",
      "The database does not answer. Please try again.",
      undefined,
      5,
    );
  return null;
}

type Body = (error: DomainError | null, status: number, requestId: string) => object;

/** FastAPI's: a sentence, or for a 422 a list of places. Where a sentence is about fields, `errors` names them beside it. */
const detailBody: Body = (error, status, requestId) => ({
  detail:
    status === 422 && error?.fields
      ? error.fields.map(({ name, reason }) => ({ loc: location(name), msg: reason, type: error.code }))
      : (error?.message ?? UNEXPECTED),
  ...(error ? { code: error.code } : { request_id: requestId }),
  ...(status !== 422 && error?.fields ? { errors: error.fields } : {}),
});

/** Kinds that Django REST framework's own handler answers, with `detail`; a view's own refusals have `error`. */
const DETAIL_KINDS: ReadonlySet<ErrorKind> = new Set([
  "unauthenticated",
  "forbidden",
  "not_found",
  "rate_limited",
  "too_large",
  "unsupported_type",
]);

/** Django REST framework's, with the two keys that the host project of contract 4 adds to each. */
const drfBody: Body = (error) => {
  const sentence =
    error?.code === "not_authenticated"
      ? "Authentication credentials were not provided."
      : (error?.message ?? UNEXPECTED);
  const fields: Record<string, string[]> = {};
  for (const { name, reason } of error?.fields ?? []) {
    // Where in the request a field stood is no part of its name here.
    const field = name.replace(/^(body|query|path)(\.|$)/, "").split(".")[0] || "non_field_errors";
    fields[field] = [...(fields[field] ?? []), reason];
  }
  const named = error?.kind === "invalid" && error.fields !== undefined;
  const told = named ? {} : { [error && DETAIL_KINDS.has(error.kind) ? "detail" : "error"]: sentence };
  const errorMsg = named ? (error?.fields?.[0]?.reason ?? sentence) : sentence;
  return { ...told, ...fields, errorCode: error?.code ?? "internal", errorMsg };
};

/** The status word of contract 5; it has one for what was asked wrongly and one for what is not there. */
function legacyWord(error: DomainError | null): string {
  if (error?.code === "invalid_type") return "invalid_type";
  if (error?.kind === "not_found") return "not_found";
  return error?.kind === "invalid" || error?.kind === "malformed" ? "validation_error" : "error";
}

/** Flask's of contract 5: a title, a sentence and a word. The sentence begins with the field that it is about. */
const legacyBody: Body = (error, _status, requestId) => {
  const fields = error?.fields?.map(({ name, reason }) => ({ name: name.replace(/^(body|query|path)\./, ""), reason }));
  const [first] = fields ?? [];
  const title = (error?.code ?? "internal_error").replaceAll("_", " ");
  return {
    error: title.charAt(0).toUpperCase() + title.slice(1),
    message: first ? `${first.name}: ${first.reason}` : (error?.message ?? UNEXPECTED),
    status: legacyWord(error),
    ...(fields ? { errors: fields } : {}),
    ...(error ? { code: error.code } : { request_id: requestId }),
  };
};

const BODY: Record<Envelope, Body> = {
  /** RFC 9457. */
  problem: (error, status, requestId) => ({
    type: "about:blank",
    title: error?.message ?? UNEXPECTED,
    status,
    code: error?.code ?? "internal",
    detail: error?.message ?? UNEXPECTED,
    // An extension member: contract 2's clients read it at /api/jobs.
    message: error?.message ?? UNEXPECTED,
    request_id: requestId,
    ...(error?.fields ? { errors: error.fields } : {}),
  }),
  detail: detailBody,
  drf: drfBody,
  legacy: legacyBody,
  legacySentence(...failure) {
    const body = legacyBody(...failure) as { message: string };
    return { ...body, error: body.message };
  },
  /** Contract 2's documents name `detail`, and its React client shows `message`. */
  message: (...failure) => ({ ...detailBody(...failure), message: failure[0]?.message ?? UNEXPECTED }),
};

const PLACES = new Set(["body", "query", "path"]);

function location(name: string): (string | number)[] {
  const parts = name.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return PLACES.has(String(parts[0])) ? parts : ["body", ...parts];
}
