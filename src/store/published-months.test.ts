import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StoryId } from '../story/story.ts';
import type { Store } from './open-store.ts';
import { ENGINES, freshStore } from './testing/engines.ts';
import { AT, content, create, publication, publish } from './testing/samples.ts';

/** Near the turn of a month, where the zones below do not agree on which it is. */
const TURNS = ['2026-01-31T20:00:00Z', '2026-01-31T18:59:59.999Z', '2025-12-31T19:00:00Z', '2024-12-31T18:00:00Z'];

async function setZones(store: Store, zones: Readonly<Record<string, string>>): Promise<void> {
  const document = publication(...Object.keys(zones));
  const services = document.services.map((service) => ({ ...service, timeZone: zones[service.id] ?? 'UTC' }));
  await store.transact(({ write }) => write.publication.setPublication({ ...document, services }, AT));
}

/** What months there are, counted one by one. */
async function counted({ read }: Store, service: string, timeZone: string) {
  const stories = await read.published.entries({ service, limit: 1000 });
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' });
  const months = Map.groupBy(stories, ({ firstPublished }) => Number(calendar.format(firstPublished).replace('-', '')));
  return [...months].map(([key, all]) => ({
    year: Math.floor(key / 100),
    month: key % 100,
    count: all.length,
    modified: new Date(Math.max(...all.map(({ modified }) => modified.getTime()))),
  }));
}

for (const engine of ENGINES) {
  describe(`the months of ${engine.name}`, { skip: engine.skip }, () => {
    it('are those of the service’s calendar, whatever its time zone becomes', async () => {
      await using store = await freshStore(engine);
      for (const at of TURNS) await publish(store, { service: 'kk', at: new Date(at) });
      const months = async () => (await store.read.published.months('kk')).map(({ year, month }) => [year, month]);
      assert.deepEqual((await months())[0], [2026, 1], 'without a publication the zone is UTC');
      await setZones(store, { kk: 'Asia/Almaty' });
      // 20:00 in UTC is already the next day in Almaty (UTC+5).
      assert.deepEqual(await store.read.published.months('kk'), [
        { year: 2026, month: 2, count: 1, modified: new Date('2026-01-31T20:00:00Z') },
        { year: 2026, month: 1, count: 2, modified: new Date('2026-01-31T18:59:59.999Z') },
        { year: 2024, month: 12, count: 1, modified: new Date('2024-12-31T18:00:00Z') },
      ]);
      await setZones(store, { kk: 'America/Lima' });
      assert.deepEqual(await months(), [
        [2026, 1],
        [2025, 12],
        [2024, 12],
      ]);
      assert.deepEqual(await store.read.published.monthsOf(['none']), new Map());
    });

    it('stay true under every act, and in what is restored', async () => {
      await using store = await freshStore(engine);
      const zones = { kk: 'Asia/Almaty', fa: 'Asia/Tehran' };
      await setZones(store, zones);
      const agree = async (at: Store, why: string): Promise<void> => {
        for (const [service, zone] of Object.entries(zones))
          assert.deepEqual(await at.read.published.months(service), await counted(at, service, zone), why);
      };
      const stories: StoryId[] = [];
      for (const service of Object.keys(zones))
        for (const at of [...TURNS, ...TURNS])
          stories.push((await publish(store, { service, kind: 'live-blog', at: new Date(at) })).id);
      await agree(store, 'published');
      const [first, second, third, fourth, fifth] = stories;
      assert.ok(first && second && third && fourth && fifth);
      await publish(store, { service: 'kk', kind: 'page' });
      await create(store, { service: 'kk' });
      await agree(store, 'neither pages nor drafts count');
      const post = { headline: '', body: [], bylines: [], key: false, pinned: false };
      await store.transact(({ write }) => write.posts.add({ story: first, content: post, at: AT, account: null }));
      await agree(store, 'a post');
      await store.transact(({ write }) => write.posts.remove(first, 1, new Date(AT.getTime() + 1)));
      await agree(store, 'a post removed');
      await store.transact(({ write }) => write.stories.setState(second, { state: 'unpublished' }));
      await store.transact(({ write }) => write.stories.setState(first, { state: 'withdrawn', at: AT, reason: 'x' }));
      await store.transact(({ write }) => write.stories.setState(third, { state: 'unpublished' }));
      await agree(store, 'taken back');
      const { latestRevision } = (await store.read.stories.story(second)) ?? assert.fail();
      const hand = { act: 'save', account: null, at: AT } as const;
      await store.transact(async ({ write }) => {
        const revision = await write.stories.save(second, latestRevision, { content: content(), hand });
        assert.ok(revision);
        await write.stories.publish({ story: second, revision, path: '/again/', at: AT });
        await write.stories.setState(fourth, { state: 'unpublished' });
        await write.stories.setState(fifth, { state: 'unpublished' });
      });
      await agree(store, 'published again');
      assert.equal((await store.read.published.months('kk')).length, 2, 'the newest month closed');
      await using restored = await freshStore(engine);
      await restored.load(store.dump());
      await agree(restored, 'restored');
      assert.deepEqual(await restored.read.published.months('fa'), await store.read.published.months('fa'));
      await store.transact(({ write }) => write.publication.clear());
      assert.deepEqual(await store.read.published.monthsOf(Object.keys(zones)), new Map(), 'cleared');
    });
  });
}
