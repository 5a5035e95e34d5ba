/** Where an edition keeps what addresses with a query lead to: a mirror without rules for them still has the files. */
const FOLDER = '/.well-known/picket/queries';

/** Parts of a query that name what is shown, in the order in which they count. */
const NAMES = ['p', 'page_id', 'attachment_id', 'cat', 'tag', 'author', 'm'].map(
  (name) => [name, new RegExp(`(?:^|&)${name}=([\\w.-]{1,80})(?:&|$)`)] as const,
);

/**
 * The path in the edition that an address with a query stands for, such as `/?p=12`; null when the query names nothing.
 * `path` as a request names it, decoded; `query` without its question mark.
 */
export function queryPath(path: string, query: string): string | null {
  if (query.length > 2000) return null;
  for (const [name, pattern] of NAMES) {
    const shown = pattern.exec(query)?.[1];
    if (shown !== undefined) return `${FOLDER}${path.replace(/\/?(index\.php)?$/, '/')}${name}=${shown}/`;
  }
  return null;
}
