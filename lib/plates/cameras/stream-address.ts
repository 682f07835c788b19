import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { derivedKey } from "@/lib/platform/auth/tokens";
import { sealSecret, unsealSecret } from "@/lib/platform/crypto/sealing";
import { DomainError } from "@/lib/platform/errors";
import { allowedHosts, hostOf, isAllowedHost, portOf, resolveBySystem } from "@/lib/platform/net/hosts";
import { isPublicAddress } from "@/lib/platform/net/public-address";
import { settings } from "@/lib/platform/settings";

const ADDRESS_LENGTH_MAX = 1000;

const refuse = (code: string, reason: string): DomainError =>
  new DomainError("invalid", code, reason, [{ name: "rtsp_url", reason }]);

const sealingKey = (): Uint8Array => derivedKey("camera-streams/v1");

/** Encrypts a stream's address, which may hold a password; bound to its camera. */
export const sealStream = (address: string, cameraId: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(sealSecret(sealingKey(), Buffer.from(address), cameraId));

/** @throws DomainError unavailable `stream_sealed` when NEXTAUTH_SECRET is not the one that sealed it */
export function unsealStream(sealed: Uint8Array, cameraId: string): string {
  const opened = unsealSecret(sealingKey(), sealed, cameraId);
  if (!opened)
    throw new DomainError(
      "unavailable",
      "stream_sealed",
      "The camera's stream address cannot be opened: NEXTAUTH_SECRET is not the secret that it was encrypted with. Enter the address again.",
    );
  return opened.toString();
}

/**
 * Reads an rtsp:// or rtsps:// address.
 *
 * @throws DomainError invalid `bad_url`
 */
function parse(address: string): URL {
  const problem = "must be an address like rtsp://user:password@camera.example:554/stream";
  if (address.length > ADDRESS_LENGTH_MAX || !URL.canParse(address)) throw refuse("bad_url", problem);
  const url = new URL(address);
  if ((url.protocol !== "rtsp:" && url.protocol !== "rtsps:") || !url.hostname) throw refuse("bad_url", problem);
  // Of schemes that it does not know, the parser leaves the host as it is written; 0x7f.1 and 2130706433 are 127.0.0.1.
  const http = `http://${url.hostname}/`;
  if (!URL.canParse(http)) throw refuse("bad_url", problem);
  url.hostname = new URL(http).hostname;
  return url;
}

/**
 * Checks an address that somebody enters. A name that nobody knows yet is taken: the camera may not be there yet, and
 * the address is checked again at each connection.
 *
 * @throws DomainError invalid `bad_url` or `forbidden_address`, field `rtsp_url`
 */
export async function checkStreamAddress(address: string): Promise<void> {
  const url = parse(address);
  assertReachable(url, await addressesOf(url));
}

/**
 * The address to connect to: with the checked IP address in place of the name, whatever a name server says a moment later.
 *
 * @throws DomainError invalid `bad_url`, `host_not_found` or `forbidden_address`
 */
export async function pinnedStreamAddress(address: string): Promise<string> {
  const url = parse(address);
  const addresses = await addressesOf(url);
  assertReachable(url, addresses);
  const [first] = addresses;
  if (!first) throw refuse("host_not_found", "There is no camera of this name");
  url.hostname = first.includes(":") ? `[${first}]` : first;
  return url.href;
}

async function addressesOf(url: URL): Promise<string[]> {
  const host = hostOf(url);
  if (isIP(host)) return [host];
  const found = await resolveBySystem(host).catch(() => []);
  return found.map(({ address }) => address);
}

function assertReachable(url: URL, addresses: readonly string[]): void {
  const networks = settings()
    .CAMERA_NETWORKS.split(",")
    .map((entry) => entry.trim());
  if (isAllowedHost(url, [...allowedHosts(), ...networks])) return;
  if (!addresses.every((address) => isPublicAddress(address) || networks.some((entry) => contains(entry, address))))
    throw refuse("forbidden_address", "The address leads into a private network that CAMERA_NETWORKS does not name");
}

function contains(network: string, address: string): boolean {
  if (!ipaddr.isValidCIDR(network) || !ipaddr.isValid(address)) return false;
  const [base, bits] = ipaddr.parseCIDR(network);
  const parsed = ipaddr.process(address);
  return parsed.kind() === base.kind() && parsed.match(base, bits);
}

/** The address without user name and password, for people who need to know where a camera is. */
export function shownStreamAddress(address: string): string {
  const url = parse(address);
  return `${url.protocol}//${url.hostname}:${portOf(url)}${url.pathname}`;
}
