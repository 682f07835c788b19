import { hash, verify } from "@node-rs/argon2";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { invalidField } from "../errors";

/** Argon2id with OWASP's first recommended parameters (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFC"), ARGON2);

let decoy: Promise<string> | undefined;

/**
 * Checks a password in the same time whether or not the account exists, so that the answer's delay names no account.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("no such account");
  const matches = await verify(stored ?? (await decoy), password.normalize("NFC")).catch(() => false);
  return stored !== null && matches;
}

let estimator: ZxcvbnFactory | undefined;

/**
 * NIST SP 800-63B-4, 3.1.1.2: length and a blocklist, no rules of composition. The blocklist is zxcvbn's dictionaries
 * and what is known of the account; a score under 2 falls to fewer than a million guesses.
 *
 * @param context words that must not carry the password: username, e-mail, the office's name
 * @throws DomainError invalid, field `password`
 */
export function checkNewPassword(password: string, context: string[]): void {
  if ([...password].length < 10) throw invalidField("password", "Use at least 10 characters");
  if (password.length > 200) throw invalidField("password", "Use at most 200 characters");
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const words = context.flatMap((word) => [word, ...word.split(/[@.\s_-]+/)]).filter((word) => word.length > 2);
  const { score } = estimator.check(password, ["bureau", ...words]);
  if (score < 2) throw invalidField("password", "This password is too easy to guess; use a longer or less common one");
}
