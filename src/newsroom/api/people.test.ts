import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Refusal } from '../../base/refusal.ts';
import type { AccountId, InvitationId, Role } from '../../store/tables.ts';
import { makeRecoveryLink, makeSignInLink, readSignInLink, removeInvitation } from './accounts.ts';
import { commandLine, type Actor } from './actor.ts';
import { onEachNewsroom } from './http/testing/on-each-newsroom.ts';
import type { Newsroom } from './newsroom.ts';
import { changePerson, listInvitations } from './people.ts';
import { createToken, revokeToken } from './tokens.ts';

async function make(
  { store, clock }: Newsroom,
  role: Role = 'admin',
): Promise<Actor & { readonly account: AccountId }> {
  const name = `${role} ${crypto.randomUUID().slice(0, 8)}`;
  const account = await store.transact(({ write }) =>
    write.accounts.create({ name, role, passphrase: null, at: clock() }),
  );
  return { account: account ?? assert.fail(), name, role };
}

async function openAdmins({ store }: Newsroom): Promise<AccountId[]> {
  const accounts = await store.read.accounts.accounts();
  return accounts.filter(({ role, disabledAt }) => role === 'admin' && disabledAt === null).map(({ id }) => id);
}

onEachNewsroom('people', (given) => {
  it('somebody is left who may administer, when two admins close each other at once', async () => {
    const { newsroom } = given.opened;
    const [one, other] = [await make(newsroom), await make(newsroom)];
    for (let round = 0; round < 10; round += 1) {
      const closings = await Promise.allSettled([
        changePerson(newsroom, one, { id: other.account, disabled: true }),
        changePerson(newsroom, other, { id: one.account, disabled: true }),
      ]);
      assert.equal(closings.filter(({ status }) => status === 'fulfilled').length, 1);
      for (const closing of closings) if (closing.status === 'rejected') assert.ok(closing.reason instanceof Refusal);
      const [left, ...more] = await openAdmins(newsroom);
      assert.deepEqual(more, []);
      const closed = left === one.account ? other.account : one.account;
      await changePerson(newsroom, commandLine, { id: closed, disabled: false });
    }
  });

  it('a change of one thing takes nothing back of another at the same time', async () => {
    const { newsroom } = given.opened;
    for (let round = 0; round < 20; round += 1) {
      const { account: id } = await make(newsroom);
      await Promise.all([
        changePerson(newsroom, commandLine, { id, disabled: true }),
        changePerson(newsroom, commandLine, { id, role: 'editor' }),
      ]);
      const changed = await newsroom.store.read.accounts.account(id);
      assert.deepEqual([changed?.role, changed?.disabledAt === null], ['editor', false]);
    }
  });

  it('whoever was closed, or may no longer administer, has no act on the way', async () => {
    const { newsroom } = given.opened;
    const { account: id } = await make(newsroom, 'reporter');
    const { id: token } = await createToken(newsroom, commandLine, { name: 'x', role: 'editor' });
    const link = crypto.randomUUID() as string as InvitationId;
    for (const change of [{ disabled: true }, { role: 'editor' }] as const) {
      const late = await make(newsroom);
      await changePerson(newsroom, commandLine, { id: late.account, ...change });
      const acts = [
        () => changePerson(newsroom, late, { id, role: 'admin' }),
        () => makeSignInLink(newsroom, late, { name: null, role: 'admin' }),
        () => makeRecoveryLink(newsroom, late, id),
        () => removeInvitation(newsroom, late, link),
        () => createToken(newsroom, late, { name: 'x', role: 'admin' }),
        () => revokeToken(newsroom, late, token),
      ];
      for (const act of acts) await assert.rejects(act, { kind: 'forbidden' });
    }
  });

  it('closing an administrator, or taking the right from one, ends every open link', async () => {
    const { newsroom } = given.opened;
    const { account: boss } = await make(newsroom);
    const { account: writer } = await make(newsroom, 'reporter');
    const open = async () => (await listInvitations(newsroom, commandLine)).map(({ account }) => account);
    for (const change of [{ disabled: true }, { role: 'editor' }] as const) {
      const bad = await make(newsroom);
      await makeSignInLink(newsroom, bad, { name: null, role: 'admin' });
      await makeRecoveryLink(newsroom, bad, boss);
      await changePerson(newsroom, commandLine, { id: writer, role: 'moderator' });
      await changePerson(newsroom, commandLine, { id: bad.account, role: 'admin' });
      assert.deepEqual(new Set(await open()), new Set([null, boss]));
      await changePerson(newsroom, commandLine, { id: bad.account, ...change });
      assert.deepEqual(await open(), []);
    }
    const { url } = await makeRecoveryLink(newsroom, commandLine, writer);
    await makeRecoveryLink(newsroom, commandLine, boss);
    await changePerson(newsroom, commandLine, { id: writer, disabled: true });
    assert.deepEqual(await open(), [boss]);
    assert.equal(await readSignInLink(newsroom, url.split('/').at(-1) ?? ''), null);
  });

  it('a way back in is listed with its account, and can be taken back', async () => {
    const { newsroom } = given.opened;
    const { account, name } = await make(newsroom, 'editor');
    const { url, expires } = await makeRecoveryLink(newsroom, commandLine, account);
    const [listed] = (await listInvitations(newsroom, commandLine)).filter((line) => line.account === account);
    const { id = assert.fail(), ...line } = listed ?? {};
    assert.deepEqual(line, { role: 'editor', name, account, expires });
    await removeInvitation(newsroom, commandLine, id);
    assert.equal(await readSignInLink(newsroom, url.split('/').at(-1) ?? ''), null);
    const [entry] = await newsroom.store.read.audit.lines({ limit: 1 });
    assert.deepEqual([entry?.act, entry?.subject], ['person.uninvite', account]);
    await assert.rejects(removeInvitation(newsroom, commandLine, id), { kind: 'missing' });
  });
});
