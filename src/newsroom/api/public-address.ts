import ipaddr from 'ipaddr.js';

const GLOBAL = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/**
 * Whether an IP address belongs to the open internet: not to this machine, its network, a carrier's, a cloud's own services
 * (169.254.169.254), nor to a range that carries another address inside (NAT64, 6to4, Teredo), behind which any of them may be.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  // Of version 6 only this part was ever given to anybody; `::7f00:1` is none of the library's ranges.
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL);
}
