import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8, type Bytes } from '../../base/bytes.ts';
import { DAY } from '../../base/clock.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { firstRoot, followHead, trusting, type Memory } from './follow.ts';
import { webCrypto } from './primitives.ts';
import { METADATA, type Source } from './source.ts';
import {
  alias,
  makeKey,
  NOW,
  online,
  publish,
  readerOf,
  rootFile,
  rootKeys,
  ROLES,
  signed,
  type Publish,
  type Roles,
} from './testing/signed-edition.ts';

const first = rootFile(1, ROLES);

type Files = Map<string, Bytes>;

function served(what: Publish, roots: readonly Bytes[] = []): Files {
  const files = publish(what);
  for (const [at, bytes] of [first, ...roots].entries()) files.set(`${METADATA}${at + 1}.root.json`, bytes);
  return files;
}

async function follow(files: Files, memory: Memory = trusting(first), now: Date = NOW) {
  return await followHead(readerOf(files), memory, now);
}

async function refused(files: Files, kind: string, where: string, memory?: Memory): Promise<void> {
  const { edition, faults } = await follow(files, memory);
  assert.equal(edition, null);
  assert.deepEqual([faults[0]?.kind, faults[0]?.where.replace(METADATA, '')], [kind, where], String(faults[0]));
}

test('an honest edition is followed, and the next, and the same again', async () => {
  const one = await follow(served({ seq: 7 }));
  assert.deepEqual([one.faults, one.edition?.seq, one.edition?.renewal], [[], 7, 7000]);
  assert.deepEqual(
    [...(one.edition?.files.keys() ?? [])].map((name) => name.replace(METADATA, '')),
    [`${one.edition?.digest}.edition.json`, '7.targets.json', '7000.snapshot.json', '1.root.json', 'timestamp.json'],
  );
  assert.equal(one.edition?.expires.getTime(), NOW.getTime() + 3 * DAY);
  assert.equal((await follow(served({ seq: 7 }), one.memory)).edition?.seq, 7);
  const two = await follow(served({ seq: 9, renewal: 3 }), one.memory);
  assert.deepEqual([two.edition?.seq, two.memory.targets, two.memory.snapshot], [9, 9, 9003]);
  const bare = { source: readerOf(served({ seq: 7 })).source, primitives: webCrypto };
  assert.equal((await followHead(bare, trusting(await firstRoot(bare)), NOW)).edition?.digest, one.edition?.digest);
});

test('what is older than seen is refused, whichever file says so', async () => {
  const { memory } = await follow(served({ seq: 9, renewal: 2 }));
  await refused(served({ seq: 9, renewal: 1 }), 'rollback', 'timestamp.json', memory);
  await refused(served({ seq: 8 }), 'rollback', 'timestamp.json', memory);
  await refused(served({ seq: 8, renewal: 5000 }), 'rollback', '13000.snapshot.json', memory);
  const other = served({ seq: 9, renewal: 3, more: { at: '2026-11-27T12:00:01.000Z' } });
  await refused(other, 'forked', '9.targets.json', memory);
});

test('what has expired is told, and shown only to who asks for it', async () => {
  for (const role of ['timestamp', 'snapshot', 'targets'] as const) {
    const { edition, faults } = await follow(served({ seq: 1, days: { [role]: -1 } }));
    assert.equal(edition?.seq, 1);
    assert.deepEqual(
      faults.map((fault) => fault.kind),
      ['expired'],
    );
    assert.match(faults[0]?.where ?? '', new RegExp(`${role}\\.json$`));
  }
  const { edition, faults } = await follow(served({ seq: 1 }), trusting(rootFile(1, ROLES, undefined, -1)));
  assert.deepEqual([edition, faults[0]?.kind], [null, 'expired']);
});

