import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Role } from '../../../store/tables.ts';
import { ROLES } from '../rights.ts';
import { openClient, type ApiClient } from './testing/api-client.ts';
import { Authenticator } from './testing/authenticator.ts';
import { openNewsroom, PUBLICATION, type OpenNewsroom } from './testing/open-newsroom.ts';

/** Role × act × own or another's, each tried over the API by somebody who is signed in. */

const HOME = 'http://localhost:8081';
let opened: OpenNewsroom;
before(async () => {
  opened = await openNewsroom();
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

interface Person {
  readonly client: ApiClient;
  readonly id: string;
}

type Request = readonly [method: string, path: string, json?: object, headers?: Record<string, string>];

interface Row {
  readonly what: string;
  readonly may: readonly Role[];
  /** What is asked. `owner` made or owns what it is about; it is whoever asks for `own`, somebody else for `another’s`. */
  readonly ask: (owner: Person, editor: Person) => Promise<Request> | Request;
}

const ALL = ROLES;
const WRITERS = ['reporter', 'editor', 'admin'] as const;
const EDITORS = ['editor', 'admin'] as const;
const ADMINS = ['admin'] as const;
const ANY = { 'if-match': '*' };
const WORDS = { service: 'en', headline: 'A lake', standfirst: 'x', body: { html: '<p>x</p>' } };

async function draft({ client }: Person, more: object = {}): Promise<string> {
  return String((await client.must('POST', '/api/stories', { ...WORDS, ...more }))['id']);
}

/** A story of the owner's, who may be no editor, that readers can open. */
async function publicStory(owner: Person, editor: Person, more: object = {}): Promise<string> {
  const id = await draft(owner, more);
  await editor.client.must('POST', `/api/stories/${id}/publish`);
  return id;
}

/** A public live blog with a post of the owner's. */
async function post(owner: Person, editor: Person): Promise<string> {
  const id = await publicStory(owner, editor, { kind: 'live-blog' });
  const { number } = await owner.client.must('POST', `/api/stories/${id}/posts`, { body: { html: '<p>x</p>' } });
  return `/api/stories/${id}/posts/${String(number)}`;
}

async function passkey({ client }: Person): Promise<string> {
  const { ceremony, options } = await client.must('POST', '/api/me/passkeys/options');
  const response = new Authenticator(HOME).create(options as Parameters<Authenticator['create']>[0]);
  return String((await client.must('POST', '/api/me/passkeys', { ceremony, response, name: 'x' }))['id']);
}

/** The number of the edition that readers have. */
function newest(): number {
  return opened.newsroom.edition.head()?.seq ?? assert.fail();
}

async function session({ client }: Person): Promise<string> {
  const { sessions } = (await client.must('GET', '/api/me/security')) as { sessions: { id: string }[] };
  return sessions[0]?.id ?? assert.fail('whoever asks has a session');
}

/** About what belongs to nobody. */
const FREE: readonly Row[] = [
  { what: 'know oneself', may: ALL, ask: () => ['GET', '/api/me'] },
  { what: 'see own keys', may: ALL, ask: () => ['GET', '/api/me/security'] },
  { what: 'read the publication', may: ALL, ask: () => ['GET', '/api/publication'] },
  { what: 'see how far pressing is', may: ALL, ask: () => ['GET', '/api/pressing'] },
  { what: 'read a front', may: ALL, ask: () => ['GET', '/api/fronts/en'] },
  { what: 'write a draft', may: WRITERS, ask: () => ['POST', '/api/stories', WORDS] },
  { what: 'arrange a front', may: EDITORS, ask: () => ['PUT', '/api/fronts/en', { places: [] }] },
  { what: 'start a breaking line', may: EDITORS, ask: () => ['POST', '/api/breaking', { service: 'en', text: 'Now' }] },
  { what: 'save a storyline', may: EDITORS, ask: () => ['PUT', '/api/storylines/lake', { title: { en: 'The lake' } }] },
  { what: 'change the publication', may: ADMINS, ask: () => ['PUT', '/api/publication', PUBLICATION] },
  { what: 'see the kept editions', may: ALL, ask: () => ['GET', '/api/editions?limit=1'] },
  { what: 'press everything', may: ADMINS, ask: () => ['POST', '/api/editions/press'] },
  { what: 'step the edition back', may: ADMINS, ask: () => ['POST', `/api/editions/${newest()}/back`] },
  { what: 'see people', may: ADMINS, ask: () => ['GET', '/api/people'] },
  { what: 'invite', may: ADMINS, ask: () => ['POST', '/api/people/invitations', { role: 'reporter' }] },
  { what: 'see tokens', may: ADMINS, ask: () => ['GET', '/api/tokens'] },
  { what: 'make a token', may: ADMINS, ask: () => ['POST', '/api/tokens', { name: 'x', role: 'reporter' }] },
  { what: 'read the record of acts', may: ADMINS, ask: () => ['GET', '/api/audit'] },
  { what: 'check the record of acts', may: ADMINS, ask: () => ['GET', '/api/audit/check'] },
];

/** About what somebody made: each is tried on one's own and on another's. */
const MADE: readonly (Row & { readonly mayOthers: readonly Role[] })[] = [
  {
    what: 'read a draft',
    may: WRITERS,
    mayOthers: ALL,
    ask: async (owner) => ['GET', `/api/stories/${await draft(owner)}`],
  },
  {
    what: 'save a draft',
    may: WRITERS,
    mayOthers: WRITERS,
    ask: async (owner) => ['PATCH', `/api/stories/${await draft(owner)}`, { headline: 'B' }, ANY],
  },
  {
    what: 'see where links lead',
    may: WRITERS,
    mayOthers: ALL,
    ask: async (owner) => ['GET', `/api/stories/${await draft(owner)}/links`],
  },
  {
    what: 'have links asked for',
    may: WRITERS,
    mayOthers: WRITERS,
    ask: async (owner) => ['POST', `/api/stories/${await draft(owner)}/links`],
  },
  {
    what: 'publish a draft',
    may: EDITORS,
    mayOthers: EDITORS,
    ask: async (owner) => ['POST', `/api/stories/${await draft(owner)}/publish`],
  },
  {
    what: 'save what is public',
    may: EDITORS,
    mayOthers: EDITORS,
    ask: async (owner, editor) => ['PATCH', `/api/stories/${await publicStory(owner, editor)}`, { headline: 'B' }, ANY],
  },
  {
    what: 'correct',
    may: EDITORS,
    mayOthers: EDITORS,
    ask: async (owner, editor) => [
      'POST',
      `/api/stories/${await publicStory(owner, editor)}/corrections`,
      { text: 'Nine.' },
    ],
  },
  {
    what: 'unpublish',
    may: EDITORS,
    mayOthers: EDITORS,
    ask: async (owner, editor) => ['POST', `/api/stories/${await publicStory(owner, editor)}/unpublish`],
  },
  {
    what: 'withdraw',
    may: EDITORS,
    mayOthers: EDITORS,
    ask: async (owner, editor) => [
      'POST',
      `/api/stories/${await publicStory(owner, editor)}/withdraw`,
      { reason: 'A source.' },
    ],
  },
  {
    what: 'edit a public post',
    may: WRITERS,
    mayOthers: EDITORS,
    ask: async (owner, editor) => ['PATCH', await post(owner, editor), { body: { html: '<p>y</p>' } }, ANY_POST],
  },
  {
    what: 'remove a public post',
    may: WRITERS,
    mayOthers: EDITORS,
    ask: async (owner, editor) => ['DELETE', await post(owner, editor)],
  },
];

/** About oneself: nobody does it to another, whatever their role. */
const OWN: readonly Row[] = [
  { what: 'end a session', may: ALL, ask: async (owner) => ['DELETE', `/api/me/sessions/${await session(owner)}`] },
  { what: 'remove a passkey', may: ALL, ask: async (owner) => ['DELETE', `/api/me/passkeys/${await passkey(owner)}`] },
];

/** About an account. */
const ACCOUNTS: readonly Row[] = [
  { what: 'give a role', may: ADMINS, ask: ({ id }) => ['PATCH', `/api/people/${id}`, { role: 'admin' }] },
  { what: 'open an account', may: ADMINS, ask: ({ id }) => ['PATCH', `/api/people/${id}`, { disabled: false }] },
  { what: 'make a way back in', may: ADMINS, ask: ({ id }) => ['POST', `/api/people/${id}/sign-in-link`] },
];

const ANY_POST = { 'if-match': '"1"' };

async function status({ client }: Person, [method, path, json, headers]: Request): Promise<number> {
  return (await client.ask(method, path, json, headers)).status;
}

function agrees(found: number, allowed: boolean, what: string): void {
  if (allowed) assert.ok(found < 300, `${what}: allowed, and answered ${found}`);
  else assert.equal(found, 403, `${what}: not allowed, and answered ${found}`);
}

for (const role of ROLES) {
  test(`what a ${role} may do`, async () => {
    const editor = await openClient(opened, 'editor');
    const other = await openClient(opened, 'reporter');
    const who = await openClient(opened, role);
    for (const { what, may, ask } of FREE) {
      agrees(await status(who, await ask(who, editor)), may.includes(role), `${role}: ${what}`);
    }
    for (const { what, may, mayOthers, ask } of MADE) {
      // Who may not write has nothing of their own.
      if (role !== 'moderator')
        agrees(await status(who, await ask(who, editor)), may.includes(role), `${role}: ${what}, own`);
      agrees(await status(who, await ask(other, editor)), mayOthers.includes(role), `${role}: ${what}, another’s`);
    }
    for (const { what, may, ask } of ACCOUNTS) {
      agrees(await status(who, await ask(other, editor)), may.includes(role), `${role}: ${what}, another’s`);
      agrees(await status(who, await ask(who, editor)), may.includes(role), `${role}: ${what}, own`);
    }
    for (const { what, may, ask } of OWN) {
      const own = await openClient(opened, role);
      assert.equal(await status(own, await ask(editor, editor)), 404, `${role}: ${what}, another’s`);
      agrees(await status(own, await ask(own, editor)), may.includes(role), `${role}: ${what}, own`);
    }
  });
}

test('a stranger may do nothing of it', async () => {
  const editor = await openClient(opened, 'editor');
  for (const { what, ask } of [...FREE, ...MADE, ...ACCOUNTS, ...OWN]) {
    const [method, path, json, headers = {}] = await ask(editor, editor);
    const type = json === undefined ? {} : { 'content-type': 'application/json' };
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    const answer = await opened.app.request(HOME + path, { method, headers: { ...headers, ...type }, ...body });
    assert.equal(answer.status, 401, what);
  }
});
