import type { Store } from '../../store/open-store.ts';
import type { Row } from './presser.ts';
import type { Subject } from './subject.ts';

/**
 * Without what nobody did: a card that was drawn, pictures that have other files, a story that grew old. While readers have
 * an earlier edition again it would bring them pages of a later one that nobody asked for. It is finished so: the way forward
 * presses every page, these too.
 */
export async function withoutLaterWork(store: Store, rows: readonly Row[]): Promise<readonly Row[]> {
  if (!rows.some(({ subject }) => isWork(subject)) || rows.some(({ subject }) => subject.kind === 'everything'))
    return rows;
  if (((await store.read.editions.latest())?.backTo ?? null) === null) return rows;
  const left: Row[] = [];
  const later: number[] = [];
  for (const row of rows) {
    if (isWork(row.subject) && !(await takesCardAway(store, row.subject))) later.push(row.id);
    else left.push(row);
  }
  await store.transact(({ write }) => write.editions.finish(later));
  return left;
}

function isWork({ kind }: Subject): boolean {
  return kind === 'card' || kind === 'stories' || kind === 'aged';
}

/** The card of a story that was taken from readers goes all the same. */
async function takesCardAway({ read }: Store, subject: Subject): Promise<boolean> {
  return subject.kind === 'card' && subject.gone !== null && (await read.published.story(subject.id)) === null;
}
