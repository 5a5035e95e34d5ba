/** The library of pictures through the API: finding, changing, and what a file said besides. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drawnFaces } from '../src/media/testing/drawn-faces.ts';
import { photo } from '../src/media/testing/pictures.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { createToken } from '../src/newsroom/api/tokens.ts';
import { openNewsroom, type OpenNewsroom } from '../src/newsroom/api/http/testing/open-newsroom.ts';
import type { Role } from '../src/store/tables.ts';

let opened: OpenNewsroom;
before(async () => {
  opened = await openNewsroom();
});
after(() => opened[Symbol.asyncDispose]());

interface Answer {
  readonly status: number;
  readonly json: Record<string, unknown>;
}

async function ask(role: Role, method: string, path: string, json?: unknown): Promise<Answer> {
  const answer = await opened.api(role, { method, path, json });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

async function add(bytes: Uint8Array<ArrayBuffer>, words: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const { token } = await createToken(opened.newsroom, commandLine, { name: 'sender', role: 'reporter' });
  const form = new FormData();
  form.append('file', new File([bytes], 'a.jpg', { type: 'image/jpeg' }));
  for (const [name, value] of Object.entries(words)) form.append(name, value);
  const headers = { authorization: `Bearer ${token}` };
  const answer = await opened.app.request('http://localhost:8081/api/images', { method: 'POST', headers, body: form });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

async function jpeg(width = 400, height = 300): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await photo(width, height).jpeg().toBuffer());
}

function ids(answer: Answer): unknown[] {
  return (answer.json['images'] as { id: string }[]).map(({ id }) => id);
}

test('what a file says besides its pixels is named and not told', async () => {
  const told = photo(400, 300)
    .withIccProfile('p3')
    .withExif({
      IFD0: { Make: 'Secretcam', Artist: 'Secret Name', Software: 'Secretsoft' },
      IFD2: { BodySerialNumber: 'S3CR3T', DateTimeOriginal: '2026:01:02 03:04:05' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><r dc:title="Secret" MotionPhoto="1"/></x:xmpmeta>');
  const { status, json } = await add(new Uint8Array(await told.jpeg().toBuffer()));
  assert.equal(status, 201, JSON.stringify(json));
  const read = await ask('moderator', 'GET', `/api/images/${String(json['id'])}`);
  assert.deepEqual(read.json['removed'], [
    'GPS position',
    'camera',
    'serial number',
    'time',
    'author',
    'description',
    'software',
    'short film',
    'EXIF',
    'XMP',
    'colour profile',
  ]);
  assert.doesNotMatch(JSON.stringify(read.json), /secret|S3CR3T/i);
  assert.deepEqual(
    (await ask('moderator', 'GET', `/api/images/${String((await add(await jpeg())).json['id'])}`)).json['removed'],
    [],
  );
});

test('pictures are found by the beginnings of words, a page at a time', async () => {
  const first = (await add(await jpeg(), { alt: 'Өзен тасқыны', credit: 'Алёна' })).json['id'];
  const second = (await add(await jpeg(), { alt: 'Өзен', caption: '100% суреттеріміз' })).json['id'];
  const found = async (q: string): Promise<unknown[]> =>
    ids(await ask('reporter', 'GET', `/api/images?q=${encodeURIComponent(q)}`));
  assert.deepEqual(await found('ӨЗЕН'), [second, first]);
  assert.deepEqual(await found('сурет'), [second]);
  assert.deepEqual(await found('алена өзе'), [first]);
  assert.deepEqual(await found('зен'), []);
  const page = await ask('reporter', 'GET', '/api/images?q=өзен&limit=1');
  assert.deepEqual([ids(page), page.json['next']], [[second], second]);
  const next = await ask('reporter', 'GET', `/api/images?q=өзен&limit=1&before=${String(second)}`);
  assert.deepEqual([ids(next), next.json['next']], [[first], null]);
  assert.equal((await ask('reporter', 'GET', '/api/images?limit=0')).status, 422);
  assert.equal((await ask('reporter', 'GET', '/api/images?colour=red')).status, 422);
});

test('an entry says who uses it, and changes word by word', async () => {
  const { id, renditions } = (await add(await jpeg(), { alt: 'A square' })).json;
  const made = await ask('reporter', 'POST', '/api/stories', {
    service: 'en',
    headline: 'Shown',
    body: { html: `<figure><img src="image:${String(id)}" alt="a"></figure>` },
  });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  const changed = await ask('reporter', 'PATCH', `/api/images/${String(id)}`, { caption: ' Two\nlines ' });
  assert.equal(changed.status, 200, JSON.stringify(changed.json));
  const { createdAt, ...rest } = changed.json;
  assert.match(String(createdAt), /^\d{4}-.*Z$/);
  assert.deepEqual(rest, {
    id,
    alt: 'A square',
    caption: 'Two lines',
    credit: '',
    width: 400,
    height: 300,
    focus: { x: 0.5, y: 0.5 },
    by: null,
    renditions,
    removed: [],
    covered: false,
    original: 'kept',
    uses: [{ story: made.json['id'], headline: 'Shown' }],
    public: false,
  });
  const listed = await ask('reporter', 'GET', '/api/images?q=square');
  assert.deepEqual(
    (listed.json['images'] as { uses: unknown; caption: unknown }[]).map(({ uses, caption }) => [uses, caption]),
    [[1, 'Two lines']],
  );
  const text = await ask('reporter', 'PATCH', `/api/images/${String(id)}`, { alt: 'a'.repeat(1001) });
  assert.equal(text.status, 422);
});

test('faces are proposed to whoever may cover them', async () => {
  const drawn = drawnFaces(640, 480, [{ x: 320, y: 200, scale: 1.2 }]);
  const { id } = (await add(new Uint8Array(await drawn.jpeg().toBuffer()))).json;
  const { status, json } = await ask('reporter', 'POST', `/api/images/${String(id)}/faces`);
  assert.equal(status, 200, JSON.stringify(json));
  const [box, ...more] = json['boxes'] as { x: number; y: number; width: number; height: number }[];
  assert.ok(box && box.x < 0.4 && box.x + box.width > 0.6 && box.y < 0.3 && box.y + box.height > 0.55);
  assert.deepEqual(more, []);
  const covered = await ask('reporter', 'POST', `/api/images/${String(id)}/cover`, {
    boxes: [{ x: box.x, y: box.y, width: box.width, height: box.height }],
    original: 'destroy',
  });
  assert.equal(covered.status, 200, JSON.stringify(covered.json));
  assert.deepEqual([covered.json['covered'], covered.json['original']], [true, 'destroyed']);
  assert.deepEqual((await ask('reporter', 'POST', `/api/images/${String(id)}/faces`)).json['boxes'], []);
  assert.equal((await ask('moderator', 'POST', `/api/images/${String(id)}/faces`)).status, 403);
  const wrong = { boxes: [{ x: 2, y: 0, width: 0, height: 1 }], original: 'keep' };
  const refused = await ask('reporter', 'POST', `/api/images/${String(id)}/cover`, wrong);
  assert.deepEqual(
    [refused.status, (refused.json['errors'] as { field: string }[]).map(({ field }) => field)],
    [422, ['boxes.0.x', 'boxes.0.width', 'original']],
  );
  for (const method of ['GET', 'DELETE']) {
    assert.equal((await ask('admin', method, `/api/images/${String(id)}/original`)).status, 404);
    assert.equal((await ask('editor', method, `/api/images/${String(id)}/original`)).status, 403);
  }
});

test('a focus that moves makes other files, of which pages that show it tell; of public ones only editors may', async () => {
  const file = await jpeg(600, 300);
  const { id, renditions } = (await add(file)).json;
  const again = (await add(file)).json['id'];
  const before = (renditions as { path: string }[]).map(({ path }) => path);
  const moved = await ask('reporter', 'PATCH', `/api/images/${String(id)}`, { focus: { x: 0.1, y: 0.5 } });
  assert.equal(moved.status, 200, JSON.stringify(moved.json));
  const then = (moved.json['renditions'] as { path: string }[]).map(({ path }) => path);
  assert.equal(new Set([...before, ...then]).size, before.length + then.length);
  const leadImage = { image: id, alt: 'a', caption: '', credit: 'c' };
  const made = await ask('editor', 'POST', '/api/stories', {
    service: 'en',
    headline: 'Public',
    body: { html: '<p>a</p>' },
    bylines: [{ person: 'aigul' }],
    leadImage,
  });
  const out = await ask('editor', 'POST', `/api/stories/${String(made.json['id'])}/publish`);
  assert.equal(out.status, 200, JSON.stringify(out.json));
  const { edition } = opened.newsroom;
  assert.ok(then.every((path) => edition.find(path) !== null));
  // Another of the same file is covered with it.
  for (const each of [id, again])
    assert.equal((await ask('moderator', 'GET', `/api/images/${String(each)}`)).json['public'], true);
  const refused = await ask('reporter', 'PATCH', `/api/images/${String(id)}`, { focus: { x: 0.9, y: 0.5 } });
  assert.equal(refused.status, 403);
  const last = await ask('editor', 'PATCH', `/api/images/${String(id)}`, { focus: { x: 0.9, y: 0.5 } });
  assert.equal(last.status, 200);
  const now = (last.json['renditions'] as { path: string }[]).map(({ path }) => path);
  assert.ok(now.every((path) => edition.find(path) !== null));
  assert.ok(then.every((path) => edition.find(path) === null));
  assert.equal((await ask('moderator', 'PATCH', `/api/images/${String(id)}`, { alt: 'b' })).status, 403);
  assert.equal((await ask('editor', 'PATCH', `/api/images/${String(id)}`, { focus: { x: 2, y: 0 } })).status, 422);
});
