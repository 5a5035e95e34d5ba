import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { MINUTE } from '../../../base/clock.ts';
import { ApiClient, openClient, type Answer } from './testing/api-client.ts';
import { openNewsroom, PASSPHRASE, PUBLICATION, type OpenNewsroom } from './testing/open-newsroom.ts';

let now = Date.now();
let opened: OpenNewsroom;
let admin: ApiClient;
let adminId: string;
before(async () => {
  opened = await openNewsroom({ clock: () => new Date(now) });
  ({ client: admin, id: adminId } = await openClient(opened, 'admin'));
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

function linkOf({ url }: Answer['json']): string {
  return String(url).split('/').at(-1) ?? '';
}

interface People {
  people: { id: string; name: string; role: string; disabled: boolean }[];
  invitations: { id: string; name: string | null; role: string; expires: string }[];
}

async function people(): Promise<People> {
  return (await admin.must('GET', '/api/people')) as unknown as People;
}

function inOrder(invitations: People['invitations']): (string | null)[][] {
  const sorted = invitations.toSorted((a, b) => a.role.localeCompare(b.role));
  return sorted.map(({ role, name, expires }) => [role, name, expires]);
}

test('an invitation is listed until it is followed or taken back', async () => {
  const made = await admin.must('POST', '/api/people/invitations', { role: 'editor', name: 'Дана' });
  const other = await admin.must('POST', '/api/people/invitations', { role: 'reporter' });
  const { invitations } = await people();
  // Made at one moment, they stand in no order.
  assert.deepEqual(inOrder(invitations), [
    ['editor', 'Дана', made['expires']],
    ['reporter', null, other['expires']],
  ]);
  const guest = new ApiClient(opened);
  const offer = await guest.must('GET', `/api/sign-in/link/${linkOf(made)}`);
  assert.deepEqual(offer, { role: 'editor', name: 'Дана', account: null });
  await guest.must('POST', '/api/sign-in/link', { secret: linkOf(made), name: 'Дана', passphrase: PASSPHRASE });
  const left = (await people()).invitations;
  assert.equal(left.length, 1);
  assert.equal((await admin.ask('DELETE', `/api/people/invitations/${left[0]?.id}`)).status, 204);
  assert.equal((await admin.ask('DELETE', `/api/people/invitations/${left[0]?.id}`)).status, 404);
  assert.equal((await guest.ask('GET', `/api/sign-in/link/${linkOf(other)}`)).status, 404);
});

test('a link that is followed with a bad name or passphrase stays usable', async () => {
  const secret = linkOf(await admin.must('POST', '/api/people/invitations', { role: 'reporter' }));
  const guest = new ApiClient(opened);
  const follow = async (given: object): Promise<number> =>
    (await guest.ask('POST', '/api/sign-in/link', { secret, name: 'Guest', passphrase: PASSPHRASE, ...given })).status;
  assert.equal(await follow({ passphrase: 'short' }), 422);
  assert.equal(await follow({ name: ' ' }), 422);
  assert.equal(await follow({ name: 'ДАНА' }), 422, 'taken, in whatever case');
  assert.equal(await follow({ secret: 'none' }), 401);
  assert.equal(await follow({}), 200);
  assert.equal(await follow({ name: 'Again' }), 401);
});

test('a closed account is out at once, its links too, and may be opened again', async () => {
  const { client, id, name } = await openClient(opened, 'reporter');
  const link = linkOf(await admin.must('POST', `/api/people/${id}/sign-in-link`));
  assert.equal((await admin.ask('PATCH', `/api/people/${id}`, { disabled: true })).status, 204);
  assert.equal((await client.ask('GET', '/api/me')).status, 401);
  const signIn = async (): Promise<number> =>
    (await new ApiClient(opened).ask('POST', '/api/sign-in', { name, passphrase: PASSPHRASE })).status;
  assert.equal(await signIn(), 401);
  assert.equal((await client.ask('GET', `/api/sign-in/link/${link}`)).status, 404);
  assert.equal((await admin.ask('POST', `/api/people/${id}/sign-in-link`)).status, 409);
  assert.equal((await admin.ask('PATCH', `/api/people/${id}`, { disabled: false, role: 'editor' })).status, 204);
  assert.equal(await signIn(), 200);
  assert.equal((await client.ask('GET', '/api/me')).status, 401, 'a session that was ended stays so');
  assert.equal((await people()).people.find((each) => each.id === id)?.role, 'editor');
});

test('only the latest link opens an account', async () => {
  const { id } = await openClient(opened, 'reporter');
  const first = linkOf(await admin.must('POST', `/api/people/${id}/sign-in-link`));
  const second = linkOf(await admin.must('POST', `/api/people/${id}/sign-in-link`));
  const guest = new ApiClient(opened);
  assert.equal((await guest.ask('GET', `/api/sign-in/link/${first}`)).status, 404);
  assert.equal((await guest.ask('GET', `/api/sign-in/link/${second}`)).status, 200);
});

test('somebody who may administer is always left', async () => {
  for (const change of [{ disabled: true }, { role: 'editor' }]) {
    assert.equal((await admin.ask('PATCH', `/api/people/${adminId}`, change)).status, 409);
  }
  const second = await openClient(opened, 'admin');
  assert.equal((await admin.ask('PATCH', `/api/people/${second.id}`, { disabled: true })).status, 204);
  assert.equal((await admin.ask('PATCH', `/api/people/${adminId}`, { role: 'editor' })).status, 409);
  const { id } = await openClient(opened, 'reporter');
  assert.equal((await admin.ask('PATCH', `/api/people/${id}`, { role: 'moderator' })).status, 204);
  assert.equal((await admin.ask('PATCH', `/api/people/${crypto.randomUUID()}`, { role: 'admin' })).status, 404);
  assert.equal((await admin.ask('PATCH', `/api/people/${id}`, { role: 'owner' })).status, 422);
});

test('a token is shown once, and opens nothing once it is revoked', async () => {
  const { id, token } = await admin.must('POST', '/api/tokens', { name: 'CMS', role: 'reporter' });
  const asked = async (): Promise<Response> =>
    await opened.app.request('http://localhost:8081/api/me', { headers: { authorization: `Bearer ${String(token)}` } });
  assert.equal(((await (await asked()).json()) as Answer['json'])['name'], 'CMS');
  const listed = (await admin.must('GET', '/api/tokens'))['tokens'] as Record<string, unknown>[];
  assert.ok(listed.some((line) => line['id'] === id && line['revoked'] === false));
  assert.doesNotMatch(JSON.stringify(listed), new RegExp(String(token)));
  assert.equal((await admin.ask('DELETE', `/api/tokens/${String(id)}`)).status, 204);
  assert.equal((await admin.ask('DELETE', `/api/tokens/${String(id)}`)).status, 404);
  assert.equal((await asked()).status, 401);
});

test('acts on people, tokens, sealed originals and the publication need a fresh proof; a token’s do not', async () => {
  const { client, id } = await openClient(opened, 'admin');
  now += 10 * MINUTE;
  const acts: readonly (readonly [method: string, path: string, json?: object])[] = [
    ['POST', '/api/people/invitations', { role: 'reporter' }],
    ['DELETE', `/api/people/invitations/${crypto.randomUUID()}`],
    ['POST', `/api/people/${id}/sign-in-link`],
    ['PATCH', `/api/people/${id}`, { role: 'editor' }],
    ['POST', '/api/tokens', { name: 'x', role: 'reporter' }],
    ['DELETE', `/api/tokens/${crypto.randomUUID()}`],
    ['PUT', '/api/publication', PUBLICATION],
    ['DELETE', '/api/audit/1/detail'],
    ['GET', `/api/images/${crypto.randomUUID()}/original`],
    ['DELETE', `/api/images/${crypto.randomUUID()}/original`],
  ];
  for (const [method, path, json] of acts) {
    const { status, json: answer } = await client.ask(method, path, json);
    assert.deepEqual([status, answer['stepUp']], [403, true], `${method} ${path}`);
  }
  assert.equal((await client.ask('GET', '/api/people')).status, 200);
  const json = { role: 'reporter' };
  assert.equal((await opened.api('admin', { method: 'POST', path: '/api/people/invitations', json })).status, 201);
  await client.must('POST', '/api/me/step-up', { passphrase: PASSPHRASE });
  assert.equal((await client.ask('POST', '/api/people/invitations', json)).status, 201);
  await client.must('DELETE', '/api/me/sessions');
});

test('the record of acts says who did what, without the reasons, in a chain that an erased detail leaves whole', async () => {
  const { client, name, id: own } = await openClient(opened, 'admin');
  const { id } = await openClient(opened, 'reporter');
  await client.must('PATCH', `/api/people/${id}`, { role: 'editor' });
  const story = await client.must('POST', '/api/stories', { service: 'en', headline: 'X', body: { html: '<p>x</p>' } });
  await client.must('POST', `/api/stories/${String(story['id'])}/publish`);
  await client.must('POST', `/api/stories/${String(story['id'])}/withdraw`, { reason: 'A source was put at risk.' });
  const page = await client.must('GET', '/api/audit?limit=4');
  const entries = page['entries'] as Record<string, unknown>[];
  assert.deepEqual(
    entries.map(({ act, actor, subject, detail }) => [act, actor, subject, detail]),
    [
      ['story.withdraw', name, story['id'], null],
      ['story.publish', name, story['id'], null],
      ['story.create', name, story['id'], null],
      ['person.role', name, id, 'reporter → editor'],
    ],
  );
  assert.equal(page['next'], entries.at(-1)?.['number']);
  const rest = await client.must('GET', `/api/audit?before=${String(page['next'])}&limit=500`);
  assert.equal(rest['next'], null);
  const [last, changed] = [Number(entries[0]?.['number']), entries.at(-1)];
  const number = Number(changed?.['number']);
  assert.equal((await client.ask('DELETE', `/api/audit/${number}/detail`)).status, 204);
  assert.equal((await client.ask('DELETE', `/api/audit/${number}/detail`)).status, 404);
  assert.deepEqual(await client.must('GET', '/api/audit/check'), { entries: last + 1, broken: null });
  const after = (await client.must('GET', `/api/audit?before=${number + 1}&limit=1`))['entries'] as Answer['json'][];
  assert.deepEqual([after[0]?.['detail'], after[0]?.['digest']], [null, changed?.['digest']]);
  const mine = await client.must('GET', `/api/audit?actor=${own}&act=person`);
  assert.deepEqual(
    (mine['entries'] as Answer['json'][]).map(({ act }) => act),
    ['person.role', 'person.join'],
  );
  for (const wrong of ['limit=0', 'actor=x', 'act=%25', 'act=person.']) {
    assert.equal((await client.ask('GET', `/api/audit?${wrong}`)).status, 422, wrong);
  }
});
