import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoryId } from '../../../story/story.ts';
import { writeSubject, type Subject } from '../subject.ts';
import { onEachNewsroom } from './testing/on-each-newsroom.ts';
import type { Writer } from './testing/open-newsroom.ts';

interface Listed {
  readonly editions: readonly {
    readonly seq: number;
    readonly at: string;
    readonly back: number | null;
    readonly change: {
      readonly pages: number;
      readonly stories: readonly { readonly id: string; readonly headline: string; readonly change: string }[];
    } | null;
  }[];
  readonly next: number | null;
  readonly current: number;
  readonly back: { readonly seq: number; readonly at: string | null } | null;
}

onEachNewsroom('kept editions', (given) => {
  const list = async (query = ''): Promise<Listed> =>
    (await (await given.opened.api('reporter', { path: `/api/editions${query}` })).json()) as Listed;
  const publish = async (headline: string): Promise<string> => {
    const json = { service: 'en', headline, body: { html: '<p>x</p>' } };
    const made = await given.opened.api('editor', { method: 'POST', path: '/api/stories', json });
    const { id } = (await made.json()) as { id: string };
    await given.opened.api('editor', { method: 'POST', path: `/api/stories/${id}/publish` });
    await given.opened.newsroom.presser.settled();
    return id;
  };
  const unpublish = async (id: string): Promise<void> => {
    await given.opened.api('editor', { method: 'POST', path: `/api/stories/${id}/unpublish` });
    await given.opened.newsroom.presser.settled();
  };
  const told = ({ editions }: Listed) => editions.flatMap(({ change }) => change?.stories ?? []);
  const audited = async (who: Writer): Promise<unknown> =>
    (await who('GET', '/api/audit?act=edition&limit=1')).json['entries'];

  test('each is listed with what it changed, page by page', async () => {
    const before = (await list()).current;
    const id = await publish('A dam');
    const all = await list();
    assert.equal(all.editions[0]?.seq, all.current);
    assert.equal(all.current, given.opened.newsroom.edition.head()?.seq);
    assert.equal(all.back, null);
    const came = all.editions.filter(({ seq }) => seq > before);
    assert.deepEqual(
      came.flatMap(({ change }) => change?.stories ?? []),
      [{ id, service: 'en', headline: 'A dam', change: 'came' }],
    );
    assert.ok(came.every(({ change }) => (change?.pages ?? 0) > 0));
    await unpublish(id);
    assert.deepEqual(told(await list('?limit=2')).find((story) => story.id === id)?.change, 'gone');
    const walked: number[] = [];
    for (let before = ''; ;) {
      const page = await list(`?limit=1${before}`);
      walked.push(...page.editions.map(({ seq }) => seq));
      if (page.next === null) break;
      before = `&before=${page.next}`;
    }
    assert.deepEqual(
      walked,
      (await list('?limit=100')).editions.map(({ seq }) => seq),
    );
    const wrong = await given.opened.api('reporter', { path: '/api/editions?limit=0' });
    assert.equal(wrong.status, 422);
  });

  test('an admin steps back with a fresh proof, and forward again', async () => {
    const admin = await given.opened.writer('admin', 'Stepping');
    const to = (await list()).current;
    const id = await publish('A later story');
    const path = given.opened.newsroom.edition;
    const address = (): boolean => [...path.entries()].some((entry) => entry.path.endsWith('/a-later-story/'));
    assert.ok(address());
    const stepped = await admin('POST', `/api/editions/${to}/back`);
    assert.equal(stepped.status, 200, JSON.stringify(stepped.json));
    const head = given.opened.newsroom.edition.head();
    assert.deepEqual(stepped.json, { edition: { seq: head?.seq, digest: head?.digest } });
    assert.ok(!address());
    const listed = await list();
    assert.equal(listed.back?.seq, to);
    assert.equal(listed.back.at, listed.editions.find(({ seq }) => seq === to)?.at);
    assert.equal(listed.editions[0]?.back, to);
    assert.partialDeepStrictEqual(await audited(admin), [{ act: 'edition.step-back', subject: String(to) }]);

    // A card that is drawn now, or a story that grows old, brings no page of a later edition back.
    await given.opened.newsroom.store.transact(async ({ write }) => {
      const late: readonly Subject[] = [
        { kind: 'card', id: id as StoryId, gone: null },
        { kind: 'card', id: id as StoryId, gone: '/media/0123456789abcdef/card.png' },
        { kind: 'aged', service: 'en', ids: [id as StoryId] },
      ];
      for (const subject of late) await write.editions.queue(writeSubject(subject), new Date());
    });
    await given.opened.newsroom.presser.press();
    assert.ok(!address());
    assert.deepEqual(await given.opened.newsroom.store.read.editions.pending(), []);

    // What is published since is in it, and it still is the earlier one otherwise.
    await publish('After the step');
    assert.equal((await list()).back?.seq, to);
    assert.ok(!address());

    const pressed = await admin('POST', '/api/editions/press');
    assert.equal(pressed.status, 202);
    await given.opened.newsroom.presser.pressWhole();
    assert.ok(address());
    assert.equal((await list()).back, null);
    assert.partialDeepStrictEqual(await audited(admin), [{ act: 'edition.press-again' }]);
    await unpublish(id);
  });

  test('the way forward is known even where it changes nothing', async () => {
    const admin = await given.opened.writer('admin', 'Twice');
    const to = (await list()).current;
    const id = await publish('Come and gone');
    await admin('POST', `/api/editions/${to}/back`);
    await unpublish(id);
    assert.equal((await list()).back?.seq, to);
    await admin('POST', '/api/editions/press');
    await given.opened.newsroom.presser.pressWhole();
    assert.equal((await list()).back, null);
  });

  test('a session that is not fresh, and a number that is none, are refused', async () => {
    const admin = await given.opened.writer('admin', 'Stale');
    const { current } = await list();
    for (const seq of ['999999', '0', 'x'])
      assert.equal((await admin('POST', `/api/editions/${seq}/back`)).status, 404);
    given.pass(11 * 60 * 1000);
    for (const path of [`${current}/back`, 'press']) {
      const { status, json } = await admin('POST', `/api/editions/${path}`);
      assert.deepEqual([status, json['stepUp']], [403, true], path);
    }
    assert.equal((await list()).current, current);
  });
});
