import { isIP, type LookupFunction } from "node:net";
import { Agent, type Dispatcher, request } from "undici";
import { DomainError } from "../errors";
import { allowedHosts, hostOf, isAllowedHost, type ResolvedAddress, resolveBySystem } from "./hosts";
import { isPublicAddress } from "./public-address";

export type { ResolvedAddress };

export type SafeFetchOptions = {
  /** Most bytes of the body; the connection is cut at the first one beyond. */
  bytesMax: number;
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

export type Fetched = { bytes: Buffer; contentType: string | null };

const PORTS = new Set(["", "80", "443"]);

/**
 * Downloads from an address that a stranger typed in, without letting it reach anything inside our network. The name
 * is resolved once, every address behind it must be public, and the connection goes to exactly the address that was
 * checked. Redirects are not followed, since each would need all of this again.
 *
 * @throws DomainError invalid with the field's name, and a code: bad_url, forbidden_address, host_not_found, redirect,
 *   download_failed, download_timeout, download_too_large
 */
export async function safeFetch(address: string, options: SafeFetchOptions): Promise<Fetched> {
  const { totalTimeoutMs = 10_000, idleTimeoutMs = 5_000, field = "photo_url" } = options;
  const refuse = (code: string, reason: string) => new DomainError("invalid", code, reason, [{ name: field, reason }]);
  const signal = AbortSignal.timeout(totalTimeoutMs);
  const url = checkUrl(address, refuse);
  const allowed = isAllowedHost(url, options.allowedHosts ?? allowedHosts());
  if (!allowed && !PORTS.has(url.port))
    throw refuse("forbidden_address", "The address may name only the ports 80 and 443");

  let agent: Agent | undefined;
  try {
    const target = await resolveTo(url, options.resolve ?? resolveBySystem, signal, refuse);
    if (!allowed && !target.every(({ address }) => isPublicAddress(address))) {
      throw refuse("forbidden_address", "The address leads into a private network");
    }
    agent = agentFor(target, totalTimeoutMs);
    const response = await request(url, {
      dispatcher: agent,
      signal,
      headersTimeout: idleTimeoutMs,
      bodyTimeout: idleTimeoutMs,
      // A compressed body could grow without end once unpacked.
      headers: {
        accept: "image/*,application/pdf;q=0.9,*/*;q=0.1",
        "accept-encoding": "identity",
        "user-agent": "Bureau",
      },
    });
    const refusal = refusalOf(response);
    if (refusal) throw refuse(refusal.code, refusal.reason);
    const bytes = await readAtMost(response, options.bytesMax);
    if (!bytes)
      throw refuse("download_too_large", `The file is larger than ${Math.floor(options.bytesMax / (1024 * 1024))} MB`);
    const contentType = response.headers["content-type"];
    return { bytes, contentType: typeof contentType === "string" ? contentType : null };
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
  const refuse = (code: string, reason: string) => new DomainError("invalid", code, reason, [{ name: field, reason }]);
  const url = checkUrl(address, refuse);
  if (isAllowedHost(url, allowedHosts())) return;
  const host = hostOf(url);
  const found = isIP(host) ? [{ address: host }] : await resolveBySystem(host).catch(() => []);
  if (!found.every(({ address }) => isPublicAddress(address)))
    throw refuse("forbidden_address", "The address leads into a private network");
}

type Refuse = (code: string, reason: string) => DomainError;

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

function refusalOf({ statusCode, headers }: Dispatcher.ResponseData): { code: string; reason: string } | null {
  if (statusCode >= 300 && statusCode < 400) {
    return { code: "redirect", reason: "The address redirects to another one; give the final address" };
  }
  if (statusCode < 200 || statusCode >= 300)
    return { code: "download_failed", reason: `The server answered with status ${statusCode}` };
  const encoding = headers["content-encoding"];
  if (encoding && encoding !== "identity")
    return { code: "download_failed", reason: "The server sent a compressed answer that was not asked for" };
  return null;
}

/** The body, or null as soon as it is longer than `bytesMax`. */
async function readAtMost({ headers, body }: Dispatcher.ResponseData, bytesMax: number): Promise<Buffer | null> {
  // The agent is destroyed next, and would make an unread body fail without a listener.
  body.on("error", () => undefined);
  if (Number(headers["content-length"] ?? 0) > bytesMax) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    if (size > bytesMax) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

const isTimeout = (error: unknown, signal: AbortSignal): boolean =>
  signal.aborted ||
  ["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "UND_ERR_CONNECT_TIMEOUT"].includes(
    (error as { code?: string }).code ?? "",
  );
