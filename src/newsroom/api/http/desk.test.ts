/** The desk's lists and who holds what, over HTTP. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openNewsroom, type OpenNewsroom, type Writer } from './testing/open-newsroom.ts';

interface Line {
  readonly id: string;
  readonly headline: string;
  readonly heldBy: { readonly name: string; readonly mine: boolean } | null;
  readonly [field: string]: unknown;
}

let opened: OpenNewsroom;
let now = new Date('2026-07-10T08:00:00Z');
before(async () => {
  opened = await openNewsroom({ clock: () => now });
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

function pass(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
}

async function write(writer: Writer, headline: string, more: object = {}): Promise<string> {
  const { status, json } = await writer('POST', '/api/stories', {
    json: { service: 'en', headline, body: { html: '<p>Two words.</p>' }, ...more },
  });
  assert.equal(status, 201, JSON.stringify(json));
  pass(1);
  return String(json['id']);
}

async function list(writer: Writer, query: string): Promise<readonly Line[]> {
  const { status, json } = await writer('GET', `/api/stories?${query}`);
  assert.equal(status, 200, JSON.stringify(json));
  return json['stories'] as Line[];
}

const headlines = async (writer: Writer, query: string): Promise<readonly string[]> =>
  (await list(writer, query)).map(({ headline }) => headline);

test('a line says what a desk needs, and pages follow one another', async () => {
  const aigul = await opened.writer('editor', 'Aigul');
  const id = await write(aigul, 'A lake moves away', {
    topics: ['Water'],
    bylines: [{ person: 'aigul' }, { name: 'J. D.' }],
  });
  const translation = await write(aigul, 'دریاچه', { service: 'fa', translationOf: id });
  const [line] = await list(aigul, 'service=en&q=lak');
  assert.ok(line);
  const { revision, savedAt, ...rest } = line;
  assert.match(String(revision) + String(savedAt), /^[\da-f-]{36}2026-07-10T08:00:00.000Z$/);
  assert.deepEqual(rest, {
    id,
    service: 'en',
    kind: 'article',
    state: 'draft',
    public: false,
    changed: false,
    approved: false,
    headline: 'A lake moves away',
    words: 2,
    savedBy: 'Aigul',
    createdBy: 'Aigul',
    heldBy: null,
    scheduledFor: null,
    missed: false,
    unpublishAt: null,
    embargoUntil: null,
    url: null,
    topics: ['Water'],
    bylines: ['Aigul S.', 'J. D.'],
    image: null,
    thumbnail: null,
    translations: [{ service: 'fa', id: translation, state: 'draft', outdated: false }],
    translationOf: null,
    outdated: false,
  });
  for (const headline of ['Page one', 'Page two', 'Page three']) await write(aigul, headline);
  const first = await aigul('GET', '/api/stories?q=page&limit=2');
  assert.deepEqual(
    (first.json['stories'] as Line[]).map(({ headline }) => headline),
    ['Page three', 'Page two'],
  );
  const second = await aigul('GET', `/api/stories?q=page&limit=2&before=${String(first.json['next'])}`);
  assert.deepEqual(
    (second.json['stories'] as Line[]).map(({ headline }) => headline),
    ['Page one'],
  );
  assert.equal(second.json['next'], null);
});

test('stories are found by whom and what they name, whose they are, and what they lack', async () => {
  const dana = await opened.writer('reporter', 'Dana');
  const id = await write(dana, 'Named', { topics: ['Rivers'], bylines: [{ unit: 'kazakh-service' }] });
  for (const query of [
    'by=me',
    'topic=rivers',
    'unit=kazakh-service',
    'q=kazakh named',
    'q=RIVER',
    'translation=missing&by=me',
  ])
    assert.deepEqual(await headlines(dana, query), query === 'q=RIVER' ? [] : ['Named'], query);
  assert.deepEqual(await headlines(dana, 'person=aigul&q=lake'), ['A lake moves away']);
  assert.deepEqual(await headlines(dana, 'q=%25%00'), []);
  assert.deepEqual(await headlines(dana, 'holder=me'), []);
  await write(dana, 'نام', { service: 'fa', translationOf: id });
  assert.deepEqual(await headlines(dana, 'translation=missing&by=me'), []);
  await write(dana, 'Lonely');
  assert.deepEqual(await headlines(dana, 'translation=missing&into=fa&by=me'), ['Lonely']);
  const { json } = await dana('GET', '/api/desk?service=fa');
  assert.deepEqual(
    [json['counts'], json['mine'], json['inReview']],
    [{ draft: 2, 'in-review': 0, scheduled: 0, published: 0, unpublished: 0, withdrawn: 0 }, 1, 0],
  );
});

test('a question that cannot be asked is told which part of it', async () => {
  const { writer } = opened;
  const moderator = await writer('moderator', 'Mo');
  for (const [query, field] of [
    ['state=gone', 'state'],
    ['limit=0', 'limit'],
    ['colour=red', 'colour'],
    ['holder=you', 'holder'],
    ['before=1', 'before'],
  ]) {
    const { status, json } = await moderator('GET', `/api/stories?${query}`);
    assert.deepEqual([status, (json['errors'] as { field: string }[])[0]?.field], [422, field]);
  }
});

test('one window writes in a story, which all can see', async () => {
  const [ann, bek] = [await opened.writer('reporter', 'Ann'), await opened.writer('reporter', 'Bek')];
  const id = await write(ann, 'Held');
  const lease = `/api/stories/${id}/lease`;
  const { status, json } = await ann('PUT', lease, { json: { tab: 'a1' } });
  assert.deepEqual(
    [status, json['tab'], json['expires']],
    [200, 'a1', new Date(now.getTime() + 120_000).toISOString()],
  );
  assert.equal((await ann('PUT', lease, { json: { tab: 'a1' } })).status, 200);
  assert.deepEqual((await list(ann, 'holder=me'))[0]?.heldBy, { name: 'Ann', mine: true });
  assert.deepEqual((await list(bek, 'q=held'))[0]?.heldBy, { name: 'Ann', mine: false });
  assert.equal((await bek('GET', `/api/stories/${id}`)).json['heldBy'], 'Ann');
  const revision = json['revision'];
  for (const [writer, tab, mine] of [
    [ann, 'a2', true],
    [bek, 'a1', false],
  ] as const) {
    const refused = await writer('PUT', lease, { json: { tab } });
    assert.deepEqual(
      [refused.status, refused.json['heldBy'], refused.json['mine'], refused.json['revision']],
      [412, 'Ann', mine, revision],
    );
    const saved = await writer('PATCH', `/api/stories/${id}`, {
      json: { headline: 'Not mine' },
      headers: { 'if-match': `"${String(revision)}"`, 'x-lease': tab },
    });
    assert.deepEqual([saved.status, saved.json['heldBy'], saved.json['revision']], [412, 'Ann', revision]);
  }
  assert.equal((await bek('DELETE', lease, { json: { tab: 'a1' } })).status, 204);
  assert.equal((await bek('GET', `/api/stories/${id}`)).json['heldBy'], 'Ann', 'only who holds it lets it go');
  const program = await opened.api('editor', {
    method: 'PATCH',
    path: `/api/stories/${id}`,
    json: { headline: 'X' },
    headers: { 'if-match': '*' },
  });
  assert.equal(program.status, 412);
  assert.equal((await ann('DELETE', lease, { json: { tab: 'a1' } })).status, 204);
  assert.equal((await bek('PUT', lease, { json: { tab: 'b' } })).status, 200);
  pass(120);
  assert.equal((await ann('PUT', lease, { json: { tab: 'a1' } })).status, 200, 'a lease ends by itself');
});

test('whoever takes over has what was saved, and the other’s window is refused from then on', async () => {
  const [ann, bek] = [await opened.writer('reporter', 'Cem'), await opened.writer('reporter', 'Dan')];
  const id = await write(ann, 'Taken');
  const path = `/api/stories/${id}`;
  const save = async (writer: Writer, tab: string, revision: unknown, headline: string) =>
    await writer('PATCH', path, {
      json: { headline },
      headers: { 'if-match': `"${String(revision)}"`, 'x-lease': tab },
    });
  const { json } = await ann('PUT', `${path}/lease`, { json: { tab: 'a' } });
  const first = await save(ann, 'a', json['revision'], 'Ann writes');
  assert.equal(first.status, 200);
  const taken = await bek('PUT', `${path}/lease`, { json: { tab: 'b', takeOver: true } });
  assert.deepEqual([taken.status, taken.json['revision']], [200, first.json['revision']]);
  const stale = await save(ann, 'a', first.json['revision'], 'Ann types on');
  assert.deepEqual([stale.status, stale.json['heldBy'], stale.json['mine']], [412, 'Dan', false]);
  assert.equal((await save(bek, 'b', taken.json['revision'], 'Bek writes')).status, 200);
  const lines = await opened.newsroom.store.read.stories.revisionsOf(id as never);
  assert.deepEqual(
    lines.map(({ headline }) => headline),
    ['Bek writes', 'Ann writes', 'Taken'],
  );
});

test('who may not save a story does not hold it', async () => {
  const editor = await opened.writer('editor', 'Ed');
  const id = await write(editor, 'In review');
  await opened.newsroom.store.transact(({ write: { stories } }) =>
    stories.setState(id as never, { state: 'in-review' }),
  );
  const hold = async (writer: Writer) =>
    (await writer('PUT', `/api/stories/${id}/lease`, { json: { tab: 't' } })).status;
  assert.equal(await hold(await opened.writer('reporter', 'Rep')), 403);
  assert.equal(await hold(await opened.writer('moderator', 'Mod')), 403);
  assert.equal(await hold(editor), 200);
  assert.equal((await editor('PUT', `/api/stories/${id}/lease`, { json: { tab: 'a b' } })).status, 422);
  const headers = { 'if-match': '*', 'x-lease': '—'.repeat(3).replaceAll('—', '.') };
  assert.equal((await editor('PATCH', `/api/stories/${id}`, { json: { headline: 'X' }, headers })).status, 422);
});
