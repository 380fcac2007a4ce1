import ipaddr from "ipaddr.js";

/**
 * What an address may be reached for: `public` by anybody, `private` only where the user named the host,
 * `never` what no source is read from: link-local with the metadata of clouds, multicast, reserved, and
 * tunnels that hide another address.
 */
export type Reach = "public" | "private" | "never";

const PRIVATE_V4 = new Set(["private", "loopback", "carrierGradeNat"]);
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");
const NAT64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");
const UNIQUE_LOCAL = ipaddr.IPv6.parseCIDR("fc00::/7");

/**
 * The reach of an IPv4 or IPv6 address as a resolver or the URL parser writes it; an IPv4 address inside
 * an IPv6 one (mapped, or NAT64 of RFC 6052) counts as what it is. What can't be read is `never`.
 */
export function reachOf(address: string): Reach {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) {
    const range: string = ipaddr.IPv4.parse(address).range();
    if (range === "unicast") return "public";
    return PRIVATE_V4.has(range) ? "private" : "never";
  }
  // The URL parser writes out what stands in dots; the library would take `::8.8.8.8` for a mapped address.
  const url = `http://[${address}]/`;
  if (!URL.canParse(url)) return "never";
  const parsed = ipaddr.IPv6.parse(new URL(url).hostname.slice(1, -1));
  const range: string = parsed.range();
  if (range === "ipv4Mapped") return reachOf(parsed.toIPv4Address().toString());
  // A network that only has IPv6 gives public hosts such addresses.
  if (parsed.match(NAT64)) return reachOf(parsed.toByteArray().slice(12).join("."));
  if (range === "unicast" && parsed.match(GLOBAL_UNICAST)) return "public";
  return range === "loopback" || parsed.match(UNIQUE_LOCAL) ? "private" : "never";
}
