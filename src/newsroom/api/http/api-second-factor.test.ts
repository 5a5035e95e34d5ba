import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HOUR, MINUTE, SECOND } from '../../../base/clock.ts';
import type { Refusal } from '../../../base/refusal.ts';
import { endSignIn, startSignIn } from '../sign-in.ts';
import { totpCode } from '../totp.ts';
import { ApiClient, openClient, type Answer } from './testing/api-client.ts';
import { openNewsroom, PASSPHRASE, type OpenNewsroom } from './testing/open-newsroom.ts';

const HOME = 'http://localhost:8081';
let now = Date.now();
let opened: OpenNewsroom;
before(async () => {
  opened = await openNewsroom({ clock: () => new Date(now) });
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

interface Protected {
  readonly client: ApiClient;
  readonly name: string;
  readonly secret: string;
  readonly codes: readonly string[];
}

/** Somebody with a passphrase, a second factor and recovery codes. */
async function withSecondFactor(): Promise<Protected> {
  const { client, name } = await openClient(opened, 'reporter');
  const { secret, uri } = await client.must('POST', '/api/me/totp');
  assert.match(String(uri), /^otpauth:\/\/totp\//);
  assert.equal((await client.ask('POST', '/api/me/totp/confirm', { code: '000000' })).status, 422);
  await client.must('POST', '/api/me/totp/confirm', { code: codeOf(String(secret)) });
  const { codes } = (await client.must('POST', '/api/me/recovery-codes')) as { codes: string[] };
  // The code that confirmed is used.
  now += 30 * SECOND;
  return { client, name, secret: String(secret), codes };
}

function codeOf(secret: string, { later = 0 } = {}): string {
  return totpCode(secret, Math.floor((now + later) / 1000 / 30));
}

async function signIn(name: string, code?: string): Promise<Answer> {
  return await new ApiClient(opened).ask('POST', '/api/sign-in', {
    name,
    passphrase: PASSPHRASE,
    ...(code === undefined ? {} : { code }),
  });
}

test('with a second factor the passphrase alone opens nothing', async () => {
  const { name, secret } = await withSecondFactor();
  const asked = await signIn(name);
  assert.equal(asked.status, 401);
  assert.equal(asked.json['codeNeeded'], true);
  const wrong = await signIn(name, codeOf(secret, { later: 5 * MINUTE }));
  assert.deepEqual([wrong.status, wrong.json['codeNeeded']], [401, true]);
  const code = codeOf(secret);
  assert.equal((await signIn(name, code)).status, 200);
  const wrongPassphrase = {
    name,
    passphrase: 'not at all the right one',
    code: codeOf(secret, { later: 30 * SECOND }),
  };
  const neither = await new ApiClient(opened).ask('POST', '/api/sign-in', wrongPassphrase);
  assert.deepEqual([neither.status, neither.json['codeNeeded']], [401, undefined]);
  assert.equal((await signIn(name, code)).status, 401, 'a code works once');
});

test('a recovery code works once, however it is typed', async () => {
  const { client, name, codes } = await withSecondFactor();
  const [first = '', second = ''] = codes;
  assert.equal(codes.length, 10);
  assert.equal(new Set(codes).size, 10);
  assert.equal((await signIn(name, first.toUpperCase().replaceAll('-', ' '))).status, 200);
  assert.equal((await signIn(name, first)).status, 401);
  assert.equal((await client.must('GET', '/api/me/security'))['recoveryCodesLeft'], 9);
  await client.must('POST', '/api/me/recovery-codes');
  assert.equal((await signIn(name, second)).status, 401, 'new codes replace the earlier');
});

test('somebody else’s recovery code is none of mine', async () => {
  const [one, other] = [await withSecondFactor(), await withSecondFactor()];
  assert.equal((await signIn(one.name, other.codes[0])).status, 401);
});

test('whoever knows the passphrase does not guess the code for long', async () => {
  const { name } = await withSecondFactor();
  const answers = [];
  for (let tries = 0; tries < 4; tries += 1) answers.push(await signIn(name, tries % 2 === 0 ? undefined : '123456'));
  assert.ok(answers.every(({ status }) => status === 401));
  const last = await signIn(name, '123456');
  assert.equal(last.status, 429);
  assert.ok(Number(last.headers.get('retry-after')) >= 1);
});

test('signing in rightly in two steps, however often, makes nobody wait', async () => {
  const { name, secret } = await withSecondFactor();
  now += HOUR;
  for (let round = 0; round < 70; round += 1) {
    now += 30 * SECOND;
    const begun = await startSignIn(opened.newsroom, { name, passphrase: PASSPHRASE });
    const ceremony = 'ceremony' in begun ? begun.ceremony : assert.fail('a code is asked for');
    await endSignIn(opened.newsroom, { ceremony, code: codeOf(secret) });
  }
});

test('switched off, its codes are gone too', async () => {
  const { client, name } = await withSecondFactor();
  await client.must('DELETE', '/api/me/totp');
  const security = await client.must('GET', '/api/me/security');
  assert.deepEqual([security['totp'], security['recoveryCodesLeft']], [false, 0]);
  assert.equal((await signIn(name)).status, 200);
  assert.equal((await client.ask('POST', '/api/me/recovery-codes')).status, 409);
});

test('acts on keys need a proof of the last ten minutes, which a sign-in is', async () => {
  const { client, secret } = await withSecondFactor();
  assert.equal((await client.must('GET', '/api/me'))['steppedUp'], true);
  now += 10 * MINUTE;
  assert.equal((await client.must('GET', '/api/me'))['steppedUp'], false);
  for (const [method, path, json] of KEY_ACTS) {
    const { status, json: answer } = await client.ask(method, path, json);
    assert.deepEqual([status, answer['stepUp']], [403, true], path);
  }
  const stepUp = async (given: object): Promise<Answer> => await client.ask('POST', '/api/me/step-up', given);
  const wrong = await stepUp({ passphrase: 'not at all the right one' });
  assert.deepEqual([wrong.status, fieldsOf(wrong)], [422, ['passphrase']]);
  const bare = await stepUp({ passphrase: PASSPHRASE });
  assert.deepEqual([bare.status, bare.json['codeNeeded'], fieldsOf(bare)], [422, true, ['code']]);
  assert.equal((await client.must('GET', '/api/me'))['steppedUp'], false);
  assert.equal((await stepUp({ passphrase: PASSPHRASE, code: codeOf(secret) })).status, 204);
  assert.equal((await client.must('GET', '/api/me'))['steppedUp'], true);
  assert.equal((await client.ask('DELETE', '/api/me/totp')).status, 204);
});

const CREDENTIAL = { id: 'x', rawId: 'x', type: 'public-key', response: { clientDataJSON: '', attestationObject: '' } };

const KEY_ACTS: readonly (readonly [method: string, path: string, json?: object])[] = [
  ['POST', '/api/me/passkeys/options'],
  ['POST', '/api/me/passkeys', { ceremony: 'x', response: CREDENTIAL, name: 'x' }],
  ['DELETE', `/api/me/passkeys/${crypto.randomUUID()}`],
  ['POST', '/api/me/totp'],
  ['POST', '/api/me/totp/confirm', { code: '123456' }],
  ['DELETE', '/api/me/totp'],
  ['POST', '/api/me/recovery-codes'],
  ['PUT', '/api/me/passphrase', { passphrase: PASSPHRASE }],
  ['DELETE', '/api/me/passphrase'],
];

function fieldsOf({ json }: Answer): string[] {
  return ((json['errors'] ?? []) as { field: string }[]).map(({ field }) => field);
}

test('the proof is of one session, not of the account', async () => {
  const { client, name } = await openClient(opened, 'reporter');
  now += 10 * MINUTE;
  const other = new ApiClient(opened);
  await other.must('POST', '/api/sign-in', { name, passphrase: PASSPHRASE });
  assert.equal((await other.must('GET', '/api/me'))['steppedUp'], true);
  assert.equal((await client.must('GET', '/api/me'))['steppedUp'], false);
});

test('sessions are listed by the day, and ended one by one or all but this', async () => {
  const { client, name } = await openClient(opened, 'reporter');
  const others = [new ApiClient(opened), new ApiClient(opened), new ApiClient(opened)];
  for (const other of others) await other.must('POST', '/api/sign-in', { name, passphrase: PASSPHRASE });
  const listed = async (): Promise<{ id: string; current: boolean; createdOn: string }[]> =>
    (await client.must('GET', '/api/me/security'))['sessions'] as { id: string; current: boolean; createdOn: string }[];
  const sessions = await listed();
  assert.equal(sessions.length, 4);
  assert.equal(sessions.filter(({ current }) => current).length, 1);
  const today = new Date(now).toISOString().slice(0, 10);
  const [{ id, ...rest } = { id: '' }] = sessions.filter(({ current }) => !current);
  assert.deepEqual(rest, { current: false, createdOn: today, seenOn: today });
  const stranger = await openClient(opened, 'admin');
  assert.equal((await stranger.client.ask('DELETE', `/api/me/sessions/${id}`)).status, 404);
  assert.equal((await client.ask('DELETE', `/api/me/sessions/${id}`)).status, 204);
  assert.equal((await listed()).length, 3);
  assert.equal((await client.ask('DELETE', '/api/me/sessions')).status, 204);
  assert.equal((await listed()).length, 1);
  for (const other of others) assert.equal((await other.ask('GET', '/api/me')).status, 401);
});

test('signing out ends the session and forgets the cookie', async () => {
  const { client } = await openClient(opened, 'reporter');
  const { status, headers } = await client.ask('POST', '/api/sign-out');
  assert.equal(status, 204);
  assert.match(headers.get('set-cookie') ?? '', /^picket=;/);
  assert.equal((await client.ask('GET', '/api/me')).status, 401);
});

test('without script the second factor is a page of its own', async () => {
  const { name, secret } = await withSecondFactor();
  const post = async (path: string, fields: Record<string, string>): Promise<Response> =>
    await opened.app.request(HOME + path, {
      method: 'POST',
      headers: { origin: HOME, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  const ceremonyIn = async (page: Response): Promise<string> =>
    /name="ceremony" value="([^"]+)"/.exec(await page.text())?.[1] ?? assert.fail('the page asks for a code');
  const asked = await post('/sign-in', { name, passphrase: PASSPHRASE });
  assert.equal(asked.headers.get('set-cookie'), null);
  const first = await ceremonyIn(asked);
  const wrong = await post('/sign-in/code', { ceremony: first, code: '000000' });
  assert.equal(wrong.status, 401);
  const second = await ceremonyIn(wrong);
  assert.equal((await post('/sign-in/code', { ceremony: first, code: codeOf(secret) })).status, 401);
  const right = await post('/sign-in/code', { ceremony: second, code: codeOf(secret) });
  assert.equal(right.status, 303);
  assert.match(right.headers.get('set-cookie') ?? '', /^picket=[\w-]{43};/);
});

test('a sign-in that waits for its code ends after five minutes, and with the passphrase it was begun with', async () => {
  const { client, name, secret } = await withSecondFactor();
  now += HOUR;
  const begin = async (): Promise<string> => {
    const begun = await startSignIn(opened.newsroom, { name, passphrase: PASSPHRASE });
    return 'ceremony' in begun ? begun.ceremony : assert.fail('a code is asked for');
  };
  const end = async (ceremony: string, code: string) => await endSignIn(opened.newsroom, { ceremony, code });
  const again = async (ceremony: string): Promise<unknown> =>
    await end(ceremony, '000000').then(
      () => assert.fail('the code is wrong'),
      (error: Refusal) => error.members['ceremony'],
    );
  const first = await begin();
  now += 4 * MINUTE;
  const second = await again(first);
  now += MINUTE;
  assert.equal(await again(String(second)), undefined);
  await assert.rejects(end(String(second), codeOf(secret)), { kind: 'unauthenticated' });

  now += HOUR;
  const old = await begin();
  await client.must('POST', '/api/me/step-up', { passphrase: PASSPHRASE, code: codeOf(secret) });
  await client.must('PUT', '/api/me/passphrase', { passphrase: 'a totally new one here' });
  now += 30 * SECOND;
  await assert.rejects(end(old, codeOf(secret)), { kind: 'unauthenticated' });
});

test('a new passphrase, and a second factor, end the sessions there were but the one that asked', async () => {
  const { client, name } = await openClient(opened, 'reporter');
  const other = async (): Promise<ApiClient> => {
    const made = new ApiClient(opened);
    await made.must('POST', '/api/sign-in', { name, passphrase: PASSPHRASE });
    return made;
  };
  const one = await other();
  await client.must('PUT', '/api/me/passphrase', { passphrase: PASSPHRASE });
  assert.equal((await one.ask('GET', '/api/me')).status, 401);
  const two = await other();
  const { secret } = await client.must('POST', '/api/me/totp');
  assert.equal((await two.ask('GET', '/api/me')).status, 200);
  await client.must('POST', '/api/me/totp/confirm', { code: codeOf(String(secret)) });
  assert.equal((await two.ask('GET', '/api/me')).status, 401);
  assert.equal((await client.ask('GET', '/api/me')).status, 200);
});

test('without script, people are changed once it was shown again who asks', async () => {
  const browser = await opened.browser('admin');
  now += 10 * MINUTE;
  const fields = { 'link-name': '', role: 'reporter' };
  const refused = await browser.post('/people/links', fields);
  assert.equal(refused.status, 403);
  assert.match(await refused.text(), /action="\/step-up"[^]*name="to" value="\/people"/);
  const wrong = await browser.post('/step-up', { to: '/people', passphrase: 'wrong all the way' });
  assert.equal(wrong.status, 422);
  const right = await browser.post('/step-up', { to: '//evil.example/', passphrase: PASSPHRASE });
  assert.deepEqual([right.status, right.headers.get('location')], [303, '/']);
  assert.equal((await browser.post('/people/links', fields)).status, 303);
});
