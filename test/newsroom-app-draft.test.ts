/** The keeper of what is typed, against a newsroom that answers, does not answer, or was changed by somebody else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DraftKeeper, type DraftWorld, type Sent } from '../src/newsroom/app/story/draft-keeper.ts';
import { forgetUnsent, keepUnsent, readUnsent, unsentOf, type Unsent } from '../src/newsroom/app/story/unsent.ts';

/** A newsroom with one story, a browser that keeps, and a clock that only moves when told. */
function desk() {
  let now = 0;
  let revision = 0;
  const server: { headline: string; standfirst: string } = { headline: '', standfirst: '' };
  const revisions: string[] = [''];
  let kept: Unsent | null = null;
  let reachable = true;
  let waiting: { at: number; what: () => void } | null = null;
  const states: string[] = [];
  const world: DraftWorld = {
    async send(base, fields): Promise<Sent> {
      if (!reachable) return { kind: 'unreachable' };
      if (base !== String(revision)) return { kind: 'stale', heldBy: null };
      Object.assign(server, fields);
      revision += 1;
      revisions.push(server.headline);
      return { kind: 'saved', revision: String(revision) };
    },
    keep: (unsent) => ((kept = unsent), true),
    drop: () => (kept = null),
    now: () => new Date(now),
    later(milliseconds, what) {
      const mine = { at: now + milliseconds, what };
      waiting = mine;
      return () => {
        if (waiting === mine) waiting = null;
      };
    },
    changed: ({ kind }) => states.push(kind),
  };
  return {
    keeper: new DraftKeeper(world, '0'),
    world,
    server,
    revisions,
    states,
    kept: () => kept,
    revision: () => String(revision),
    cut: (is: boolean) => (reachable = !is),
    other(headline: string) {
      server.headline = headline;
      revision += 1;
      revisions.push(headline);
    },
    /** Time passes, and what was planned happens. */
    async pass(milliseconds: number) {
      const until = now + milliseconds;
      while (waiting !== null && waiting.at <= until) {
        now = waiting.at;
        const { what } = waiting;
        waiting = null;
        what();
        for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      }
      now = until;
    },
  };
}

test('what is typed is saved after a pause, and somebody who never pauses is saved too', async () => {
  const { keeper, server, pass, kept } = desk();
  keeper.change({ headline: 'С' });
  assert.equal(kept()?.fields.headline, 'С', 'it is in the browser before anything else');
  await pass(1_400);
  assert.equal(server.headline, '');
  await pass(200);
  assert.equal(server.headline, 'С');
  assert.equal(kept(), null);
  for (let key = 0; key < 12; key += 1) {
    keeper.change({ headline: `Су ${key}` });
    await pass(1_000);
  }
  assert.match(server.headline, /^Су /, 'eight seconds without a pause are saved all the same');
});

test('an hour without a line loses nothing, and the line is found again by itself', async () => {
  const { keeper, server, pass, kept, cut, states } = desk();
  cut(true);
  keeper.change({ headline: 'Бірінші' });
  await pass(10_000);
  keeper.change({ standfirst: 'Екінші' });
  await pass(3_600_000);
  assert.equal(keeper.state.kind, 'offline');
  assert.deepEqual(kept()?.fields, { headline: 'Бірінші', standfirst: 'Екінші' });
  cut(false);
  await pass(30_000);
  assert.deepEqual(server, { headline: 'Бірінші', standfirst: 'Екінші' });
  assert.equal(states.at(-1), 'saved');
});

test('a stale tab overwrites nobody: it keeps its text and waits', async () => {
  const { keeper, server, pass, kept, other, revision } = desk();
  other('Дүйсенбі');
  keeper.change({ headline: 'Жұма' });
  await pass(60_000);
  assert.equal(keeper.state.kind, 'stale');
  keeper.change({ headline: 'Жұма кеші' });
  await pass(60_000);
  assert.equal(server.headline, 'Дүйсенбі');
  assert.equal(kept()?.fields.headline, 'Жұма кеші');
  keeper.resolve(revision(), { headline: 'Дүйсенбі мен жұма' });
  await pass(1);
  assert.equal(server.headline, 'Дүйсенбі мен жұма');
});

test('whatever happens in whatever order, the last words are with the newsroom or in the browser', async () => {
  const step = fc.oneof(
    fc.string({ minLength: 1, maxLength: 4 }).map((text) => ({ act: 'type' as const, text })),
    fc.nat(40_000).map((by) => ({ act: 'wait' as const, by })),
    fc.boolean().map((is) => ({ act: 'cut' as const, is })),
    fc.constant({ act: 'other' as const }),
    fc.constant({ act: 'resolve' as const }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const world = desk();
      let typed = '';
      let others = 0;
      for (const each of steps) {
        if (each.act === 'type') world.keeper.change({ headline: (typed = `${typed}${each.text}`) });
        else if (each.act === 'wait') await world.pass(each.by);
        else if (each.act === 'cut') world.cut(each.is);
        else if (each.act === 'other') world.other(`басқа ${(others += 1)}`);
        else if (world.keeper.state.kind === 'stale') world.keeper.resolve(world.revision(), world.keeper.unsent);
        const isThere = world.revisions.includes(typed) || world.kept()?.fields.headline === typed;
        assert.ok(isThere, 'what was typed is nowhere');
        for (let number = 1; number <= others; number += 1) assert.ok(world.revisions.includes(`басқа ${number}`));
      }
    }),
  );
});

test('what a browser keeps is read again, broken or foreign entries are not, and signing out takes all', () => {
  const storage = memory();
  const unsent = { base: 'r1', fields: { headline: 'Су' }, at: '2026-11-27T06:00:00.000Z' };
  assert.ok(keepUnsent('a', unsent, storage));
  assert.deepEqual(readUnsent('a', storage), unsent);
  assert.notEqual(unsentOf('ann', 's'), unsentOf('bek', 's'), 'nobody is shown what another typed');
  storage.setItem('picket-unsent:b', '{"base":');
  storage.setItem('picket-unsent:c', '[]');
  storage.setItem('picket-language', 'kk');
  assert.equal(readUnsent('b', storage), null);
  assert.equal(readUnsent('c', storage), null);
  forgetUnsent(storage);
  assert.equal(readUnsent('a', storage), null);
  assert.equal(storage.getItem('picket-language'), 'kk');
});

function memory(): Storage {
  const entries: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => entries[key] ?? null,
    setItem: (key: string, value: string) => void ((entries[key] = value), (storage[key] = value)),
    removeItem: (key: string) => void (delete entries[key], delete storage[key]),
  };
  const storage = Object.create(methods) as Storage;
  return storage;
}
