import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Role } from '../../../store/tables.ts';
import { openApi } from './openapi.ts';
import { openNewsroom, PUBLICATION, type OpenNewsroom } from './testing/open-newsroom.ts';

interface Answer {
  status: number;
  headers: Headers;
  json: Record<string, unknown>;
}

let opened: OpenNewsroom;
before(async () => {
  opened = await openNewsroom();
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

async function ask(
  method: string,
  path: string,
  json?: unknown,
  more: { role?: Role; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { role = 'editor', headers = {} } = more;
  const answer = await opened.api(role, { method, path, headers, ...(json === undefined ? {} : { json }) });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    json: text === '' ? {} : (JSON.parse(text) as Answer['json']),
  };
}

const DRAFT = {
  service: 'en',
  headline: 'A lake moves away',
  standfirst: 'Nine years.',
  place: 'Karasu',
  bylines: [{ unit: 'kazakh-service' }, { person: 'aigul' }, { name: 'Jane Doe' }],
  topics: ['Water'],
  body: { html: '<p>One <strong>two</strong>.</p>' },
};

async function draft(change: object = {}): Promise<{ id: string; revision: string }> {
  const { status, json } = await ask('POST', '/api/stories', { ...DRAFT, ...change });
  assert.equal(status, 201, JSON.stringify(json));
  return json as { id: string; revision: string };
}

test('a story comes back as it was sent', async () => {
  const { status, headers, json } = await ask('POST', '/api/stories', DRAFT);
  assert.equal(status, 201);
  assert.equal(headers.get('location'), `/api/stories/${String(json['id'])}`);
  const read = await ask('GET', headers.get('location') ?? '');
  assert.equal(read.headers.get('etag'), `"${String(json['revision'])}"`);
  const rest = { slug: 'a-lake-moves-away', storyline: null, leadImage: null, translationOf: null };
  const { savedAt, ...shown } = read.json;
  assert.ok(Date.now() - Date.parse(String(savedAt)) < 60_000);
  const plain = { scheduledFor: null, unpublishAt: null, embargoUntil: null, withdrawn: null, heldBy: null };
  const flags = { changed: false, approved: false, missed: false, outdated: false };
  const others = { savedBy: null, createdBy: null, translationSet: [], corrections: [] };
  const state = { kind: 'article', state: 'draft', ...plain, ...flags, ...others };
  assert.deepEqual(shown, { ...DRAFT, ...rest, ...json, ...state });
});

test('saving replaces what is named, on the revision that is named', async () => {
  const { id, revision } = await draft();
  const path = `/api/stories/${id}`;
  const bare = await ask('PATCH', path, { headline: 'B' });
  assert.equal(bare.status, 428);
  const saved = await ask('PATCH', path, { headline: 'B' }, { headers: { 'if-match': `"${revision}"` } });
  assert.equal(saved.status, 200);
  const stale = await ask('PATCH', path, { headline: 'C' }, { headers: { 'if-match': `"${revision}"` } });
  assert.equal(stale.status, 412);
  assert.equal(stale.json['revision'], saved.json['revision']);
  assert.equal(stale.json['heldBy'], null);
  for (const tag of ['"nonsense"', `W/"${String(saved.json['revision'])}"`]) {
    assert.equal((await ask('PATCH', path, { headline: 'C' }, { headers: { 'if-match': tag } })).status, 412, tag);
  }
  const read = await ask('GET', path);
  assert.deepEqual([read.json['headline'], read.json['standfirst']], ['B', DRAFT.standfirst]);
  assert.equal((await ask('PATCH', path, { headline: 'D' }, { headers: { 'if-match': '*' } })).status, 200);
});

test('what cannot be taken is told field by field', async () => {
  const { status, json } = await ask('POST', '/api/stories', {
    service: 'en',
    headline: 7,
    bylines: [{ somebody: 'x' }],
    leadImage: { image: 'no id', altt: 'x' },
    colour: 'red',
  });
  assert.equal(status, 422);
  const fields = (json['errors'] as { field: string; detail: string }[]).map(({ field }) => field);
  assert.deepEqual(fields.toSorted(), ['body', 'bylines.0', 'colour', 'headline', 'leadImage.altt', 'leadImage.image']);
  const { id } = await draft();
  const moved = await ask('PATCH', `/api/stories/${id}`, { service: 'fa' }, { headers: { 'if-match': '*' } });
  assert.equal(moved.status, 422);
  const unknown = await ask('POST', '/api/stories', { ...DRAFT, service: 'xx' });
  assert.equal(unknown.status, 422);
});

test('what cannot be read is told apart from what is wrong', async () => {
  const raw = (type: string, body: string): Promise<Response> =>
    Promise.resolve(
      opened.app.request('http://localhost:8081/api/stories', {
        method: 'POST',
        headers: { authorization, 'content-type': type },
        body,
      }),
    );
  const { createToken } = await import('../accounts.ts');
  const { commandLine } = await import('../actor.ts');
  const { token } = await createToken(opened.newsroom, commandLine, { name: 'raw', role: 'editor' });
  const authorization = `Bearer ${token}`;
  assert.equal((await raw('application/json', '{"service":')).status, 400);
  assert.equal((await raw('text/plain', JSON.stringify(DRAFT))).status, 415);
  assert.equal((await raw('application/x-www-form-urlencoded', 'service=en')).status, 415);
  assert.equal((await raw('application/json; charset=utf-8', JSON.stringify(DRAFT))).status, 201);
});

test('publishing answers when readers can open it', async () => {
  const { id } = await draft();
  const { status, json } = await ask('POST', `/api/stories/${id}/publish`);
  assert.equal(status, 200);
  const head = opened.newsroom.edition.head();
  assert.deepEqual(json['edition'], { seq: head?.seq, digest: head?.digest });
  assert.match(String(json['url']), /^https:\/\/courier\.example\/en\/\d{4}\/\d\d\/\d\d\/a-lake-moves-away(-\d+)?\/$/);
  assert.equal((await ask('POST', `/api/stories/${id}/corrections`, { text: 'Ten years.' })).status, 201);
  assert.equal((await ask('POST', `/api/stories/${id}/unpublish`)).json['state'], 'unpublished');
  assert.equal((await ask('POST', `/api/stories/${id}/unpublish`)).status, 409);
  assert.equal((await ask('POST', `/api/stories/${id}/withdraw`, {})).status, 422);
  assert.equal((await ask('POST', `/api/stories/${id}/withdraw`, { reason: 'Wrong village.' })).status, 200);
  assert.equal((await ask('GET', `/api/stories/${id}`)).json['state'], 'withdrawn');
  assert.equal((await ask('POST', `/api/stories/${id}/publish`)).status, 409);
});

test('an address of nothing is 404, with or without the form of an id', async () => {
  for (const id of ['nothing', '01890a5d-ac96-774b-bcce-b302099a8057', "'; drop table story"]) {
    assert.equal((await ask('GET', `/api/stories/${encodeURIComponent(id)}`)).status, 404, id);
  }
  assert.equal((await ask('DELETE', '/api/breaking/nothing')).status, 404);
  assert.equal((await ask('GET', '/api/nothing')).status, 404);
});

test('a role has its rights and no others', async () => {
  const { id } = await draft();
  const statuses = async (role: Role): Promise<number[]> =>
    await Promise.all([
      ask('GET', `/api/stories/${id}`, undefined, { role }),
      ask('POST', '/api/stories', DRAFT, { role }),
      ask('POST', `/api/stories/${id}/corrections`, { text: 'x' }, { role }),
      ask('POST', '/api/breaking', { service: 'en', text: 'Now' }, { role }),
      ask('PUT', '/api/publication', PUBLICATION, { role }),
    ]).then((answers) => answers.map(({ status }) => status));
  assert.deepEqual(await statuses('moderator'), [200, 403, 403, 403, 403]);
  assert.deepEqual(await statuses('reporter'), [200, 201, 403, 403, 403]);
  assert.deepEqual(await statuses('editor'), [200, 201, 409, 201, 403]);
  assert.deepEqual(await statuses('admin'), [200, 201, 409, 201, 200]);
});

test('without a token there is the description and nothing else', async () => {
  const bare = async (path: string): Promise<Response> => await opened.app.request(`http://localhost:8081${path}`);
  assert.equal((await bare('/api/openapi.json')).status, 200);
  for (const path of ['/api/publication', '/api/stories/x', '/api/nothing']) {
    const answer = await bare(path);
    assert.equal(answer.status, 401, path);
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer');
  }
  const wrong = await opened.app.request('http://localhost:8081/api/publication', {
    headers: { authorization: 'Bearer picket_no' },
  });
  assert.equal(wrong.status, 401);
});

test('what the description lists is there', async () => {
  const paths = openApi()['paths'] as Record<string, Record<string, unknown>>;
  for (const [path, item] of Object.entries(paths)) {
    for (const method of Object.keys(item).filter((key) => key !== 'parameters')) {
      const { json } = await ask(method.toUpperCase(), path.replace('{id}', '01890a5d-ac96-774b-bcce-b302099a8057'));
      assert.notEqual(json['detail'], 'There is nothing at this address.', `${method} ${path}`);
    }
  }
});

test('a picture is taken with its words, and shown before it is public', async () => {
  const bytes = await readFile(new URL('../../../../demonstration/pictures/lake.jpg', import.meta.url));
  const send = async (fields: Record<string, string | File>): Promise<Answer> => {
    const { createToken } = await import('../accounts.ts');
    const { commandLine } = await import('../actor.ts');
    const { token } = await createToken(opened.newsroom, commandLine, { name: 'pictures', role: 'reporter' });
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const headers = { authorization: `Bearer ${token}` };
    const answer = await opened.app.request('http://localhost:8081/api/images', { method: 'POST', headers, body });
    return { status: answer.status, headers: answer.headers, json: (await answer.json()) as Answer['json'] };
  };
  const file = new File([bytes], 'lake.jpg', { type: 'image/jpeg' });
  const { status, json } = await send({ file, alt: 'A lake', focus: '0.2,.8' });
  assert.equal(status, 201, JSON.stringify(json));
  const [first] = json['renditions'] as Record<string, unknown>[];
  assert.deepEqual(Object.keys(first ?? {}), ['crop', 'width', 'height', 'type', 'path']);
  const browser = await opened.browser('moderator');
  const shown = await browser.get(String(first?.['path']));
  assert.equal(shown.headers.get('content-type'), first?.['type']);
  assert.equal((await opened.app.request(`http://localhost:8081${String(first?.['path'])}`)).status, 303);
  assert.equal((await send({ alt: 'A lake' })).status, 422);
  assert.equal((await send({ file, focus: '2,2' })).status, 422);
  assert.equal((await send({ file, title: 'x' })).status, 422);
  assert.equal((await send({ file: new File(['no picture'], 'x.jpg', { type: 'image/jpeg' }) })).status, 415);
});

test('a front is filled from its lead on, and read back', async () => {
  const { id } = await draft({ headline: 'For the front' });
  const until = '2999-01-01T00:00:00.000Z';
  const put = await ask('PUT', '/api/fronts/en', { places: [null, { story: id, until }] });
  assert.equal(put.status, 200, JSON.stringify(put.json));
  const { json } = await ask('GET', '/api/fronts/en', undefined, { role: 'moderator' });
  assert.deepEqual((json['places'] as unknown[]).slice(0, 3), [null, { story: id, until }, null]);
  assert.equal((json['places'] as unknown[]).length, 8);
  assert.equal((await ask('PUT', '/api/fronts/en', { places: [] }, { role: 'reporter' })).status, 403);
  assert.equal((await ask('GET', '/api/fronts/xx')).status, 404);
  const twice = await ask('PUT', '/api/fronts/en', { places: [{ story: id }, { story: id }] });
  assert.deepEqual([twice.status, (twice.json['errors'] as { field: string }[])[0]?.field], [422, 'places.1']);
});

test('a storyline is made, read, replaced and removed', async () => {
  const document = { title: { en: 'The bridge' }, pledges: [] };
  assert.equal((await ask('PUT', '/api/storylines/bridge', document, { role: 'reporter' })).status, 403);
  const made = await ask('PUT', '/api/storylines/bridge', document);
  assert.deepEqual([made.status, made.json], [200, { slug: 'bridge', summary: {}, ...document }]);
  assert.deepEqual((await ask('GET', '/api/storylines/bridge')).json, made.json);
  const listed = (await ask('GET', '/api/storylines')).json['storylines'] as { slug: string }[];
  assert.ok(listed.some(({ slug }) => slug === 'bridge'));
  assert.equal((await ask('PUT', '/api/storylines/Bad%20slug', document)).status, 422);
  assert.equal((await ask('PUT', '/api/storylines/bridge', 'text')).status, 400);
  assert.equal((await ask('DELETE', '/api/storylines/bridge')).status, 204);
  assert.equal((await ask('GET', '/api/storylines/bridge')).status, 404);
});
