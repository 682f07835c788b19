// PostgreSQL's jsonb holds neither U+0000 nor half a surrogate pair, both of which OCR and broken uploads do produce.
// In the text of JSON.stringify both can only stand as escapes.
const NOT_STORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** JSON text that a jsonb column takes; what it cannot hold becomes U+FFFD. */
export function toJsonb(value: unknown): string {
  const text = JSON.stringify(value ?? null, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
  return text.includes("\\u") ? text.replace(NOT_STORABLE, "$1\\ufffd") : text;
}
