import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ensureDigest } from '../base/digest.ts';
import type { Store } from './open-store.ts';
import { onEachEngine } from './testing/engines.ts';
import { AT, create, later, publish } from './testing/samples.ts';

async function ask(
  store: Store,
  ...jobs: readonly (readonly [kind: string, subject: string, at: Date])[]
): Promise<void> {
  await store.transact(async ({ write }) => {
    for (const [kind, subject, at] of jobs) await write.jobs.queue(kind, [subject], at);
  });
}

onEachEngine('jobs', (given) => {
  it('the first kind that is due goes first, then what fell due last', async () => {
    const { store } = given;
    await ask(store, ['b', '1', AT], ['a', '2', later(2)], ['a', '3', later(1)], ['c', '4', AT]);
    const next = async (kinds: string[], at: Date): Promise<string | undefined> =>
      (await store.read.jobs.next(kinds, at))?.subject;
    assert.equal(await next(['a', 'b'], later(3)), '2');
    assert.equal(await next(['a', 'b'], later(1)), '3');
    assert.equal(await next(['b', 'a'], later(3)), '1');
    assert.equal(await next(['a', 'b'], AT), '1');
    assert.equal(await next(['a'], AT), undefined);
    assert.deepEqual(await store.read.jobs.nextDue(['a', 'b']), AT);
    assert.deepEqual(await store.read.jobs.nextDue(['a']), later(1));
    assert.equal(await store.read.jobs.nextDue(['none']), null);
  });

  it('asked for twice it is there once; asked for while it runs it stays', async () => {
    const { store } = given;
    await ask(store, ['twice', 's', AT], ['twice', 's', AT]);
    const running = await store.read.jobs.next(['twice'], AT);
    assert.ok(running);
    await ask(store, ['twice', 's', AT]);
    await store.transact(({ write }) => write.jobs.finish(running.id));
    const again = await store.read.jobs.next(['twice'], AT);
    assert.ok(again && again.id !== running.id);
    await store.transact(({ write }) => write.jobs.finish(again.id));
    assert.equal(await store.read.jobs.next(['twice'], AT), null);
  });

  it('what failed is named, and keeps its time when it is asked for again', async () => {
    const { store } = given;
    await ask(store, ['fails', 's', AT], ['fails', 't', AT]);
    const job = await store.read.jobs.next(['fails'], AT);
    assert.ok(job);
    await store.transact(({ write }) => write.jobs.fail(job.id, { failure: 'It rained.', dueAt: later(5) }));
    await ask(store, ['fails', 's', AT]);
    const [failing, ...more] = await store.read.jobs.failing();
    assert.deepEqual(
      [failing?.subject, failing?.failure, failing?.attempts, failing?.dueAt],
      ['s', 'It rained.', 1, later(5)],
    );
    assert.deepEqual(more, []);
    assert.equal((await store.read.jobs.next(['fails'], later(4)))?.subject, 't');
    assert.equal(await store.read.jobs.untried('fails'), 1);
  });

  it('a card belongs to a story, is replaced and goes', async () => {
    const { store } = given;
    const { id: story } = await publish(store, { service: 'cards' });
    const { id: draft } = await create(store, { service: 'cards' });
    const without = async (): Promise<readonly string[]> => await store.read.cards.without({ after: null, limit: 100 });
    assert.ok((await without()).includes(story));
    assert.ok(!(await without()).includes(draft));
    const digest = ensureDigest('0f'.repeat(32));
    for (const card of [
      { story, key: 'one', digest: null },
      { story, key: 'two', digest },
    ]) {
      await store.transact(({ write }) => write.cards.set(card));
      assert.deepEqual(await store.read.cards.card(story), card);
    }
    assert.ok(!(await without()).includes(story));
    assert.equal(await store.read.cards.uses(digest), true);
    await store.transact(({ write }) => write.cards.remove(story));
    assert.equal(await store.read.cards.card(story), null);
    assert.equal(await store.read.cards.uses(digest), false);
  });
});
