import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { csrfToken } from '../csrf.ts';
import { openNewsroom, type Browser, type OpenNewsroom } from '../http/testing/open-newsroom.ts';

const HOME = 'http://localhost:8081';
let opened: OpenNewsroom;
let editor: Browser;
before(async () => {
  opened = await openNewsroom();
  editor = await opened.browser('editor');
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

const STORY = {
  service: 'en',
  kind: 'article',
  headline: 'A headline',
  format: 'markdown',
  body: 'Some *text*.',
  next: 'stay',
};

/** Makes a story by the form; the path of its page. */
async function write(fields: Record<string, string | string[]> = {}, browser = editor): Promise<string> {
  const answer = await browser.post('/stories/new', { ...STORY, ...fields });
  assert.equal(answer.status, 303, await answer.clone().text());
  return (answer.headers.get('location') ?? '').replace(/\?.*/, '');
}

function valueOf(page: string, name: string): string | undefined {
  return new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(page)?.[1];
}

async function revisionOf(path: string): Promise<string> {
  return valueOf(await (await editor.get(path)).text(), 'revision') ?? '';
}

test('who is not signed in is led to the door, and loses nothing typed', async () => {
  const led = await opened.app.request(`${HOME}/stories/new`);
  assert.deepEqual([led.status, led.headers.get('location')], [303, '/sign-in']);
  const body = new URLSearchParams({
    body: 'An hour of writing, not to be lost',
    passphrase: 'a passphrase that stays mine',
  });
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.toString().length),
    origin: HOME,
  };
  const ended = await opened.app.request(`${HOME}/stories/new`, { method: 'POST', headers, body: body.toString() });
  assert.equal(ended.status, 401);
  const text = await ended.text();
  assert.match(text, /An hour of writing/);
  assert.doesNotMatch(text, /stays mine/);
  const foreign = { ...headers, origin: 'https://evil.example' };
  const refused = await opened.app.request(`${HOME}/stories/new`, {
    method: 'POST',
    headers: foreign,
    body: body.toString(),
  });
  assert.equal(refused.status, 403);
  assert.doesNotMatch(await refused.text(), /An hour of writing/);
});

test('hostile words stay words on every page', async () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  const path = await write({
    headline: evil,
    standfirst: evil,
    place: evil,
    names: evil,
    topics: evil,
    alt: evil,
    body: evil,
  });
  const answer = await editor.get(path);
  assert.equal(answer.status, 200);
  for (const at of [
    path,
    '/',
    `${path}/preview`,
    `/?search=${encodeURIComponent(evil)}`,
    `/pictures?search=${encodeURIComponent(evil)}`,
  ]) {
    const text = await (await editor.get(at)).text();
    // A reader's page may hold data in a script element; it must not be ours that ends it.
    assert.doesNotMatch(text, at.endsWith('/preview') ? /<script>|<img src=x/i : /<script|<img src=x/i, at);
  }
  const unsaved = await editor.post('/stories/new', { ...STORY, headline: evil, format: 'html', body: 'no tags' });
  assert.equal(unsaved.status, 422);
  assert.doesNotMatch(await unsaved.text(), /<script/i);
  await opened.api('editor', { method: 'POST', path: '/api/breaking', json: { service: 'en', text: evil } });
  assert.doesNotMatch(await (await editor.get('/')).text(), /<script/i);
});

test('a form that is not touched changes nothing', async () => {
  const path = await write({ bylines: ['person:aigul', 'unit:kazakh-service'], names: 'Jane Doe', topics: 'Water' });
  const id = path.split('/').at(-1) ?? '';
  const read = async (): Promise<unknown> => (await opened.api('editor', { path: `/api/stories/${id}` })).json();
  const before = await read();
  const fields = { ...STORY, revision: await revisionOf(path), bylines: ['unit:kazakh-service', 'person:aigul'] };
  const slug = valueOf(await (await editor.get(path)).text(), 'slug') ?? '';
  const saved = await editor.post(path, {
    ...fields,
    bylines: ['person:aigul', 'unit:kazakh-service'],
    names: 'Jane Doe',
    topics: 'Water',
    slug,
  });
  assert.equal(saved.status, 303);
  assert.deepEqual(await read(), before);
});

