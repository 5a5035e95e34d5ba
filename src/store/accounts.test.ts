import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ensureDigest } from '../base/digest.ts';
import { onEachEngine } from './testing/engines.ts';
import { AT, later } from './testing/samples.ts';

const digest = (letter: string) => ensureDigest(letter.repeat(64));

onEachEngine('accounts', (given) => {
  it('gives a name once, whatever its case', async () => {
    const { store } = given;
    const create = (name: string) =>
      store.transact(({ write }) => write.accounts.create({ name, role: 'editor', passphrase: null, at: AT }));
    const id = await create('Ұлжан');
    assert.ok(id);
    assert.equal(await create('ҰЛЖАН'), null);
    assert.equal((await store.read.accounts.byName('ұлжан'))?.id, id);
    // What shows nothing makes no other name.
    for (const name of ['Ұл\u200cжан', 'Ұлжан\u200d', '\u2060Ұлжан', 'Ұлжан\ufe0f']) {
      assert.equal(await create(name), null, JSON.stringify(name));
      assert.equal((await store.read.accounts.byName(name))?.id, id);
    }
    await store.transact(({ write }) => write.accounts.change(id, { role: 'admin', passphrase: '$scrypt$x' }));
    assert.deepEqual((await store.read.accounts.account(id))?.role, 'admin');
  });

  it('knows who is signed in until it ends, to the day', async () => {
    const { store } = given;
    const { accounts } = store.read;
    const ids: string[] = [];
    const account = await store.transact(async ({ write }) => {
      const id = await write.accounts.create({ name: 'Sess', role: 'reporter', passphrase: null, at: AT });
      assert.ok(id);
      for (const letter of ['a', 'b']) {
        const session = { digest: digest(letter), account: id, at: AT, expiresAt: later(60) };
        ids.push(await write.accounts.beginSession(session));
      }
      return id;
    });
    const session = { id: ids[0], account, name: 'Sess', role: 'reporter', seenOn: '2026-03-01', expiresAt: later(60) };
    assert.deepEqual(await accounts.session(digest('a'), AT), session);
    assert.equal(await accounts.session(digest('a'), later(60)), null);
    const longer = { at: later(24 * 60), expiresAt: later(48 * 60) };
    await store.transact(({ write }) => write.accounts.prolongSession(digest('a'), longer));
    assert.equal((await accounts.session(digest('a'), later(60)))?.seenOn, '2026-03-02');
    await store.transact(({ write }) => write.accounts.sweep(later(60)));
    assert.equal(await accounts.session(digest('b'), AT), null);
    await store.transact(({ write }) => write.accounts.change(account, { disabledAt: AT }));
    assert.equal(await accounts.session(digest('a'), AT), null);
    await store.transact(({ write }) => write.accounts.change(account, { disabledAt: null }));
    await store.transact(({ write }) => write.accounts.endSessionsOf(account));
    assert.equal(await accounts.session(digest('a'), AT), null);
  });

  it('lets a sign-in link be followed once and in time', async () => {
    const { store } = given;
    const link = { digest: digest('c'), role: 'admin', account: null, name: 'New', expiresAt: later(5) } as const;
    const id = await store.transact(({ write }) => write.accounts.addSignInLink(link));
    const use = (at: Date) => store.transact(({ write }) => write.accounts.useSignInLink(link.digest, at));
    assert.equal(await use(later(5)), null);
    assert.deepEqual(await store.read.accounts.signInLink(link.digest, AT), { ...link, id, usedAt: null });
    assert.deepEqual(await use(later(4)), { ...link, id, usedAt: later(4) });
    assert.equal(await use(later(4)), null);
    assert.equal(await store.read.accounts.signInLink(link.digest, AT), null);
  });

  it('revokes a token for good', async () => {
    const { store } = given;
    const token = { digest: digest('d'), name: 'CMS', role: 'editor', at: AT } as const;
    const id = await store.transact(({ write }) => write.accounts.addToken(token));
    assert.equal((await store.read.accounts.token(token.digest))?.id, id);
    assert.equal(await store.transact(({ write }) => write.accounts.revokeToken(id, later(1))), true);
    assert.equal(await store.transact(({ write }) => write.accounts.revokeToken(id, later(2))), false);
    assert.equal(await store.read.accounts.token(token.digest), null);
    assert.deepEqual((await store.read.accounts.tokens())[0]?.revokedAt, later(1));
  });

  it('gives out edition numbers upwards only, and keeps what is pending in order', async () => {
    const { store } = given;
    const add = (seq: number) =>
      store.transact(({ write }) => write.editions.add({ seq, digest: digest('e'), at: AT }));
    assert.equal(await store.read.editions.latest(), null);
    await add(5_000_000_000);
    await assert.rejects(add(5_000_000_000), /does not come after/);
    await assert.rejects(add(7), /does not come after/);
    assert.deepEqual(await store.read.editions.latest(), {
      seq: 5_000_000_000,
      digest: digest('e'),
      at: AT,
      backTo: null,
    });
    const ids = await store.transact(async ({ write }) => [
      await write.editions.queue('b', AT),
      await write.editions.queue('a', AT),
    ]);
    const subjects = async () => (await store.read.editions.pending()).map(({ subject }) => subject);
    assert.deepEqual(await subjects(), ['b', 'a']);
    await store.transact(({ write }) => write.editions.finish(ids.slice(0, 1)));
    assert.deepEqual(await subjects(), ['a']);
  });
});
