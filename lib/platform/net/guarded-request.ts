import { isIP, type LookupFunction } from "node:net";
import { Agent, type Dispatcher, request } from "undici";
import { DomainError } from "../errors";
import { allowedHosts, hostOf, isAllowedHost, type ResolvedAddress, resolveBySystem } from "./hosts";
import { isPublicAddress } from "./public-address";

export type GuardOptions = {
  /** For everything: name, connection, headers, body. */
  totalTimeoutMs?: number;
  /** Without a byte of the answer. */
  idleTimeoutMs?: number;
  /** The input field that the refusal is shown beside. */
  field?: string;
  /** Default: the system's resolver. */
  resolve?: (host: string) => Promise<ResolvedAddress[]>;
  /** `host` or `host:port`, which may be private. Default: FETCH_ALLOWED_HOSTS. */
  allowedHosts?: readonly string[];
};

/** What is sent; the target is the guard's affair. */
export type Outgoing = { method: "GET" | "POST"; headers: Record<string, string>; body?: string };

/** Makes the refusal of an address or of its server's answer, with the field. */
export type Refuse = (code: string, reason: string) => DomainError;

const refusing =
  (field: string): Refuse =>
  (code, reason) =>
    new DomainError("invalid", code, reason, [{ name: field, reason }]);

const PORTS = new Set(["", "80", "443"]);

/**
 * Sends one request to an address that a stranger typed in, without letting it reach anything inside our network. The
 * name is resolved once, every address behind it must be public, and the connection goes to exactly the address that
 * was checked. Redirects are not followed, since each would need all of this again. A compressed answer is not asked
 * for, as it could grow without end once unpacked.
 *
 * @param read what is made of the answer; the connection is cut when it returns
 * @throws DomainError invalid with the field's name, and a code: bad_url, forbidden_address, host_not_found,
 *   download_failed, download_timeout, or what `read` refuses
 */
export async function guardedRequest<T>(
  address: string,
  outgoing: Outgoing,
  options: GuardOptions,
  read: (response: Dispatcher.ResponseData, refuse: Refuse) => Promise<T>,
): Promise<T> {
  const { totalTimeoutMs = 10_000, idleTimeoutMs = 5_000, field = "url" } = options;
  const refuse = refusing(field);
  const signal = AbortSignal.timeout(totalTimeoutMs);
  const url = checkUrl(address, refuse);
  const allowed = isAllowedHost(url, options.allowedHosts ?? allowedHosts());
  checkPort(url, allowed, refuse);

  let agent: Agent | undefined;
  try {
    const target = await resolveTo(url, options.resolve ?? resolveBySystem, signal, refuse);
    if (!allowed && !target.every(({ address }) => isPublicAddress(address))) {
      throw refuse("forbidden_address", "The address leads into a private network");
    }
    agent = agentFor(target, totalTimeoutMs);
    const response = await request(url, {
      ...outgoing,
      dispatcher: agent,
      signal,
      headersTimeout: idleTimeoutMs,
      bodyTimeout: idleTimeoutMs,
      headers: { "accept-encoding": "identity", "user-agent": "Bureau", ...outgoing.headers },
    });
    return await read(response, refuse);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const refusal = isTimeout(error, signal)
      ? refuse("download_timeout", "The server took too long to answer")
      : refuse("download_failed", "The server could not be reached");
    refusal.cause = error;
    throw refusal;
  } finally {
    await agent?.destroy();
  }
}

/**
 * Checks an address of the web that somebody enters for later use, such as a webhook's: its form, and that it does not
 * lead into our network. A name that nobody knows yet is taken, as each use checks the address again.
 *
 * @throws DomainError invalid `bad_url` or `forbidden_address`, with the field
 */
export async function checkTarget(address: string, field: string): Promise<void> {
  const refuse = refusing(field);
  const url = checkUrl(address, refuse);
  const allowed = isAllowedHost(url, allowedHosts());
  checkPort(url, allowed, refuse);
  if (allowed) return;
  const host = hostOf(url);
  const found = isIP(host) ? [{ address: host }] : await resolveBySystem(host).catch(() => []);
  if (!found.every(({ address }) => isPublicAddress(address)))
    throw refuse("forbidden_address", "The address leads into a private network");
}

function checkUrl(address: string, refuse: Refuse): URL {
  // The parser of the WHATWG URL turns 0x7f.1, 2130706433 and 0177.0.0.1 all into 127.0.0.1.
  if (address.length > 2_000 || !URL.canParse(address))
    throw refuse("bad_url", "This is not an address that Bureau can read");
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw refuse("bad_url", "The address must begin with https:// or http://");
  if (url.username || url.password) throw refuse("bad_url", "The address must not carry a user name or password");
  return url;
}

function checkPort(url: URL, allowed: boolean, refuse: Refuse): void {
  if (!allowed && !PORTS.has(url.port))
    throw refuse("forbidden_address", "The address may name only the ports 80 and 443");
}

/** All addresses behind the name; never an empty list. */
async function resolveTo(
  url: URL,
  resolve: (host: string) => Promise<ResolvedAddress[]>,
  signal: AbortSignal,
  refuse: Refuse,
): Promise<ResolvedAddress[]> {
  const host = hostOf(url);
  if (isIP(host)) return [{ address: host, family: isIP(host) }];
  // The system's resolver cannot be interrupted; it is left behind.
  const given = new Promise<never>((_, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason), { once: true }),
  );
  const found = await Promise.race([resolve(host).catch(() => []), given]);
  if (found.length === 0) throw refuse("host_not_found", "There is no server of this name");
  return found;
}

/** An agent that knows only the checked addresses, whatever the name server says a second time. */
function agentFor(target: ResolvedAddress[], timeoutMs: number): Agent {
  const pinned: LookupFunction = (_host, { all }, done) => {
    const [first] = target;
    if (all) done(null, target);
    else if (first) done(null, first.address, first.family);
    else done(Object.assign(new Error("no address"), { code: "ENOTFOUND" }), "", 0);
  };
  return new Agent({ connect: { lookup: pinned, timeout: timeoutMs }, maxResponseSize: -1, pipelining: 0 });
}

/**
 * Reads a body until it ends or is longer than `bytesMax`.
 *
 * @returns what was read, at most `bytesMax` bytes and the chunk that passed them, and whether that was all
 */
export async function readAtMost(
  { body }: Dispatcher.ResponseData,
  bytesMax: number,
): Promise<{ bytes: Buffer; complete: boolean }> {
  // The agent is destroyed next, and would make an unread body fail without a listener.
  body.on("error", () => undefined);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    chunks.push(chunk as Buffer);
    if (size > bytesMax) return { bytes: Buffer.concat(chunks), complete: false };
  }
  return { bytes: Buffer.concat(chunks), complete: true };
}

const isTimeout = (error: unknown, signal: AbortSignal): boolean =>
  signal.aborted ||
  ["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "UND_ERR_CONNECT_TIMEOUT"].includes(
    (error as { code?: string }).code ?? "",
  );
