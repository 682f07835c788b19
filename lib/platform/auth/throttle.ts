import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "../db";
import { DomainError } from "../errors";
import { settings } from "../settings";

const WINDOW_SECONDS = 15 * 60;
/** An attacker who spreads over many addresses still meets a bound per account; one address trying many accounts, too. */
const WIDER = 10;

type Limiters = { perPair: RateLimiterPostgres; perAccount: RateLimiterPostgres; perAddress: RateLimiterPostgres };
const holder = globalThis as typeof globalThis & {
  bureauLoginLimiters?: Limiters;
  bureauRequestLimiter?: RateLimiterMemory;
  bureauVerificationLimiter?: RateLimiterMemory;
  bureauAccountLimiter?: RateLimiterPostgres;
};

function limiters(): Limiters {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: pool(),
      storeType: "pool",
      tableName: "login_attempt",
      tableCreated: true,
      keyPrefix,
      points,
      duration: WINDOW_SECONDS,
    });
  holder.bureauLoginLimiters ??= {
    perPair: limiter("pair", settings().LOGIN_ATTEMPTS),
    perAccount: limiter("account", settings().LOGIN_ATTEMPTS * WIDER),
    perAddress: limiter("address", settings().LOGIN_ATTEMPTS * WIDER),
  };
  return holder.bureauLoginLimiters;
}

const accountKey = (account: string): string => account.trim().toLowerCase().slice(0, 200);

/**
 * Takes one attempt before the password is looked at, so that attempts sent at the same time count too.
 *
 * @throws DomainError rate_limited with the seconds to wait
 */
export async function takeLoginAttempt(account: string, ip: string | null): Promise<void> {
  const key = accountKey(account);
  const address = ip ?? "unknown";
  const { perPair, perAccount, perAddress } = limiters();
  try {
    await perPair.consume(`${key}|${address}`);
    await perAccount.consume(key);
    await perAddress.consume(address);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw tooMany("Too many sign-in attempts", refusal.msBeforeNext);
  }
}

/** A right password clears the account's count from this address, and gives the others their point back. */
export async function forgiveLoginAttempts(account: string, ip: string | null): Promise<void> {
  const key = accountKey(account);
  const address = ip ?? "unknown";
  const { perPair, perAccount, perAddress } = limiters();
  await Promise.all([perPair.delete(`${key}|${address}`), perAccount.reward(key), perAddress.reward(address)]);
}

/** The general limit of the REST API, per client and process. */
export function takeRequest(client: string): Promise<void> {
  holder.bureauRequestLimiter ??= new RateLimiterMemory({ points: settings().RATE_LIMIT_PER_MINUTE, duration: 60 });
  return take(holder.bureauRequestLimiter, client, "Too many requests");
}

/** The limit of public checks, per address and process: license numbers must not be found by trying. */
export function takeVerification(ip: string | null): Promise<void> {
  holder.bureauVerificationLimiter ??= new RateLimiterMemory({
    points: settings().VERIFICATIONS_PER_MINUTE,
    duration: 60,
  });
  return take(holder.bureauVerificationLimiter, ip ?? "unknown", "Too many checks from your address");
}

const ACCOUNTS_WINDOW_SECONDS = 3600;

/** The limit of accounts that applicants open, per address: it also bounds how fast known addresses can be guessed. */
export function takeAccount(ip: string | null): Promise<void> {
  holder.bureauAccountLimiter ??= new RateLimiterPostgres({
    storeClient: pool(),
    storeType: "pool",
    tableName: "login_attempt",
    tableCreated: true,
    keyPrefix: "account_opening",
    points: settings().ONBOARDING_ACCOUNTS_PER_HOUR,
    duration: ACCOUNTS_WINDOW_SECONDS,
  });
  return take(holder.bureauAccountLimiter, ip ?? "unknown", "Too many accounts were opened from your address");
}

async function take(limiter: RateLimiterMemory | RateLimiterPostgres, client: string, refusal: string): Promise<void> {
  await limiter.consume(client).catch((error: unknown) => {
    if (error instanceof RateLimiterRes) throw tooMany(refusal, error.msBeforeNext);
    throw error;
  });
}

function tooMany(what: string, waitMs: number): DomainError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new DomainError(
    "rate_limited",
    "rate_limited",
    `${what}. Try again in ${seconds} seconds.`,
    undefined,
    seconds,
  );
}
