import type { ErrorKind } from "@/lib/platform/errors";

/** What the office's settings make of the API; the texts below tell it. */
export type ApiFacts = {
  server: string;
  demo: boolean;
  accessTokenMinutes: number;
  sessionHours: number;
  requestsPerMinute: number;
  loginAttempts: number;
};

const count = (value: number): string => value.toLocaleString("en").replaceAll(",", "\u202f");

export const texts = {
  title: "API reference",
  lead: "The REST API of the office: people, licenses and their cards, background jobs, users and the audit trail. Every operation is declared once; these pages and the OpenAPI document are made from the same declarations as the routes themselves.",
  document: "OpenAPI document",
  desk: "Open the desk",
  search: "Search operations",
  searchHint: "Path, summary or id",
  menu: "Contents",
  navigation: "Operations",
  operations: (n: number): string => (n === 1 ? "1 operation" : `${n} operations`),
  groupTitle: (group: string): string => `${group} · API reference`,
  otherGroups: "Other groups",
  previousGroup: "Previous",
  nextGroup: "Next",
  noGroup: "There is no such part of the API",
  noGroupText: "Its operations may stand under another name: the search and the contents list all of them.",
  guides: "Getting started",
  schemas: "Schemas",
  found: (n: number): string => (n === 1 ? "1 entry found" : `${n} entries found`),
  nothingFound: "Nothing found",
  nothingFoundText: (search: string): string => `No operation has “${search}” in its path, summary or id.`,
  clear: "Clear the search",
  permalink: (what: string): string => `Link to ${what}`,
  curlOf: (id: string): string => `curl example of ${id}`,
  answerOf: (id: string): string => `Example answer of ${id}`,
  who: "Who may call",
  required: "required",
  mayBeMissing: "may be missing",
  oneOf: "One of",
  parametersIn: { path: "Path parameters", query: "Query parameters", header: "Headers" },
  body: "Body",
  bodyAs: "Sent as",
  or: "or",
  answer: "Answer",
  file: "A file",
  errors: "Errors",
  example: "Request",
  exampleAnswer: "Answer",
  fields: (n: number): string => (n === 1 ? "1 field" : `${n} fields`),
  values: "Values",
  status: "Status",
  meaning: "When",
} as const;

/** When an operation answers with a status of its own accord (`STATUS_OF_KIND` gives the numbers). */
export const errorKinds: Record<ErrorKind, string> = {
  malformed: "The request cannot be read, or a rule of the contract forbids it.",
  unauthenticated: "There are no credentials, or they do not hold (any more).",
  forbidden: "Your role does not allow it, or a browser session was used from another site.",
  not_found: "There is no such row, or it is not yours to see.",
  conflict: "Somebody else was faster, or the state does not allow it.",
  too_large: "The body has more bytes than the operation takes.",
  unsupported_type: "The body is of a kind that the operation does not take.",
  invalid: "A field is not valid; each one is named.",
  rate_limited: "Too many requests; Retry-After tells how many seconds to wait.",
  failed: "The work was tried and failed, or the fault is ours.",
  unavailable: "The database does not answer; try again after Retry-After.",
  storage_full: "There is no space left to store it. Nothing was saved.",
};

export type Guide = { anchor: string; title: string; paragraphs: string[]; code?: { what: string; text: string } };

const TOKEN_OF_ANSWER = `sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/'`;

