/** Which tables are in a dump, with their primary keys; sessions and sign-in links are left out. */
const KEYS = {
  publication: ['single'],
  topic: ['service', 'slug'],
  storyline: ['slug'],
  redirect: ['path'],
  account: ['id'],
  token: ['digest'],
  story: ['id'],
  listing: ['story', 'list', 'slug'],
  correction: ['id'],
  breaking: ['id'],
  pending: ['id'],
  edition: ['seq'],
  image: ['id'],
  revision: ['id'],
} as const;

export type DumpedTable = keyof typeof KEYS;

export function keyOf(table: DumpedTable): readonly string[] {
  return KEYS[table];
}

export function isDumped(name: string): name is DumpedTable {
  return Object.hasOwn(KEYS, name);
}

/** What is read in one transaction, in an order in which it can be written again: all that may change. */
export const READ_AT_ONCE: readonly DumpedTable[] = (Object.keys(KEYS) as DumpedTable[]).filter(
  (table) => table !== 'image' && table !== 'revision',
);
