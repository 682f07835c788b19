/** SQLSTATE classes 08, 53 and 57P0x, Node's network errors, and Prisma's words for them, as codes. */
const CODES = /^(08...|53...|57P0\d|ECONN\w+|EPIPE|ETIMEDOUT|EAI_\w+|P1001|P1017|P2024|P2028)$/;
/** Prisma tells the code of a raw statement in the message alone; pg has sentences without a code. */
const MESSAGES =
  /\b(57P0[1-3]|08006)\b|ECONNREFUSED|ECONNRESET|connection (terminated|ended|error|closed)|timeout exceeded|server (has )?closed the connection|not queryable|DatabaseNotReachable|ConnectionClosed/i;

/**
 * Whether the database was away, full or starting when this failed: the same may well succeed a moment later, and the
 * fault is nobody's code. Looks behind wrapped errors.
 */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const { code } = cause as { code?: unknown };
    if ((typeof code === "string" && CODES.test(code)) || MESSAGES.test(`${cause.name} ${cause.message}`)) return true;
  }
  return false;
}
