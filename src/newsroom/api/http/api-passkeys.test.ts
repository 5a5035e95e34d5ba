import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeRecoveryLink } from '../accounts.ts';
import { commandLine } from '../actor.ts';
import type { AccountId } from '../../../store/tables.ts';
import { ApiClient, newLink, openClient, type Answer } from './testing/api-client.ts';
import { Authenticator, type Misdeeds } from './testing/authenticator.ts';
import { openNewsroom, PASSPHRASE, type OpenNewsroom } from './testing/open-newsroom.ts';

const HOME = 'http://localhost:8081';
type Creation = Parameters<Authenticator['create']>[0];
type Request = Parameters<Authenticator['get']>[0];

let opened: OpenNewsroom;
before(async () => {
  opened = await openNewsroom();
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

/** Somebody who came in by a link and a passkey, and has nothing else. */
async function withPasskey(): Promise<{ client: ApiClient; passkey: Authenticator; name: string; id: string }> {
  const client = new ApiClient(opened);
  const passkey = new Authenticator(HOME);
  const secret = await newLink(opened.newsroom, 'reporter');
  const name = `Key ${crypto.randomUUID().slice(0, 8)}`;
  const { ceremony, options } = await client.must('POST', '/api/sign-in/link/passkey/options', { secret, name });
  const response = passkey.create(options as Creation);
  await client.must('POST', '/api/sign-in/link/passkey', { secret, ceremony, response });
  const id = String((await client.must('GET', '/api/me'))['account']);
  return { client, passkey, name, id };
}

async function signIn(client: ApiClient, passkey: Authenticator, misdeeds: Misdeeds = {}): Promise<Answer> {
  const { ceremony, options } = await client.must('POST', '/api/sign-in/passkey/options');
  return await client.ask('POST', '/api/sign-in/passkey', {
    ceremony,
    response: passkey.get(options as Request, misdeeds),
  });
}

test('a link is followed with a passkey, which then signs in without a name', async () => {
  const { passkey, name } = await withPasskey();
  const again = new ApiClient(opened);
  const { status, json } = await signIn(again, passkey);
  assert.equal(status, 200);
  assert.deepEqual(json, { name, role: 'reporter' });
  const security = await again.must('GET', '/api/me/security');
  const today = new Date().toISOString().slice(0, 10);
  assert.equal(security['passphrase'], false);
  assert.deepEqual(
    (security['passkeys'] as Record<string, unknown>[]).map(({ name: called, createdOn, usedOn }) => [
      called,
      createdOn,
      usedOn,
    ]),
    [['Passkey', today, today]],
  );
});

test('the options ask for what the design says, and name no account to strangers', async () => {
  const client = new ApiClient(opened);
  const secret = await newLink(opened.newsroom, 'editor');
  const made = await client.must('POST', '/api/sign-in/link/passkey/options', { secret, name: 'Options' });
  const options = made['options'] as Record<string, Record<string, unknown>>;
  assert.equal(options['rp']?.['id'], 'localhost');
  assert.equal(options['attestation'], 'none');
  assert.equal(options['authenticatorSelection']?.['residentKey'], 'required');
  assert.equal(options['authenticatorSelection']?.['userVerification'], 'required');
  assert.equal(Buffer.from(String(options['user']?.['id']), 'base64url').length, 32);
  const asked = (await client.must('POST', '/api/sign-in/passkey/options'))['options'] as Record<string, unknown>;
  assert.deepEqual(asked['allowCredentials'] ?? [], []);
  assert.equal(asked['userVerification'], 'required');
});

const WRONGS: Readonly<Record<string, Misdeeds>> = {
  'another challenge': { challenge: Buffer.alloc(32, 7).toString('base64url') },
  'another site': { origin: 'https://evil.example' },
  'another port of this machine': { origin: 'http://localhost:9999' },
  'another host': { rpId: 'evil.example' },
  'a frame in another site': { crossOrigin: true },
  'a finger that nobody looked at': { verified: false },
  'somebody else’s handle': { userHandle: Buffer.alloc(32, 1).toString('base64url') },
  'no handle': { userHandle: undefined },
};

test('a passkey’s answer that is wrong in one thing opens nothing', async () => {
  const { passkey } = await withPasskey();
  for (const [what, misdeeds] of Object.entries(WRONGS)) {
    assert.equal((await signIn(new ApiClient(opened), passkey, misdeeds)).status, 401, what);
  }
  assert.equal((await signIn(new ApiClient(opened), passkey)).status, 200);
});

test('a passkey that is wrong in one thing is not taken, and its link stays usable', async () => {
  const client = new ApiClient(opened);
  const secret = await newLink(opened.newsroom, 'reporter');
  const name = 'Not yet';
  const follow = async (misdeeds: Misdeeds): Promise<number> => {
    const { ceremony, options } = await client.must('POST', '/api/sign-in/link/passkey/options', { secret, name });
    const response = new Authenticator(HOME).create(options as Creation, misdeeds);
    return (await client.ask('POST', '/api/sign-in/link/passkey', { secret, ceremony, response })).status;
  };
  for (const [what, misdeeds] of Object.entries(WRONGS)) {
    if (!('userHandle' in misdeeds)) assert.equal(await follow(misdeeds), 422, what);
  }
  assert.equal(await follow({}), 200);
  assert.equal((await client.ask('GET', `/api/sign-in/link/${secret}`)).status, 404);
});

test('a ceremony ends once', async () => {
  const { client, passkey } = await withPasskey();
  const { ceremony, options } = await client.must('POST', '/api/sign-in/passkey/options');
  const response = passkey.get(options as Request);
  assert.equal((await client.ask('POST', '/api/sign-in/passkey', { ceremony, response })).status, 200);
  assert.equal((await client.ask('POST', '/api/sign-in/passkey', { ceremony, response })).status, 409);
  // Nor does the answer to one end another.
  const other = await client.must('POST', '/api/sign-in/passkey/options');
  const late = await client.ask('POST', '/api/sign-in/passkey', { ceremony: other['ceremony'], response });
  assert.equal(late.status, 401);
  const begun = await client.must('POST', '/api/me/step-up/passkey/options');
  const wrongKind = { ceremony: begun['ceremony'], response: passkey.get(begun['options'] as Request) };
  assert.equal((await client.ask('POST', '/api/sign-in/passkey', wrongKind)).status, 409);
});

test('a counter that went back refuses: somebody has a copy', async () => {
  const { passkey } = await withPasskey();
  assert.equal((await signIn(new ApiClient(opened), passkey, { counter: 40 })).status, 200);
  for (const counter of [40, 39, 0]) {
    assert.equal((await signIn(new ApiClient(opened), passkey, { counter })).status, 401, String(counter));
  }
  assert.equal((await signIn(new ApiClient(opened), passkey, { counter: 41 })).status, 200);
});

test('a page of another site begins and ends nothing', async () => {
  const { passkey } = await withPasskey();
  const client = new ApiClient(opened);
  const from = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
  assert.equal((await client.ask('POST', '/api/sign-in/passkey/options', {}, from)).status, 403);
  const typed = { name: 'x', passphrase: PASSPHRASE };
  assert.equal((await client.ask('POST', '/api/sign-in', typed, from)).status, 403);
  const { ceremony, options } = await client.must('POST', '/api/sign-in/passkey/options');
  const response = passkey.get(options as Request);
  assert.equal((await client.ask('POST', '/api/sign-in/passkey', { ceremony, response }, from)).status, 403);
  const bearer = { ...from, authorization: 'Bearer picket_x' };
  assert.equal((await client.ask('POST', '/api/sign-in/passkey', { ceremony, response }, bearer)).status, 403);
});

test('what is no passkey’s answer is told so', async () => {
  const { client } = await withPasskey();
  const { ceremony } = await client.must('POST', '/api/sign-in/passkey/options');
  for (const response of [null, {}, { id: 'x', rawId: 'x', type: 'password', response: {} }, 'x']) {
    assert.equal((await client.ask('POST', '/api/sign-in/passkey', { ceremony, response })).status, 422);
  }
  const unread = { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' };
  const response = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: unread };
  assert.equal((await client.ask('POST', '/api/sign-in/passkey', { ceremony, response })).status, 401);
});

test('a passkey of another is no proof of oneself', async () => {
  const { client } = await openClient(opened, 'reporter');
  const { passkey } = await withPasskey();
  const { ceremony, options } = await client.must('POST', '/api/me/step-up/passkey/options');
  const answer = { ceremony, response: passkey.get(options as Request) };
  assert.equal((await client.ask('POST', '/api/me/step-up/passkey', answer)).status, 422);
});

test('an account without a passphrase is told so when it shows one', async () => {
  const { client } = await withPasskey();
  const { status, json } = await client.ask('POST', '/api/me/step-up', { passphrase: PASSPHRASE });
  const detail = 'Your account has no passphrase: use a passkey.';
  assert.deepEqual([status, json['errors']], [422, [{ field: 'passphrase', detail }]]);
  // Nor does asking count as guessing.
  for (let n = 0; n < 10; n += 1) {
    assert.equal((await client.ask('POST', '/api/me/step-up', { passphrase: PASSPHRASE })).status, 422);
  }
});

test('passkeys are added, named and removed, but never the last way in', async () => {
  const { client } = await openClient(opened, 'reporter');
  const add = async (name: string): Promise<string> => {
    const { ceremony, options } = await client.must('POST', '/api/me/passkeys/options');
    const response = new Authenticator(HOME).create(options as Creation);
    return String((await client.must('POST', '/api/me/passkeys', { ceremony, response, name }))['id']);
  };
  assert.equal((await client.ask('DELETE', '/api/me/passphrase')).status, 409);
  const [phone, key] = [await add('Телефон'), await add('')];
  assert.equal((await client.ask('DELETE', '/api/me/passphrase')).status, 204);
  const { passkeys } = (await client.must('GET', '/api/me/security')) as { passkeys: { name: string }[] };
  assert.deepEqual(passkeys.map(({ name }) => name).toSorted(), ['Passkey', 'Телефон'].toSorted());
  assert.equal((await client.ask('DELETE', `/api/me/passkeys/${phone}`)).status, 204);
  assert.equal((await client.ask('DELETE', `/api/me/passkeys/${phone}`)).status, 404);
  assert.equal((await client.ask('DELETE', `/api/me/passkeys/${key}`)).status, 409);
  assert.equal((await client.ask('PUT', '/api/me/passphrase', { passphrase: 'too short' })).status, 422);
  assert.equal((await client.ask('PUT', '/api/me/passphrase', { passphrase: PASSPHRASE })).status, 204);
  assert.equal((await client.ask('DELETE', `/api/me/passkeys/${key}`)).status, 204);
  const stranger = await openClient(opened, 'reporter');
  const mine = await add('Mine');
  assert.equal((await stranger.client.ask('DELETE', `/api/me/passkeys/${mine}`)).status, 404);
});

test('of two first passkeys begun at once the one that ends first counts, and the other is begun again', async () => {
  const { client } = await openClient(opened, 'reporter');
  const begin = async () => await client.must('POST', '/api/me/passkeys/options');
  const [first, second] = [new Authenticator(HOME), new Authenticator(HOME)];
  const add = async (key: Authenticator, { ceremony, options }: Answer['json']): Promise<number> => {
    const response = key.create(options as Creation);
    return (await client.ask('POST', '/api/me/passkeys', { ceremony, response, name: 'x' })).status;
  };
  const [one, other] = [await begin(), await begin()];
  assert.equal(await add(first, one), 201);
  assert.equal(await add(second, other), 409);
  assert.equal(await add(second, await begin()), 201);
  for (const key of [first, second]) assert.equal((await signIn(new ApiClient(opened), key)).status, 200);
});

test('whoever lost their keys comes back by a link, and what they had before opens nothing', async () => {
  const { client, passkey, name, id } = await withPasskey();
  const { url } = await makeRecoveryLink(opened.newsroom, commandLine, id as AccountId);
  const secret = url.split('/').at(-1);
  const back = new ApiClient(opened);
  assert.deepEqual(await back.must('GET', `/api/sign-in/link/${secret}`), { role: 'reporter', name, account: id });
  const given = { secret, name: 'Somebody else', passphrase: PASSPHRASE };
  assert.deepEqual(await back.must('POST', '/api/sign-in/link', given), { name, role: 'reporter' });
  assert.equal((await signIn(new ApiClient(opened), passkey)).status, 401);
  assert.equal((await client.ask('GET', '/api/me')).status, 401);
  assert.equal((await back.ask('POST', '/api/sign-in/link', given)).status, 401);
});

test('under the newsroom’s own name passkeys are made for that name, at the machine for localhost', async () => {
  await using secure = await openNewsroom({ address: 'https://newsroom.example' });
  const asked = async (home: string): Promise<Answer> => {
    const client = new ApiClient(secure, { home });
    return await client.ask('POST', '/api/sign-in/passkey/options');
  };
  const rpOf = async (home: string) => ((await asked(home)).json['options'] as Record<string, unknown>)['rpId'];
  assert.equal(await rpOf('https://newsroom.example'), 'newsroom.example');
  assert.equal(await rpOf('http://localhost:8081'), 'localhost');
  assert.equal((await asked('http://127.0.0.1:8081')).status, 409);
});
