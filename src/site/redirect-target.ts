/**
 * Where a redirect's page leads, as a root-relative address: the path of its canonical link. Never another host, so
 * that a mirror keeps its readers. Null when the page has no such link.
 */
export function redirectTarget(page: string): string | null {
  const link = /<link\b[^>]*\brel=(["']?)canonical\1[^>]*>/i.exec(page)?.[0];
  const href = /\bhref=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(link ?? '');
  const address = (href?.[1] ?? href?.[2] ?? href?.[3])?.replaceAll('&amp;', '&');
  if (address === undefined || !URL.canParse(address, 'http://localhost')) return null;
  const { pathname } = new URL(address, 'http://localhost');
  return pathname.startsWith('//') ? null : pathname;
}
