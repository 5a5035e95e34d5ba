/** The outbox of the live blog desk, without a browser: what a bad line does to posts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Outbox, type Delivery, type OutboxWorld, type WaitingPost } from '../src/newsroom/app/live/outbox.ts';
import { EMPTY_POST, type PostDraft } from '../src/newsroom/app/live/post-types.ts';

const post = (headline: string): PostDraft => ({ ...EMPTY_POST, headline });

/** A newsroom that keeps what it is sent by id, and a browser around the outbox. */
class World implements OutboxWorld {
  readonly stored = new Map<string, WaitingPost>();
  readonly newsroom = new Map<string, string>();
  readonly refusals = new Map<string, string>();
  there = true;
  /** So many answers get lost on their way. */
  losing = 0;
  tries = 0;
  #planned: (() => void) | null = null;
  #time = Date.UTC(2026, 5, 20);

  list = () => [...this.stored.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  keep = (waiting: WaitingPost) => (this.stored.set(waiting.id, waiting), true);
  drop = (id: string) => void this.stored.delete(id);
  online = () => this.there;
  delivered = () => undefined;
  now = () => new Date((this.#time += 1));
  later = (_milliseconds: number, what: () => void) => {
    this.#planned = what;
    return () => (this.#planned = null);
  };

  send = async ({ id, content }: WaitingPost): Promise<Delivery> => {
    this.tries += 1;
    await Promise.resolve();
    const refusal = this.refusals.get(content.headline);
    if (refusal !== undefined) return { kind: 'refused', detail: refusal };
    if (!this.newsroom.has(id)) this.newsroom.set(id, content.headline);
    this.losing -= 1;
    return this.losing >= 0 ? { kind: 'unreachable' } : { kind: 'sent' };
  };

  /** The pause is over. */
  pause(): void {
    const planned = this.#planned;
    this.#planned = null;
    planned?.();
  }
}

/** Until everything that was begun is done. */
async function settled(): Promise<void> {
  for (let at = 0; at < 50; at += 1) await Promise.resolve();
}

test('posts go in the order they were written in, once each, however many answers are lost', async () => {
  const world = new World();
  world.losing = 2;
  const outbox = new Outbox(world);
  for (const headline of ['One', 'Two', 'Three']) outbox.add(post(headline));
  await settled();
  assert.equal(outbox.state.line, 'away');
  // Nobody knows whether the newsroom has it: it is not taken back.
  const [first, second] = outbox.state.items;
  assert.ok(first && second);
  assert.equal(outbox.take(first.id), null);
  for (let at = 0; at < 2; at += 1) {
    world.pause();
    await settled();
  }
  assert.deepEqual([...world.newsroom.values()], ['One', 'Two', 'Three']);
  assert.deepEqual([outbox.state.items, world.stored.size, outbox.state.line], [[], 0, 'there']);
});

test('without a line nothing is tried, and the next page sends what this one kept', async () => {
  const world = new World();
  world.there = false;
  const outbox = new Outbox(world);
  outbox.add(post('One'));
  outbox.add(post('Two'));
  await settled();
  assert.equal(world.tries, 0);
  const [, second] = outbox.state.items;
  assert.deepEqual(outbox.take(second?.id ?? '')?.headline, 'Two');
  world.there = true;
  const next = new Outbox(world);
  await settled();
  assert.deepEqual([...world.newsroom.values()], ['One']);
  assert.deepEqual(next.state.items, []);
  // This window learns of it.
  outbox.refresh();
  await settled();
  assert.deepEqual([outbox.state.items, world.tries], [[], 1]);
});

test('what is refused stands aside, and does not hold up the others', async () => {
  const world = new World();
  world.refusals.set('Two', 'Three posts are pinned.');
  const outbox = new Outbox(world);
  for (const headline of ['One', 'Two', 'Three']) outbox.add(post(headline));
  await settled();
  assert.deepEqual([...world.newsroom.values()], ['One', 'Three']);
  const [refused] = outbox.state.items;
  assert.ok(refused);
  assert.deepEqual([refused.content.headline, refused.refused], ['Two', 'Three posts are pinned.']);
  world.refusals.clear();
  outbox.again(refused.id);
  await settled();
  assert.deepEqual([...world.newsroom.values()], ['One', 'Three', 'Two']);
});
