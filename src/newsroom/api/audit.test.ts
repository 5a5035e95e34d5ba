import assert from 'node:assert/strict';
import { it, test } from 'node:test';
import { AUDIT_WORDS } from '../../language/strings/newsroom/audit.ts';
import type { Store } from '../../store/open-store.ts';
import type { AccountId, AuditEntryRow, TokenId } from '../../store/tables.ts';
import { onEachEngine } from '../../store/testing/engines.ts';
import { AT, later } from '../../store/testing/samples.ts';
import { audit, checkAuditOf, type AuditAct } from './audit.ts';
import { entryDigest, isWhole, sealDetail } from './audit-chain.ts';

const actor = { account: crypto.randomUUID() as string as AccountId, name: 'A', role: 'editor' } as const;

async function act(store: Store, detail: string | null = null): Promise<void> {
  await store.transact(({ write }) => audit(write, { actor, act: 'story.submit', subject: 's', detail, at: AT }));
}

onEachEngine('the audit log', (given) => {
  it('is one chain, however many act at once', async () => {
    const { store } = given;
    await Promise.all(Array.from({ length: 12 }, async () => await act(store, 'because')));
    assert.deepEqual(await checkAuditOf(store), { entries: 12, broken: null });
    const numbers = (await store.read.audit.lines({ limit: 3, before: 11 })).map(({ number }) => number);
    assert.deepEqual(numbers, [10, 9, 8]);
  });

  it('stays whole when a detail is erased, and names who acted', async () => {
    const { store } = given;
    const erase = async () => await store.transact(({ write }) => write.audit.eraseDetail(5));
    assert.equal(await erase(), true);
    assert.equal(await erase(), false);
    assert.deepEqual(await checkAuditOf(store), { entries: 12, broken: null });
    const [entry] = await store.read.audit.lines({ limit: 1, before: 6 });
    assert.deepEqual([entry?.detail, entry?.salt, entry?.actor, entry?.name], [null, null, actor.account, null]);
    const name = 'CMS';
    const token = { digest: entry?.digest ?? assert.fail(), name, role: 'editor', at: AT } as const;
    await store.transact(async ({ write }) => {
      const id: TokenId = await write.accounts.addToken(token);
      const robot = { account: null, token: id, name, role: 'editor' } as const;
      await audit(write, { actor: robot, act: 'story.create', subject: null, at: later(1) });
    });
    assert.equal((await store.read.audit.lines({ limit: 1 }))[0]?.name, name);
  });

  it('is read by who acted and by what was done', async () => {
    const { store } = given;
    const other = { ...actor, account: crypto.randomUUID() as string as AccountId };
    await store.transact(async ({ write }) => {
      for (const act of ['person.role', 'person.invite', 'publication.change'] as const)
        await audit(write, { actor: other, act, subject: null, at: AT });
    });
    const acts = async (query: { actor?: AccountId; act?: string; before?: number }) =>
      (await store.read.audit.lines({ limit: 10, ...query })).map(({ act }) => act);
    assert.deepEqual(await acts({ actor: other.account }), ['publication.change', 'person.invite', 'person.role']);
    assert.deepEqual(await acts({ actor: other.account, act: 'person' }), ['person.invite', 'person.role']);
    assert.deepEqual(await acts({ act: 'person.role' }), ['person.role']);
    // The first part, whole: `p` is none.
    assert.deepEqual(await acts({ act: 'p' }), []);
    const [last] = await store.read.audit.lines({ limit: 1, act: 'person' });
    assert.deepEqual(await acts({ act: 'person', before: last?.number ?? assert.fail() }), ['person.role']);
  });

  it('has words in the app for every act', () => {
    // What is checked here is checked by the compiler: an act without words does not compile.
    const words: Readonly<Record<AuditAct, string>> = AUDIT_WORDS.en.acts;
    assert.ok(Object.values(words).every((each) => each !== ''));
  });

  it('records nothing of an act that was not done', async () => {
    const { store } = given;
    const before = await checkAuditOf(store);
    const failing = store.transact(async ({ write }) => {
      await audit(write, { actor, act: 'story.publish', subject: 's', at: AT });
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    assert.deepEqual(await checkAuditOf(store), before);
  });

  it('keeps of acts on keys, and of coming in, the day', async () => {
    const { store } = given;
    const at = new Date('2026-03-01T17:41:05.123Z');
    const acts = ['account.passphrase', 'account.no-passkey', 'person.join', 'person.return', 'person.link'] as const;
    for (const name of acts) await store.transact(({ write }) => audit(write, { actor, act: name, subject: null, at }));
    const times = (await store.read.audit.lines({ limit: acts.length })).map((line) => line.at.toISOString());
    const day = '2026-03-01T00:00:00.000Z';
    assert.deepEqual(times.toReversed(), [day, day, day, day, at.toISOString()]);
    assert.equal((await checkAuditOf(store)).broken, null);
  });

  it('tells where it was changed', async () => {
    const { store } = given;
    const { entries } = await checkAuditOf(store);
    await store.transact(({ write }) =>
      write.audit.add((last) => ({ ...(last ?? assert.fail()), number: entries + 1, act: 'story.withdraw' })),
    );
    await act(store);
    assert.deepEqual(await checkAuditOf(store), { entries: entries + 1, broken: entries + 1 });
  });
});

test('an entry’s digest covers all but what can be erased', () => {
  const sealed = sealDetail('a reason');
  const plain = { number: 2, at: AT, act: 'story.withdraw', actor: actor.account, subject: 's', ...sealed };
  const before = { number: 1, digest: entryDigest({ ...plain, number: 1 }, null) };
  const entry: AuditEntryRow = { ...plain, digest: entryDigest(plain, before.digest) };
  assert.ok(isWhole(entry, before));
  assert.ok(isWhole({ ...entry, detail: null, salt: null }, before));
  const changes: Partial<AuditEntryRow>[] = [
    { number: 3 },
    { at: later(1) },
    { act: 'story.publish' },
    { actor: null },
    { subject: 't' },
    { detail: 'another reason' },
    { detailDigest: before.digest },
    { detailDigest: null, detail: null },
    { salt: '00' },
    { salt: null },
    { digest: before.digest },
  ];
  for (const change of changes) assert.equal(isWhole({ ...entry, ...change }, before), false, JSON.stringify(change));
  assert.equal(isWhole(entry, null), false);
  assert.equal(isWhole(entry, { ...before, digest: entry.digest }), false);
  assert.notEqual(sealDetail('a reason').detailDigest, sealed.detailDigest, 'the same reason twice shows nothing');
});

test('the digest is the one that the contract describes', () => {
  const at = new Date('2026-11-27T10:00:00.000Z');
  const entry = { number: 1, at, act: 'story.create', actor: null, subject: 's', detailDigest: null };
  // printf '[1,"2026-11-27T10:00:00.000Z","story.create",null,"s",null,null]' | sha256sum
  assert.equal(entryDigest(entry, null), '800143416cc135cc2388b952d7e59187512c5aead5b30ab47973785e63a0b9d6');
});
