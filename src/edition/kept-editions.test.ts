import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { DAY, HOUR } from '../base/clock.ts';
import { Refusal } from '../base/refusal.ts';
import type { Digest } from '../base/digest.ts';
import type { Output } from '../story/output.ts';
import type { Edition } from './edition.ts';
import { openEdition } from './open-edition.ts';

const start = Date.parse('2026-11-22T10:00:00Z');

function output(name: number, text: string, type = 'text/html'): Output {
  return { path: `/kk/${name}/`, type, body: `<!doctype html><title>${text}</title>${'word '.repeat(50)}` };
}

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kept.'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function contentOf(edition: Edition): Map<string, string> {
  return new Map([...edition.entries()].map(({ path: at, digest, type }) => [at, `${type} ${digest}`]));
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /^[ot]\/..\/[0-9a-f]{64}/.test(name)).sort();
}

/** So many editions, `hours` apart; the page that stays, and one that is another in each. */
async function publishMany(edition: Edition, { count, hours }: { count: number; hours: number }): Promise<Digest[]> {
  const digests: Digest[] = [];
  const from = edition.head()?.seq ?? 0;
  for (let place = from; place < from + count; place += 1) {
    const at = new Date(start + place * hours * HOUR);
    await edition.publish({ at, put: [output(1, 'stays'), output(2, String(place))] });
    digests.push(edition.find('/kk/2/')?.digest ?? assert.fail());
  }
  return digests;
}

test('a collection leaves what kept editions name, and nothing else', async (t) => {
  const folder = await folderFor(t);
  const edition = await openEdition(folder);
  const digests = await publishMany(edition, { count: 30, hours: 6 });
  const now = new Date(start + 30 * 6 * HOUR);
  const collected = await edition.collect(now);
  const kept = await edition.editions();
  assert.equal(collected.kept, kept.length);
  assert.ok(collected.editions > 10 && collected.objects > 10 && collected.nodes > 40, JSON.stringify(collected));
  assert.deepEqual(await edition.check(), []);
  for (const [place, digest] of digests.entries()) {
    const there = await readFile(edition.objectFile(digest, 'identity')).catch(() => null);
    assert.equal(
      there !== null,
      kept.some(({ seq }) => seq === place + 1),
      `edition ${place + 1}`,
    );
    assert.equal(edition.holds('object', digest), place === 29);
  }
  // Nothing is left to do, also for a process that begins.
  await edition.settled();
  const next = await openEdition(folder);
  const again = await next.collect(now);
  // But for nodes that readers on their way down a recent tree may still have asked for.
  assert.deepEqual({ ...again, nodes: 0 }, { kept: kept.length, editions: 0, objects: 0, nodes: 0 });
  // What it left is just what its trees name: each kept edition can be stepped back to, and all is whole then.
  for (const { seq } of kept.toReversed()) {
    await next.stepBack({ to: seq, at: now });
    assert.equal(next.find('/kk/2/')?.digest, digests[seq - 1]);
    assert.deepEqual(await next.check(), []);
  }
});

test('a clock that jumps a year leaves the newest ten editions', async (t) => {
  const edition = await openEdition(await folderFor(t));
  await publishMany(edition, { count: 15, hours: 1 });
  await edition.collect(new Date(start + 365 * DAY));
  assert.deepEqual(
    (await edition.editions()).map(({ seq }) => seq),
    [15, 14, 13, 12, 11, 10, 9, 8, 7, 6],
  );
  await edition.collect(new Date(start - 365 * DAY));
  assert.equal((await edition.editions()).length, 10);
});

test('publishing, staging and stepping back go on during a collection, and lose nothing', async (t) => {
  const folder = await folderFor(t);
  const edition = await openEdition(folder);
  const far = new Date(start + 300 * DAY);
  for (let round = 0; round < 2; round += 1) {
    // What the collection wants to take is what the others bring back.
    await publishMany(edition, { count: 14, hours: 1 });
    const collecting = edition.collect(far);
    const work = async (): Promise<void> => {
      for (let place = 0; place < 5; place += 1) {
        const staged = await edition.stage([output(3, String(place)), output(4, String(place * 2))]);
        await edition.publish({ at: far, put: [output(2, String(place)), output(5, `${place - 1}`)] });
        await edition.publish({ at: far, staged });
        await edition.publish({ at: far, remove: ['/kk/3/'] });
        const back = (await edition.editions()).at(-1 - (place % 3));
        if (back)
          await edition
            .stepBack({ to: back.seq, at: far })
            .catch((error: unknown) => assert.ok(error instanceof Refusal));
      }
    };
    await Promise.all([collecting, work()]);
    assert.deepEqual(await edition.check(), [], `round ${round}`);
    for (const { seq } of (await edition.editions()).slice(-6)) {
      await edition.stepBack({ to: seq, at: far });
      assert.deepEqual(await edition.check(), [], `round ${round}, edition ${seq}`);
    }
  }
});

