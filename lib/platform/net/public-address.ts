import ipaddr from "ipaddr.js";

/** Blocks that carry an IPv4 address inside an IPv6 one, or a tunnel to one, are no `unicast` to ipaddr.js either. */
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];

/**
 * Whether an address belongs to the public internet. Everything that is not known to be is refused: private, loopback,
 * link-local (cloud metadata among it), carrier-grade NAT, multicast, documentation, benchmarking, reserved, 6to4,
 * Teredo, NAT64; an IPv4-mapped address is judged as the IPv4 address that it is.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // A zone (`fe80::1%eth0`) exists for addresses of the own link only.
  if (address.includes("%")) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}
