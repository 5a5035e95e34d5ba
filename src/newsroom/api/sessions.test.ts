import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { AccountId, PasskeyId } from '../../store/tables.ts';
import { commandLine } from './actor.ts';
import { onEachNewsroom } from './http/testing/on-each-newsroom.ts';
import type { Newsroom } from './newsroom.ts';
import { changePerson } from './people.ts';
import { beginSession, sessionOf, type SeenKey } from './sessions.ts';

const KEY = { passphrase: '$argon2id$one', totp: null };

async function make({ store, clock }: Newsroom): Promise<AccountId> {
  const account = { name: crypto.randomUUID(), role: 'reporter', passphrase: KEY.passphrase, at: clock() } as const;
  return (await store.transact(({ write }) => write.accounts.create(account))) ?? assert.fail();
}

async function addPasskey({ store }: Newsroom, account: AccountId): Promise<PasskeyId> {
  const passkey = {
    account,
    credential: crypto.randomUUID(),
    publicKey: 'cA',
    counter: 0,
    name: 'x',
    on: '2026-03-01',
  };
  return (await store.transact(({ write }) => write.keys.addPasskey(passkey))) ?? assert.fail();
}

onEachNewsroom('sessions', (given) => {
  it('begin only while what was seen still opens the account', async () => {
    const { newsroom } = given.opened;
    const { store, clock } = newsroom;
    const id = await make(newsroom);
    const passkey = await addPasskey(newsroom, id);
    const begin = async (key: SeenKey) => await beginSession(newsroom, id, key);
    const refuses = async (key: SeenKey) => await assert.rejects(begin(key), { kind: 'unauthenticated' });
    assert.equal((await sessionOf(newsroom, (await begin(KEY)).secret))?.account, id);
    await begin({ passkey });
    await store.transact(({ write }) => write.accounts.change(id, { totp: 'ABC' }));
    await refuses(KEY);
    await begin({ ...KEY, totp: 'ABC' });
    await store.transact(({ write }) => write.accounts.change(id, { passphrase: '$argon2id$two', totp: null }));
    await refuses(KEY);
    await begin({ passkey });
    await store.transact(({ write }) => write.keys.removePasskeysOf(id));
    await refuses({ passkey });
    await store.transact(({ write }) => write.accounts.change(id, { passphrase: null }));
    await refuses({ passphrase: null, totp: null });
    const other = await make(newsroom);
    await store.transact(({ write }) => write.accounts.change(other, { disabledAt: clock() }));
    await assert.rejects(beginSession(newsroom, other, KEY), { kind: 'unauthenticated' });
  });

  it('that begin while the account is closed end with it', async () => {
    const { newsroom } = given.opened;
    const id = await make(newsroom);
    for (let round = 0; round < 20; round += 1) {
      const [begun] = await Promise.allSettled([
        beginSession(newsroom, id, KEY),
        changePerson(newsroom, commandLine, { id, disabled: true }),
      ]);
      await changePerson(newsroom, commandLine, { id, disabled: false });
      if (begun.status === 'fulfilled') assert.equal(await sessionOf(newsroom, begun.value.secret), null);
    }
  });
});