test('what failed or was discarded leaves what earlier editions have', async (t) => {
  const folder = await folderFor(t);
  const edition = await openEdition(folder);
  const at = new Date(start);
  await edition.publish({ at, put: [output(1, 'old')] });
  await edition.publish({ at, put: [output(1, 'new')] });
  const before = await filesIn(folder);
  await edition.discard(await edition.stage([output(1, 'old'), output(9, 'only staged')]));
  assert.deepEqual(await filesIn(folder), before);
});

test('what is compressed again is smaller, the same, and passed over the next time', async (t) => {
  const folder = await folderFor(t);
  const edition = await openEdition(folder);
  const words = Array.from({ length: 4000 }, (_, place) => (place * place * 7919) % 997).join(' ');
  await edition.publish({
    at: new Date(start),
    put: [output(1, words), output(2, words.slice(1)), output(3, 'short')],
  });
  const { digest } = edition.find('/kk/1/') ?? assert.fail();
  const sizes = async (): Promise<number[]> =>
    await Promise.all(
      (['br', 'gzip'] as const).map(async (form) => (await readFile(edition.objectFile(digest, form))).length),
    );
  const [br = 0, gzip = 0] = await sizes();
  const paths = ['/kk/1/', '/kk/2/', '/kk/never/'];
  assert.equal(await edition.recompress(paths.slice(0, 1)), 1);
  const [bestBr = 0, bestGzip = 0] = await sizes();
  assert.ok(bestBr < br && bestGzip <= gzip, `${br} ${bestBr}, ${gzip} ${bestGzip}`);
  assert.equal(await edition.recompress(paths), 1);
  assert.equal(await edition.recompress(paths), 0);
  assert.deepEqual(await edition.check(), []);
});

const names = fc.nat(12);
const types = fc.constantFrom('text/html', 'text/html', 'text/html', 'redirect', 'gone');
const change = fc.record({ name: names, text: fc.option(fc.nat(5).map(String)), type: types });
const acts = fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 7 });

test('a step back is exactly the edition before, but for what must stay away', async (t) => {
  const folder = await folderFor(t);
  let count = 0;
  await fc.assert(
    fc.asyncProperty(acts, fc.nat(), fc.uniqueArray(names), async (all, choice, taken) => {
      const edition = await openEdition(path.join(folder, String((count += 1))));
      const past = new Map<number, Map<string, string>>();
      for (const changes of all) {
        const last = new Map(changes.map((each) => [each.name, each]));
        const put = [...last.values()].flatMap(({ name, text, type }) =>
          text === null ? [] : [output(name, text, type)],
        );
        const remove = [...last.values()].flatMap(({ name, text }) => (text === null ? [`/kk/${name}/`] : []));
        const { seq } = await edition.publish({ at: new Date(start), put, remove });
        past.set(seq, contentOf(edition));
      }
      const current = contentOf(edition);
      const [to, expected] = [...past][choice % past.size] ?? assert.fail();
      const away = new Set(taken.map((name) => `/kk/${name}/`));
      const { seq } = await edition.stepBack({ to, without: (each) => away.has(each), at: new Date(start), seq: 1000 });
      for (const each of new Set([...current.keys(), ...expected.keys()])) {
        const stays = current.get(each)?.startsWith('gone ') || (away.has(each) && expected.has(each));
        assert.equal(contentOf(edition).get(each), (stays ? current : expected).get(each), each);
      }
      assert.ok(seq === Math.max(...past.keys()) || seq === 1000);
      assert.deepEqual(await edition.check(), []);
      await edition.settled();
      assert.deepEqual(contentOf(await openEdition(path.join(folder, String(count)))), contentOf(edition));
    }),
    { numRuns: 20 },
  );
});

test('what cannot be stepped back to is a sentence', async (t) => {
  const edition = await openEdition(await folderFor(t));
  const at = new Date(start);
  assert.deepEqual(await edition.editions(), []);
  await edition.publish({ at, put: [output(1, 'one')] });
  const lost = edition.find('/kk/1/')?.digest ?? assert.fail();
  await edition.publish({ at, put: [output(1, 'two')] });
  const before = edition.head();
  await assert.rejects(edition.stepBack({ to: 7, at }), /There is no edition 7 to step back to/);
  await rm(edition.objectFile(lost, 'identity'));
  await assert.rejects(edition.stepBack({ to: 1, at }), /Edition 1 is no longer whole/);
  assert.equal(edition.head(), before);
  assert.equal(await edition.stepBack({ to: 2, at }), before);
});
