import type { Kysely } from 'kysely';
import { foldNames } from '../fold-names.ts';

/** Names of accounts are folded without what shows nothing: no two look the same because of it. */
export async function foldAccountNames(db: Kysely<unknown>): Promise<void> {
  await foldNames(db);
}
