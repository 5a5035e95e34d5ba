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
  post: ['id'],
  correction: ['id'],
  breaking: ['id'],
  front_place: ['service', 'place'],
  pending: ['id'],
  edition: ['seq'],
  recording: ['id'],
  captions: ['id'],
  image: ['id'],
  old_address: ['address'],
  imported_comment: ['story', 'key'],
  story_note: ['id'],
  revision: ['id'],
} as const;

export type DumpedTable = keyof typeof KEYS;

export function keyOf(table: DumpedTable): readonly string[] {
  return KEYS[table];
}

export function isDumped(name: string): name is DumpedTable {
  return Object.hasOwn(KEYS, name);
}

/** What never changes or only grows, and may be much: read in batches, behind the rest. */
const GROWING: readonly DumpedTable[] = ['image', 'old_address', 'imported_comment', 'story_note', 'revision'];

/** What is read in one transaction, in an order in which it can be written again: all that may change. */
export const READ_AT_ONCE: readonly DumpedTable[] = (Object.keys(KEYS) as DumpedTable[]).filter(
  (table) => !GROWING.includes(table),
);
