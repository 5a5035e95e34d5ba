import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ensureDigest } from '../base/digest.ts';
import { onEachEngine } from './testing/engines.ts';
import type { Store } from './open-store.ts';
import type { AccountId } from './tables.ts';
import { AT } from './testing/samples.ts';

const digest = (letter: string) => ensureDigest(letter.repeat(64));

async function account(store: Store): Promise<AccountId> {
  const name = crypto.randomUUID();
  const id = await store.transact(({ write }) =>
    write.accounts.create({ name, role: 'editor', passphrase: null, at: AT }),
  );
  assert.ok(id);
  return id;
}

const PASSKEY = { publicKey: 'cA', counter: 0, name: 'Телефон', on: '2026-03-01' };

onEachEngine('passkeys and recovery codes', (given) => {
  it('knows a credential once, and counts its uses', async () => {
    const { store } = given;
    const owner = await account(store);
    const add = async (credential: string) =>
      await store.transact(({ write }) => write.keys.addPasskey({ ...PASSKEY, account: owner, credential }));
    const id = await add('one');
    assert.ok(id);
    assert.equal(await add('one'), null);
    const { on: createdOn, ...rest } = PASSKEY;
    const row = { ...rest, id, account: owner, credential: 'one', createdOn, usedOn: null };
    assert.deepEqual(await store.read.keys.passkey('one'), row);
    const use = async (before: number, counter: number) =>
      await store.transact(({ write }) => write.keys.usePasskey(id, { before, counter, on: '2026-03-02' }));
    assert.equal(await use(0, 5), true);
    assert.equal(await use(0, 6), false);
    assert.deepEqual(await store.read.keys.passkeysOf(owner), [{ ...row, counter: 5, usedOn: '2026-03-02' }]);
    const stranger = await account(store);
    const remove = async (who: AccountId) => await store.transact(({ write }) => write.keys.removePasskey(who, id));
    assert.equal(await remove(stranger), false);
    assert.equal(await remove(owner), true);
    assert.equal(await store.read.keys.passkey('one'), null);
  });

  it('knows an account by one user handle for good, whoever gives it another at once', async () => {
    const { store } = given;
    const owner = await account(store);
    const give = async (handle: string) =>
      await store.transact(({ write }) => write.accounts.setUserHandle(owner, handle + owner));
    const taken = await Promise.all([give('a'), give('b')]);
    assert.deepEqual(taken.toSorted(), [false, true]);
    const [first, second] = taken[0] === true ? ['a', 'b'] : ['b', 'a'];
    assert.deepEqual([await give(first), await give(second)], [true, false]);
    assert.equal((await store.read.accounts.account(owner))?.userHandle, first + owner);
  });

  it('takes a recovery code once, and only its owner’s', async () => {
    const { store } = given;
    const [owner, stranger] = [await account(store), await account(store)];
    await store.transact(({ write }) => write.keys.setRecoveryCodes(owner, [digest('a'), digest('b')]));
    const use = async (who: AccountId, letter: string) =>
      await store.transact(({ write }) => write.keys.useRecoveryCode(who, digest(letter)));
    assert.equal(await use(stranger, 'a'), false);
    assert.equal(await use(owner, 'a'), true);
    assert.equal(await use(owner, 'a'), false);
    assert.equal(await store.read.keys.recoveryCodesLeft(owner), 1);
    await store.transact(({ write }) => write.keys.setRecoveryCodes(owner, []));
    assert.equal(await store.read.keys.recoveryCodesLeft(owner), 0);
  });

  it('lists the sessions of an account, and ends them one by one or all but one', async () => {
    const { store } = given;
    const owner = await account(store);
    const expiresAt = new Date(AT.getTime() + 1000);
    const ids = await store.transact(async ({ write }) => {
      const begin = async (letter: string) =>
        await write.accounts.beginSession({ digest: digest(letter), account: owner, at: AT, expiresAt });
      return [await begin('1'), await begin('2'), await begin('3')] as const;
    });
    const listed = async (at = AT) => (await store.read.accounts.sessionsOf(owner, at)).map(({ id }) => id).toSorted();
    assert.deepEqual(await listed(), ids.toSorted());
    assert.deepEqual(await listed(expiresAt), []);
    assert.equal(await store.transact(({ write }) => write.accounts.endSessionOf(owner, ids[0])), true);
    assert.equal(await store.transact(({ write }) => write.accounts.endSessionOf(owner, ids[0])), false);
    await store.transact(({ write }) => write.accounts.endSessionsOf(owner, { except: ids[1] }));
    assert.deepEqual(await listed(), [ids[1]]);
  });
});
