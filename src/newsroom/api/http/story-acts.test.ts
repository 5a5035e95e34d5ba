/** From a reporter's draft to readers and back, in the windows of two people, over HTTP. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { DAY, HOUR, MINUTE, SECOND } from '../../../base/clock.ts';
import { runJobs } from '../jobs.ts';
import { queueThinning, revisionJobs } from '../revision-jobs.ts';
import { turnTimetable } from '../timetable.ts';
import { openNewsroom, type OpenNewsroom, type Writer } from './testing/open-newsroom.ts';

type Json = Record<string, unknown>;

let now = new Date('2026-07-10T08:00:00Z');
let opened: OpenNewsroom;
let reporter: Writer;
let editor: Writer;
before(async () => {
  opened = await openNewsroom({ clock: () => now });
  reporter = await opened.writer('reporter', 'Dana');
  editor = await opened.writer('editor', 'Erlan');
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});
beforeEach(() => pass(HOUR));

function pass(milliseconds: number): void {
  now = new Date(now.getTime() + milliseconds);
}

const soon = (milliseconds: number): string => new Date(now.getTime() + milliseconds).toISOString();

async function draft(headline: string, more: object = {}): Promise<{ path: string; id: string; revision: string }> {
  const json = { service: 'en', headline, body: { html: '<p>One.</p><p>Two.</p>' }, ...more };
  const made = await reporter('POST', '/api/stories', { json });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  const { id, revision } = made.json as { id: string; revision: string };
  return { path: `/api/stories/${id}`, id, revision };
}

async function done(
  writer: Writer,
  method: string,
  path: string,
  json?: object,
  headers: Record<string, string> = {},
): Promise<Json> {
  const answer = await writer(method, path, { ...(json === undefined ? {} : { json }), headers });
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.json)}`);
  return answer.json;
}

async function status(
  writer: Writer,
  method: string,
  path: string,
  json?: object,
  headers: Record<string, string> = {},
): Promise<number> {
  return (await writer(method, path, { ...(json === undefined ? {} : { json }), headers })).status;
}

const match = (revision: unknown): Record<string, string> => ({ 'if-match': `"${String(revision)}"` });

async function save(
  writer: Writer,
  path: string,
  revision: unknown,
  json: object,
  headers: object = {},
): Promise<string> {
  const saved = await done(writer, 'PATCH', path, json, { ...match(revision), ...headers });
  return String(saved['revision']);
}

async function acts(path: string): Promise<string[]> {
  const { json } = await editor('GET', `${path}/notes`);
  return (json as unknown as Json[]).map(({ act, by, text }) => `${String(act)} ${String(by)} ${String(text)}`.trim());
}

async function history(path: string): Promise<Json[]> {
  return (await done(editor, 'GET', `${path}/revisions`))['revisions'] as Json[];
}

test('a draft is submitted, sent back with a reason, approved and published, and all of it is noted', async () => {
  const { path, revision } = await draft('The way');
  assert.equal(await status(editor, 'POST', `${path}/approve`), 409, 'a draft is not approved');
  assert.equal((await done(reporter, 'POST', `${path}/submit`))['state'], 'in-review');
  assert.equal(await status(reporter, 'PATCH', path, { headline: 'X' }, match(revision)), 403);
  for (const act of ['approve', 'publish', 'unschedule'])
    assert.equal(await status(reporter, 'POST', `${path}/${act}`), 403, act);
  assert.equal(await status(reporter, 'POST', `${path}/send-back`, { reason: 'x' }), 403);
  assert.equal(await status(editor, 'POST', `${path}/send-back`, { reason: ' ' }), 422);
  pass(SECOND);
  assert.equal((await done(editor, 'POST', `${path}/send-back`, { reason: 'Who says so?' }))['state'], 'draft');
  const second = await save(reporter, path, revision, { headline: 'The way, says Dana' });
  pass(SECOND);
  await done(reporter, 'POST', `${path}/notes`, { text: 'Dana says so.' });
  pass(SECOND);
  await done(reporter, 'POST', `${path}/submit`, undefined, match(second));
  assert.equal(await status(editor, 'POST', `${path}/approve`, undefined, match(revision)), 412, 'another was read');
  pass(SECOND);
  await done(editor, 'POST', `${path}/approve`, undefined, match(second));
  const approved = await done(editor, 'GET', path);
  assert.deepEqual([approved['state'], approved['approved'], approved['savedBy']], ['in-review', true, 'Dana']);
  const third = await save(editor, path, second, { place: 'KARASU' });
  assert.equal((await done(editor, 'GET', path))['approved'], false, 'what was saved since is not approved');
  assert.equal(await status(editor, 'POST', `${path}/publish`, undefined, match(second)), 412);
  pass(SECOND);
  await done(editor, 'POST', `${path}/publish`, undefined, match(third));
  pass(SECOND);
  await done(editor, 'POST', `${path}/corrections`, { text: 'Nine.' });
  assert.deepEqual(
    ((await done(editor, 'GET', path))['corrections'] as Json[]).map(({ text }) => text),
    ['Nine.'],
  );
  pass(SECOND);
  await done(editor, 'POST', `${path}/withdraw`, { reason: 'A source.' });
  const gone = await done(editor, 'GET', path);
  assert.deepEqual(gone['withdrawn'], { at: now.toISOString(), reason: 'A source.' });
  assert.deepEqual(await acts(path), [
    'withdraw Erlan A source.',
    'correct Erlan Nine.',
    'publish Erlan',
    'approve Erlan',
    'submit Dana',
    'note Dana Dana says so.',
    'send-back Erlan Who says so?',
    'submit Dana',
  ]);
  assert.deepEqual(
    (await history(path)).map(({ number, by, act, published, note }) => [number, by, act, published, note]),
    [
      [3, 'Erlan', 'save', true, null],
      [2, 'Dana', 'save', false, null],
      [1, 'Dana', 'create', false, 'Who says so?'],
    ],
  );
});

test('who types has one revision in ten seconds, and one more whenever something was done', async () => {
  const { path, revision } = await draft('Typing');
  let last: string = revision;
  const type = async (headline: string, seconds: number, headers: object = {}): Promise<string> => {
    pass(seconds * SECOND);
    last = await save(reporter, path, last, { headline }, headers);
    return last;
  };
  const replaced = await type('a', 1);
  await type('ab', 4);
  await type('abc', 5);
  assert.equal(await status(reporter, 'GET', `/api/revisions/${replaced}`), 404);
  await type('abcd', 1);
  await type('abcde', 3, { 'x-save': 'act' });
  await type('abcdef', 1);
  await done(reporter, 'POST', `${path}/submit`);
  await done(editor, 'POST', `${path}/send-back`, { reason: 'More.' });
  await type('abcdefg', 1);
  pass(SECOND);
  await save(editor, path, last, { headline: 'E' });
  assert.deepEqual(
    (await history(path)).map(({ headline, number }) => [headline, number]),
    [
      ['E', 6],
      ['abcdefg', 5],
      ['abcdef', 4],
      ['abcde', 3],
      ['abc', 2],
      ['Typing', 1],
    ],
  );
});

test('an earlier revision is read and restored on top of what is there', async () => {
  const { path, id, revision } = await draft('First', { topics: ['Water'], bylines: [{ person: 'aigul' }] });
  const second = await save(reporter, path, revision, {
    headline: 'Second',
    topics: [],
    body: { html: '<p>Other.</p>' },
  });
  const { body, ...read } = await done(editor, 'GET', `/api/revisions/${revision}`);
  const hand = { number: 1, act: 'create', published: false, savedAt: now.toISOString(), by: 'Dana' };
  const words = { headline: 'First', topics: ['Water'], bylines: [{ person: 'aigul' }] };
  const empty = { standfirst: '', place: '', storyline: null, leadImage: null };
  assert.deepEqual(read, { id: revision, story: id, ...hand, ...words, ...empty });
  const restore = { revision };
  assert.equal(await status(reporter, 'POST', `${path}/restore`, restore), 428);
  assert.equal(await status(reporter, 'POST', `${path}/restore`, restore, match(revision)), 412);
  await done(editor, 'PUT', `${path}/lease`, { tab: 'e' });
  assert.equal(await status(reporter, 'POST', `${path}/restore`, restore, match(second)), 412, 'somebody writes in it');
  const held = { ...match(second), 'x-lease': 'e' };
  const { revision: third } = await done(editor, 'POST', `${path}/restore`, restore, held);
  const restored = await done(editor, 'GET', path);
  assert.deepEqual(
    [restored['revision'], restored['headline'], restored['topics'], restored['body']],
    [third, 'First', ['Water'], body],
  );
  assert.deepEqual(
    (await history(path)).map(({ headline, act }) => [headline, act]),
    [
      ['First', 'restore'],
      ['Second', 'save'],
      ['First', 'create'],
    ],
  );
  const other = await draft('Another');
  const foreign = { ...match(third), 'x-lease': 'e' };
  assert.equal(await status(editor, 'POST', `${path}/restore`, { revision: other.revision }, foreign), 404);
});

test('under an embargo nobody publishes, and only an editor lifts it', async () => {
  const { path } = await draft('Embargoed');
  const until = soon(HOUR);
  assert.deepEqual(await done(reporter, 'PUT', `${path}/embargo`, { until }), { until });
  assert.equal(await status(reporter, 'PUT', `${path}/embargo`, { until: null }), 403);
  assert.equal(await status(editor, 'POST', `${path}/publish`), 409);
  assert.equal((await done(editor, 'GET', path))['embargoUntil'], until);
  assert.equal(await status(editor, 'PUT', `${path}/embargo`, { until: soon(-1) }), 422);
  await done(editor, 'POST', `${path}/publish`, { at: soon(2 * HOUR) });
  assert.equal(
    await status(editor, 'PUT', `${path}/embargo`, { until: soon(3 * HOUR) }),
    409,
    'it is scheduled before then',
  );
  assert.equal((await done(editor, 'POST', `${path}/unschedule`))['state'], 'in-review');
  await done(editor, 'PUT', `${path}/embargo`, { until: null });
  await done(editor, 'POST', `${path}/publish`);
  await done(editor, 'POST', `${path}/publish`, { at: soon(HOUR) });
  assert.equal(
    (await done(editor, 'POST', `${path}/unschedule`))['state'],
    'published',
    'readers have it all the while',
  );
  assert.equal(await status(editor, 'POST', `${path}/unschedule`), 409);
});

test('a story leaves its readers by itself, however late', async () => {
  const { path } = await draft('Leaves');
  assert.equal(await status(reporter, 'PUT', `${path}/unpublish-at`, { at: soon(HOUR) }), 403);
  assert.equal(await status(editor, 'PUT', `${path}/unpublish-at`, { at: soon(0) }), 422);
  await done(editor, 'POST', `${path}/publish`, { at: soon(5 * MINUTE) });
  assert.equal(await status(editor, 'PUT', `${path}/unpublish-at`, { at: soon(5 * MINUTE) }), 409);
  pass(SECOND);
  await done(editor, 'PUT', `${path}/unpublish-at`, { at: soon(HOUR) });
  const due = async () => ((await done(editor, 'GET', '/api/desk'))['due'] as Json[]).map(({ headline }) => headline);
  assert.deepEqual(await due(), ['Leaves']);
  pass(6 * MINUTE);
  await turnTimetable(opened.newsroom, { after: now });
  const { state, unpublishAt } = await done(editor, 'GET', path);
  assert.deepEqual([state, unpublishAt], ['published', soon(54 * MINUTE)]);
  pass(2 * DAY);
  await turnTimetable(opened.newsroom, { after: now });
  const gone = await done(editor, 'GET', path);
  assert.deepEqual([gone['state'], gone['unpublishAt'], gone['url']], ['unpublished', null, undefined]);
  assert.deepEqual(await acts(path), ['unpublish null', 'publish null', 'unpublish-at Erlan', 'schedule Erlan']);
});

test('the desk names each story once that something is to happen to, and none whose embargo ended', async () => {
  const due = async () => ((await done(editor, 'GET', '/api/desk'))['due'] as Json[]).map(({ headline }) => headline);
  const embargoed = async (headline: string, until: string) => {
    const { path } = await draft(headline);
    await done(editor, 'PUT', `${path}/embargo`, { until });
    return path;
  };
  await embargoed('Later than a day', soon(2 * DAY));
  const path = await embargoed('Embargoed', soon(2 * HOUR));
  const { path: scheduled } = await draft('Scheduled');
  await done(editor, 'POST', `${scheduled}/publish`, { at: soon(HOUR) });
  assert.deepEqual(await due(), ['Scheduled', 'Embargoed']);
  // Of two times the first counts.
  await done(editor, 'POST', `${path}/publish`, { at: soon(3 * HOUR) });
  await done(editor, 'PUT', `${path}/unpublish-at`, { at: soon(4 * HOUR) });
  assert.deepEqual(await due(), ['Scheduled', 'Embargoed']);
  await done(editor, 'POST', `${path}/unschedule`);
  await done(editor, 'PUT', `${path}/unpublish-at`, { at: null });
  await done(editor, 'POST', `${scheduled}/unschedule`);
  pass(HOUR);
  assert.deepEqual(await due(), ['Embargoed']);
  pass(HOUR);
  assert.deepEqual(await due(), []);
});

test('a schedule that was missed asks an editor until somebody decides', async () => {
  const { path } = await draft('Missed');
  await done(editor, 'POST', `${path}/publish`, { at: soon(HOUR) });
  const at = soon(HOUR);
  pass(HOUR + 16 * MINUTE);
  await turnTimetable(opened.newsroom, { after: now });
  const missed = async () =>
    ((await done(editor, 'GET', '/api/desk'))['missed'] as Json[]).map(({ headline }) => headline);
  assert.deepEqual(await missed(), ['Missed']);
  const { state, missed: asks } = await done(editor, 'GET', path);
  assert.deepEqual([state, asks], ['in-review', true]);
  const [note] = (await editor('GET', `${path}/notes`)).json as unknown as Json[];
  assert.deepEqual([note?.['act'], note?.['moment']], ['missed', at]);
  await done(editor, 'POST', `${path}/publish`);
  assert.deepEqual(await missed(), []);
});

test('what typing left behind is thinned after a day to the first and last of each hour', async () => {
  now = new Date('2026-08-01T10:05:00Z');
  reporter = await opened.writer('reporter', 'Dana again');
  editor = await opened.writer('editor', 'Erlan again');
  const { path, revision } = await draft('0');
  let last: string = revision;
  const write = async (headline: string, minutes: number): Promise<void> => {
    pass(minutes * MINUTE);
    last = await save(reporter, path, last, { headline });
  };
  for (const headline of ['1', '2', '3']) await write(headline, 5);
  await done(reporter, 'POST', `${path}/submit`);
  await done(editor, 'POST', `${path}/send-back`, { reason: 'More.' });
  for (const headline of ['4', '5', '6']) await write(headline, 5);
  await write('7', 35);
  await write('8', 5);
  const kept = async () => (await history(path)).map(({ headline }) => headline).join('');
  const thin = async (): Promise<void> => {
    await queueThinning(opened.newsroom, now);
    const running = { signal: new AbortController().signal, onFault: assert.ifError };
    await runJobs(opened.newsroom, revisionJobs(opened.newsroom), running);
  };
  await thin();
  assert.equal(await kept(), '876543210', 'nothing of today');
  now = new Date('2026-08-02T11:30:00Z');
  await thin();
  assert.equal(await kept(), '876310', 'of ten o’clock the first, what was submitted, and the last');
  now = new Date('2026-08-03T11:30:00Z');
  await write('9', 0);
  await thin();
  assert.equal(await kept(), '9876310', 'what was left stays');
});

test('a translation begins in the words of its original, and tells when that changes', async () => {
  await reporter('POST', '/api/stories', {
    json: { service: 'fa', headline: 'ف', topics: ['Water'], body: { html: '' } },
  });
  const more = { topics: ['Water', 'Only English'], bylines: [{ person: 'aigul' }], standfirst: 'Nine years.' };
  const { path, id, revision } = await draft('Original', more);
  const translate = { service: 'fa' };
  assert.equal(await status(await opened.writer('moderator', 'Mo'), 'POST', `${path}/translations`, translate), 403);
  assert.equal(await status(reporter, 'POST', `${path}/translations`, { service: 'xx' }), 422);
  assert.equal(await status(reporter, 'POST', `${path}/translations`, { service: 'en' }), 409);
  const made = await done(reporter, 'POST', `${path}/translations`, translate);
  const there = `/api/stories/${String(made['id'])}`;
  const again = await reporter('POST', `${path}/translations`, { json: translate });
  assert.deepEqual([again.status, again.json['translation']], [409, made['id']]);
  const copy = await done(reporter, 'GET', there);
  assert.deepEqual(
    [copy['headline'], copy['standfirst'], copy['topics'], copy['bylines'], copy['translationOf'], copy['state']],
    ['Original', 'Nine years.', ['Water'], [{ person: 'aigul' }], id, 'draft'],
  );
  assert.equal(await status(reporter, 'GET', `${path}/source`), 404);
  const source = async (): Promise<Json> => {
    const { original, ...rest } = await done(reporter, 'GET', `${there}/source`);
    return { headline: (original as Json)['headline'], ...rest };
  };
  const unchanged = { since: { revision }, changed: [], changedFields: [] };
  assert.deepEqual(await source(), { headline: 'Original', ...unchanged, untranslated: [0, 1] });
  const html = '<p>یک.</p><p>Two.</p>';
  await save(reporter, there, made['revision'], { headline: 'اصل', body: { html } });
  assert.deepEqual(await source(), { headline: 'Original', ...unchanged, untranslated: [1] });
  const second = await save(reporter, path, revision, {
    headline: 'Changed',
    body: { html: '<p>One.</p><p>New.</p><p>Two.</p>' },
  });
  const behind = { ...unchanged, changed: [1], changedFields: ['headline'] };
  assert.deepEqual(await source(), { headline: 'Changed', ...behind, untranslated: [1] });
  const outdated = async () => {
    const { json } = await reporter('GET', '/api/stories?translation=outdated&service=fa');
    return [
      (json['stories'] as Json[]).map((line) => line['headline']),
      (await done(reporter, 'GET', there))['outdated'],
    ];
  };
  assert.deepEqual(await outdated(), [['اصل'], true]);
  const [other] = (await done(reporter, 'GET', path))['translationSet'] as Json[];
  assert.deepEqual(other, { service: 'fa', id: made['id'], state: 'draft', headline: 'اصل', outdated: true });
  const refused = await reporter('POST', `${there}/translated`, { json: { revision } });
  assert.deepEqual([refused.status, refused.json['revision']], [412, second]);
  assert.deepEqual(await done(reporter, 'POST', `${there}/translated`, { revision: second }), { revision: second });
  assert.deepEqual(await outdated(), [[], false]);
  assert.deepEqual((await source())['changed'], []);
  pass(SECOND);
  await save(reporter, path, second, { place: 'X' });
  assert.deepEqual(
    (await source())['since'],
    { revision: second },
    'what was translated is kept, however soon the next came',
  );
});
