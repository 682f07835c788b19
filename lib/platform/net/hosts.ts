import { lookup } from "node:dns/promises";
import { settings } from "../settings";

export type ResolvedAddress = { address: string; family: number };

/** The host of an address as it is compared: without the brackets of IPv6 and a trailing dot, in lower case. */
export const hostOf = (url: URL): string =>
  url.hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();

const USUAL_PORTS: Record<string, string> = { "http:": "80", "https:": "443", "rtsp:": "554", "rtsps:": "322" };

/** The port that a connection to this address goes to. */
export const portOf = (url: URL): string => url.port || (USUAL_PORTS[url.protocol] ?? "");

/** Whether `host` or `host:port` of an address is in a list. */
export function isAllowedHost(url: URL, allowedHosts: readonly string[]): boolean {
  const host = hostOf(url);
  const bracketed = host.includes(":") ? `[${host}]` : host;
  const names = new Set([host, bracketed, `${bracketed}:${portOf(url)}`]);
  return allowedHosts.some((entry) => names.has(entry.trim().toLowerCase()));
}

/** The hosts that the office allows although they are private. */
export const allowedHosts = (): string[] => settings().FETCH_ALLOWED_HOSTS.split(",");

export const resolveBySystem = (host: string): Promise<ResolvedAddress[]> =>
  lookup(host, { all: true, verbatim: true });