/** The sections of the guide, in order. Words in backticks are code. */
export function guides({ server, demo, ...facts }: ApiFacts): Guide[] {
  const [user, password] = demo ? ["clerk@example.com", "changeme123"] : ["YOUR-USER-NAME", "YOUR-PASSWORD"];
  return [
    {
      anchor: "signing-in",
      title: "Signing in",
      paragraphs: [
        `Send user name and password to \`/api/v1/auth/login\`, as a form or as JSON. The answer holds a bearer token, which goes into the \`Authorization\` header of every further call. It holds for ${facts.accessTokenMinutes} minutes; the refresh token beside it gives a new one at \`/api/v1/auth/token\` until the session ends, ${facts.sessionHours} hours after the sign-in.`,
        "A sign-out, a new password or the switching off of the user ends the session, and its tokens with it, at once.",
        ...(demo ? ["This is a demo office: the account below exists and may be tried."] : []),
      ],
      code: {
        what: "sign-in commands",
        text: `TOKEN=$(curl -s '${server}/api/v1/auth/login' \\
  --data-urlencode 'username=${user}' \\
  --data-urlencode 'password=${password}' | ${TOKEN_OF_ANSWER})

curl '${server}/api/v1/auth/me' \\
  -H "Authorization: Bearer $TOKEN"`,
      },
    },
    {
      anchor: "api-keys",
      title: "API keys",
      paragraphs: [
        "A program that runs without a person uses an API key, made at the desk under Administration, or by `POST /api/api-keys`. It is sent as `X-API-Key`, or in the place of a bearer token. The key is shown once; the office keeps only its hash.",
        "A key never has more rights than its owner has today, and an administrator may give it fewer. It stops working as soon as it is revoked, expires, or its owner is switched off. Where both headers are sent, `X-API-Key` counts.",
      ],
      code: {
        what: "API key command",
        text: `API_KEY='bureau_…'

curl '${server}/api/v1/auth/me' \\
  -H "X-API-Key: $API_KEY"`,
      },
    },
    {
      anchor: "requests",
      title: "Requests and answers",
      paragraphs: [
        "Bodies are JSON in UTF-8 unless an operation says otherwise, and at most 1 MB; photos may be larger. Paths work with and without a trailing slash.",
        "Times are UTC (`2026-11-20T08:00:00.000Z`), legal dates are plain days (`2026-11-20`). Ids are whole numbers or UUIDs, as each operation says.",
        "Every answer carries `X-Request-Id`. Send your own, 8 to 64 letters, digits, dots, hyphens or underscores, and it is kept; the office's log names it.",
      ],
    },
    {
      anchor: "pagination",
      title: "Pagination",
      paragraphs: [
        "Lists take `skip`, the number of rows to leave out, and `limit`, the most to answer; each list shows its default and its bound. A page that has fewer rows than `limit` is the last.",
        "Most lists answer a plain array. `GET /api/jobs` answers `items` and `total`; `GET /api/v1/citizens` with `page`, counted from 1, answers `data` and `total`.",
      ],
      code: {
        what: "pagination command",
        text: `curl '${server}/api/v1/licenses?skip=50&limit=25' \\
  -H "Authorization: Bearer $TOKEN"`,
      },
    },
    {
      anchor: "idempotency",
      title: "Idempotency keys",
      paragraphs: [
        "Any signed-in `POST` takes an `Idempotency-Key` of 1 to 200 printable characters without spaces. The first request with the key is carried out; the same request sent again gets the same answer, marked `Idempotent-Replayed: true`, and changes nothing. So a call whose answer was lost can be repeated safely. Keys belong to the user or the API key that sends them, and are kept for a day.",
        "The key with another path, query or body is refused with 409 `idempotency_key_reused`. While the first request is still at work, a second one waits up to 20 seconds for its answer and is then refused with 409 `request_in_progress`. Answers of 429 and 5xx are not kept: the same key may be tried again. Answers over 256 KB are not kept either.",
        "A multipart body counts as the same only byte for byte, with its boundary. `POST /api/api-keys` ignores the header, since its answer holds a secret.",
      ],
      code: {
        what: "idempotent command",
        text: `curl '${server}/api/v1/licenses' \\
  -H "Authorization: Bearer $TOKEN" \\
  -H "Idempotency-Key: 7c1f0f5e-2f0b-4a0e-9d53-6a1c8c4c2b11" \\
  -H "Content-Type: application/json" \\
  -d '{ "citizen_id": 5, "category": "B" }'`,
      },
    },
    {
      anchor: "rate-limits",
      title: "Rate limits",
      paragraphs: [
        `A user or API key may send ${count(facts.requestsPerMinute)} requests a minute to each server process; without credentials the limit is by address. Beyond it the answer is 429 with \`Retry-After\` in seconds.`,
        `Sign-ins have a limit of their own: ${facts.loginAttempts} attempts for one account from one address in 15 minutes, and ten times as many for one account from anywhere, or from one address for any account. A right password clears the count of its account and address.`,
      ],
    },
  ];
}

/** Told before the table of statuses and the two samples. */
export const errorsGuide = {
  anchor: "errors",
  title: "Errors",
  paragraphs: [
    "Errors come in one of two shapes; each operation names its own. `Detail` has a sentence in `detail`, or for a 422 the list of places that were wrong. `Problem` is RFC 9457 and lists the places in `errors`.",
    "`code` is made for programs and stays the same; the sentences may change. An answer of 500 without a code of its own is our fault: report its `request_id`.",
  ],
  samples: { detail: "Detail, for a field that is not valid", problem: "Problem, for the same" },
} as const;
