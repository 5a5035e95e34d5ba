import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { DAY, HOUR } from '../../base/clock.ts';
import type { Edition } from '../edition.ts';
import { HomeKeys } from '../keys/home-keys.ts';
import { openEdition } from '../open-edition.ts';
import type { HeadSource } from './head-files.ts';
import { headVersion } from './head-signer.ts';

const AT = new Date('2026-11-22T10:00:00Z');

interface Given {
  readonly folder: string;
  readonly keys: HomeKeys;
  open(signing?: HeadSource): Promise<Edition>;
  publish(edition: Edition, body: string, at?: Date): Promise<number>;
  /** A member of the `signed` part of a file of the head. */
  signed(name: string): Promise<{ version: number; expires: string }>;
}

async function given(t: TestContext): Promise<Given> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'picket-head-'));
  const opened: Edition[] = [];
  t.after(async () => {
    for (const edition of opened) await edition.settled();
    await rm(folder, { recursive: true, force: true });
  });
  const keys = await HomeKeys.open(path.join(folder, 'keys'), { now: AT, passphrase: null });
  const heads = path.join(folder, '.well-known/edition');
  return {
    folder: heads,
    keys,
    open: async (signing = keys) => {
      const edition = await openEdition(folder, { signing });
      // What follows a publish writes behind it.
      opened.push(edition);
      return edition;
    },
    publish: async (edition, body, at = AT) =>
      (await edition.publish({ put: [{ path: '/kk/', type: 'text/html', body }], at })).seq,
    signed: async (name) => JSON.parse(await readFile(path.join(heads, name), 'utf8')).signed,
  };
}

function later(milliseconds: number): Date {
  return new Date(AT.getTime() + milliseconds);
}

test('versions go up, whatever came before', () => {
  assert.equal(headVersion(3, 0), 3000);
  assert.equal(headVersion(3, 3000), 3001);
  assert.equal(headVersion(4, 3999), 4000);
  assert.equal(headVersion(4, 4999), 5000);
  assert.equal(headVersion(5, 5000), 5001);
});

test('each publish is signed, and holds for three days', async (t) => {
  const { open, publish, signed } = await given(t);
  const edition = await open();
  assert.equal(edition.signedUntil(), null);
  await publish(edition, 'a');
  await publish(edition, 'b');
  assert.equal((await signed('timestamp.json')).version, 2000);
  assert.deepEqual(edition.signedUntil(), later(3 * DAY));
  assert.equal((await signed('2.targets.json')).version, 2);
  assert.equal((await open()).signedUntil()?.getTime(), later(3 * DAY).getTime());
});

test('a head is signed again when it is to end, and targets when they are', async (t) => {
  const { open, publish, signed } = await given(t);
  const edition = await open();
  assert.equal(await edition.renew(AT), false, 'nothing is published');
  await publish(edition, 'a');
  assert.equal(await edition.renew(later(DAY)), false);
  assert.equal(await edition.renew(later(DAY + HOUR)), true);
  assert.equal((await signed('timestamp.json')).version, 1001);
  const before = await signed('1.targets.json');
  assert.equal(await edition.renew(later(300 * DAY)), true);
  const after = await signed('1.targets.json');
  assert.notEqual(after.expires, before.expires);
  assert.equal((await open()).signedUntil()?.getTime(), later(303 * DAY).getTime());
});

test('what a crash kept from being written is written by the next start, with a number that nobody has seen', async (t) => {
  const { folder, open, publish, signed } = await given(t);
  const edition = await open();
  await publish(edition, 'a');
  const timestamp = await readFile(path.join(folder, 'timestamp.json'));
  await publish(edition, 'b');
  await edition.settled();
  // The edition became current, and its head did not.
  await writeFile(path.join(folder, 'timestamp.json'), timestamp);
  await rm(path.join(folder, '2.targets.json'));
  await rm(path.join(folder, '2000.snapshot.json'));
  const again = await open();
  assert.equal(again.signedUntil(), null);
  assert.equal(await again.renew(AT), true);
  assert.equal((await signed('timestamp.json')).version, 2001);
  assert.deepEqual(again.signedUntil(), later(3 * DAY));

  assert.equal(await again.renew(later(2 * DAY)), true);
  assert.equal((await signed('timestamp.json')).version, 2002);
  await writeFile(path.join(folder, 'timestamp.json'), '{"signed":');
  const third = await open();
  assert.equal(await third.renew(AT), true);
  assert.equal(
    (await signed('timestamp.json')).version,
    2003,
    'the highest snapshot counts where the timestamp is damaged',
  );
});

test('without keys editions are published and the head stays; with them it follows', async (t) => {
  const { open, publish, signed } = await given(t);
  await publish(await open(), 'a');
  const bare = await open({ keys: null, roots: [] });
  assert.equal(await publish(bare, 'b'), 2);
  assert.equal(await bare.renew(AT), false);
  assert.equal((await signed('timestamp.json')).version, 1000);
  await bare.settled();
  const edition = await open();
  assert.equal(await edition.renew(AT), true);
  assert.equal((await signed('timestamp.json')).version, 2001);
});

test('heads of before are swept once nobody follows them any more', async (t) => {
  const { folder, open, publish } = await given(t);
  const edition = await open();
  for (const body of ['a', 'b', 'c']) await publish(edition, body);
  await edition.collect(AT);
  const old = (names: readonly string[]): string[] =>
    names.filter((name) => /^\d+\.(targets|snapshot)/.test(name)).sort();
  assert.equal(old(await readdir(folder)).length, 6);
  for (const name of await readdir(folder)) await utimes(path.join(folder, name), AT, AT);
  await edition.collect(later(2 * HOUR));
  assert.deepEqual(old(await readdir(folder)), ['3.targets.json', '3000.snapshot.json']);
});