test('files of two editions do not go together', async () => {
  const [one, two] = [served({ seq: 1 }), served({ seq: 2 })];
  const mixed = (name: string, from: string): Files => {
    const bytes = one.get(METADATA + from);
    return new Map(two).set(METADATA + name, bytes ?? utf8(''));
  };
  await refused(mixed('2000.snapshot.json', '1000.snapshot.json'), 'altered', '2000.snapshot.json');
  await refused(mixed('2.targets.json', '1.targets.json'), 'altered', '2.targets.json');
  const document = [...two.keys()].find((name) => name.endsWith('.edition.json')) ?? '';
  const other = [...one].find(([name]) => name.endsWith('.edition.json'))?.[1] ?? utf8('');
  await refused(new Map(two).set(document, other), 'altered', document.replace(METADATA, ''));
  for (const name of ['timestamp.json', '2000.snapshot.json', '2.targets.json']) {
    const without = new Map(two);
    without.delete(METADATA + name);
    await refused(without, 'missing', name);
  }
});

test('who may not sign, signs nothing', async () => {
  const stranger = { keys: [makeKey()], threshold: 1 };
  for (const [role, where] of [
    ['timestamp', 'timestamp.json'],
    ['snapshot', '1000.snapshot.json'],
    ['targets', '1.targets.json'],
  ] as const)
    await refused(served({ seq: 1, roles: { ...ROLES, [role]: stranger } }), 'unsigned', where);
  // The key of another role.
  await refused(served({ seq: 1, roles: { ...ROLES, targets: ROLES.timestamp } }), 'unsigned', '1.targets.json');
});

test('one key is one signature, however often and under whichever name it signs', async () => {
  const [one, two] = [makeKey(), makeKey()];
  const again = alias(one, { note: 'the same' });
  const roles = { ...ROLES, targets: { keys: [one, again, two], threshold: 2 } };
  const root = trusting(rootFile(1, roles));
  const by = (...keys: (typeof one)[]): Files =>
    served({ seq: 1, roles: { ...roles, targets: { keys, threshold: 2 } } });
  await refused(by(one), 'unsigned', '1.targets.json', root);
  await refused(by(one, one), 'unsigned', '1.targets.json', root);
  await refused(by(one, again), 'unsigned', '1.targets.json', root);
  assert.equal((await follow(by(one, again, two), root)).edition?.seq, 1);
});

const fresh = makeKey();
const rotated: Roles = {
  ...ROLES,
  snapshot: { keys: [fresh], threshold: 1 },
  timestamp: { keys: [fresh], threshold: 1 },
};

test('the online key is rotated by two of three; its versions begin anew, those of editions do not', async () => {
  const { memory } = await follow(served({ seq: 5, renewal: 900 }));
  const files = served({ seq: 5, renewal: 10, roles: rotated }, [rootFile(2, rotated)]);
  const after = await follow(files, memory);
  assert.deepEqual([after.faults, after.edition?.renewal, after.memory.root], [[], 5010, rootFile(2, rotated)]);
  await refused(
    served({ seq: 4, renewal: 7000, roles: rotated }, [rootFile(2, rotated)]),
    'rollback',
    '11000.snapshot.json',
    memory,
  );
  // What the key before signs is worth nothing from now on, and the root does not go back.
  await refused(served({ seq: 6 }), 'unsigned', 'timestamp.json', after.memory);
  await refused(
    served({ seq: 5, renewal: 10, roles: rotated }, [rootFile(2, rotated, [rootKeys[0]])]),
    'unsigned',
    '2.root.json',
  );
});

test('a root that was accepted stays, whatever comes after it', async () => {
  const broken = served({ seq: 5 }, [rootFile(2, rotated)]);
  const { edition, memory } = await follow(broken);
  assert.equal(edition, null);
  assert.deepEqual(memory.root, rootFile(2, rotated));
});

