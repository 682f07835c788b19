import { NonRetriableError } from "inngest";
import { DomainError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";

/** Kinds of failure that another attempt can turn round. */
const PASSING = new Set(["unavailable", "storage_full", "rate_limited", "failed"]);

/**
 * Runs a step's work for Inngest: what cannot come right by trying again is not tried again, and a domain's error
 * keeps its code and sentence across the wire, as `code|sentence`.
 */
export async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const message = `${error.code}|${error.message}`;
    if (!PASSING.has(error.kind)) throw new NonRetriableError(message, { cause: error });
    throw new Error(message, { cause: error });
  }
}

/** What a failed function is told to people as: a domain's own sentence, or that the fault is ours. */
export function reasonOf(error: { message: string }): { code: string; message: string } {
  const [, code, message] = /^([a-z][a-z0-9_]*)\|(.+)$/s.exec(error.message) ?? [];
  if (code && message) return { code, message };
  log.error({ message: error.message }, "a job failed unexpectedly");
  return { code: "internal", message: "An unexpected error occurred; the server's log tells more." };
}