test('two who save at once both keep their words', async () => {
  const path = await write();
  const revision = await revisionOf(path);
  const first = await editor.post(path, { ...STORY, revision, headline: 'Hers', slug: 'x' });
  assert.equal(first.status, 303);
  const second = await editor.post(path, { ...STORY, revision, headline: 'His', body: 'His text', slug: 'x' });
  assert.equal(second.status, 412);
  const page = await second.text();
  assert.match(page, /Hers/);
  assert.match(page, /His text/);
  const over = await editor.post(path, {
    ...STORY,
    revision: valueOf(page, 'revision') ?? '',
    headline: 'His',
    slug: 'x',
  });
  assert.equal(over.status, 303);
});

test('what cannot be published is saved, and said beside its field', async () => {
  const path = await write({ body: '' });
  const fields = { ...STORY, revision: await revisionOf(path), body: '', place: 'Saved all the same', next: 'publish' };
  const answer = await editor.post(path, fields);
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /<textarea id="body"[^>]* aria-describedby="body-fault" aria-invalid="true"/);
  assert.match(page, /href="#body"/);
  assert.match(await (await editor.get(path)).text(), /Saved all the same/);
});

test('publishing, correcting, unpublishing and withdrawing go by pages', async () => {
  const path = await write({ next: 'publish' });
  assert.match(await (await editor.get(path)).text(), /class="state published"/);
  const empty = await editor.post(`${path}/correct`, { text: ' ' });
  assert.equal(empty.status, 422);
  assert.equal((await editor.post(`${path}/correct`, { text: 'It was ten.' })).status, 303);
  assert.equal((await editor.post(`${path}/unpublish`, {})).status, 303);
  assert.equal((await editor.post(`${path}/withdraw`, { reason: 'Wrong.' })).status, 303);
  assert.match(await (await editor.get(path)).text(), /class="state withdrawn"/);
});

test('a reporter sees and reaches only what a reporter may', async () => {
  const reporter = await opened.browser('reporter');
  const path = await write({}, reporter);
  const page = await (await reporter.get(path)).text();
  assert.doesNotMatch(page, /value="publish"|\/withdraw|href="\/people"/);
  for (const at of ['/people', '/publication']) assert.equal((await reporter.get(at)).status, 403, at);
  assert.equal(
    (await reporter.post(path, { ...STORY, revision: valueOf(page, 'revision') ?? '', next: 'publish' })).status,
    403,
  );
  assert.equal((await reporter.post('/people/tokens', { 'token-name': 'x', role: 'admin' })).status, 403);
  assert.equal((await reporter.post('/breaking', { service: 'en', text: 'x', hours: '1' })).status, 403);
});

test('a token and a link are shown once, and no page holds a session’s secret', async () => {
  const admin = await opened.browser('admin');
  for (const [path, fields, pattern] of [
    ['/people/tokens', { 'token-name': 'importer', role: 'reporter' }, /picket_[\w-]{43}/g],
    ['/people/links', { role: 'editor', 'link-name': '' }, /\/sign-in\/[\w-]{43}/g],
  ] as const) {
    const made = await admin.post(path, fields);
    assert.equal(made.status, 303);
    const location = made.headers.get('location') ?? '';
    assert.doesNotMatch(location, /[\w-]{43}/);
    assert.equal((await (await admin.get(location)).text()).match(pattern)?.length, 1, path);
    assert.equal((await (await admin.get(location)).text()).match(pattern), null, path);
  }
  for (const path of ['/', '/people', '/stories/new', '/publication']) {
    assert.ok(!(await (await admin.get(path)).text()).includes(admin.secret), path);
  }
});

test('a publication that is wrong is told by field and kept as typed', async () => {
  const admin = await opened.browser('admin');
  const answer = await admin.post('/publication', { document: '{"name": "Mine"}' });
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /services: /);
  assert.match(page, /\{&quot;name&quot;: &quot;Mine&quot;\}/);
  assert.equal((await admin.post('/publication', { document: '{' })).status, 422);
});

test('fields run the way of their language', async () => {
  const page = await (await editor.get('/stories/new?service=fa')).text();
  assert.match(page, /<textarea id="headline"[^>]* lang="fa" dir="rtl">/);
});

test('signing out ends the session', async () => {
  const somebody = await opened.browser('reporter');
  const out = await somebody.post('/sign-out', {});
  assert.match(out.headers.get('set-cookie') ?? '', /^picket=;.*Max-Age=0/);
  assert.equal((await somebody.get('/')).status, 303);
  assert.notEqual(csrfToken(somebody.secret), somebody.secret);
});

test('nothing of all this was a fault', () => {
  assert.deepEqual(opened.faults, []);
});