test('root keys are rotated by those before and those after', async () => {
  const next = [makeKey(), makeKey()] as const;
  const roles: Roles = { ...ROLES, root: { keys: next, threshold: 2 } };
  const both = rootFile(2, roles, [rootKeys[0], rootKeys[2], ...next]);
  assert.equal((await follow(served({ seq: 1 }, [both]))).edition?.seq, 1);
  await refused(served({ seq: 1 }, [rootFile(2, roles, next)]), 'unsigned', '2.root.json');
  await refused(
    served({ seq: 1 }, [rootFile(2, roles, [rootKeys[0], rootKeys[1], next[0]])]),
    'unsigned',
    '2.root.json',
  );
  const third = rootFile(3, { ...rotated, root: roles.root }, next);
  const files = served({ seq: 1, roles: rotated }, [both, third]);
  assert.equal((await follow(files)).edition?.seq, 1);
});

test('a chain of roots has no gaps and no doubles', async () => {
  const third = rootFile(3, rotated);
  const gap = served({ seq: 1, roles: rotated });
  gap.set(`${METADATA}3.root.json`, third);
  await refused(gap, 'unsigned', 'timestamp.json');
  await refused(served({ seq: 1, roles: rotated }, [third]), 'unreadable', '2.root.json');
  await refused(served({ seq: 1 }, [first]), 'unreadable', '2.root.json');
});

test('a thief of the targets key cannot use up the numbers for good', async () => {
  const { memory } = await follow(served({ seq: 2 ** 40 }));
  const roles: Roles = { ...rotated, targets: { keys: [makeKey()], threshold: 1 } };
  assert.equal((await follow(served({ seq: 6, roles }, [rootFile(2, roles)]), memory)).edition?.seq, 6);
});

test('what the signed files may not hold', async () => {
  const head = { spec_version: '1.0.31', version: 1000, expires: '2026-11-29T12:00:00Z' };
  const pin = { version: 1000, length: 5, hashes: { sha256: sha256(utf8('x')) } };
  const timestamp = { _type: 'timestamp', ...head, meta: { 'snapshot.json': pin } };
  const bad = [
    { ...timestamp, _type: 'snapshot' },
    { ...timestamp, version: 0 },
    { ...timestamp, version: '1000' },
    { ...timestamp, spec_version: '2.0.0' },
    { ...timestamp, expires: '2026-11-29T12:00:00.5Z' },
    { ...timestamp, expires: '2026-13-29T12:00:00Z' },
    { ...timestamp, meta: {} },
    { ...timestamp, meta: { 'snapshot.json': { ...pin, length: -1 } } },
    { ...timestamp, meta: { 'snapshot.json': { ...pin, hashes: {} } } },
    { ...timestamp, note: 'қазақша' },
    { ...timestamp, note: 'two\nlines' },
  ];
  for (const value of bad) {
    const files = served({ seq: 1 }).set(`${METADATA}timestamp.json`, signed(value, [online]));
    await refused(files, 'unreadable', 'timestamp.json');
  }
  const deep = utf8(`{"signatures":[],"signed":${'['.repeat(30_000)}${']'.repeat(30_000)}}`);
  await refused(served({ seq: 1 }).set(`${METADATA}timestamp.json`, deep), 'unreadable', 'timestamp.json');
});

test('what is too long, and what does not answer, are told apart from what is wrong', async () => {
  const files = served({ seq: 1 });
  await refused(
    new Map(files).set(`${METADATA}timestamp.json`, utf8(' '.repeat(64 * 1024 + 1))),
    'too-long',
    'timestamp.json',
  );
  const { source, primitives } = readerOf(files);
  const silent: Source = (address, limit) => {
    if (address.includes('snapshot')) throw new Error('ECONNRESET');
    return source(address, limit);
  };
  const { edition, faults } = await followHead({ source: silent, primitives }, trusting(first), NOW);
  assert.deepEqual([edition, faults[0]?.kind], [null, 'silent']);
  assert.match(String(faults[0]), /1000\.snapshot\.json: cannot be read: ECONNRESET/);
});
