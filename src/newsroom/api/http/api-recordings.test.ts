import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { FolderBlobs } from '../../../blobs/folder-blobs.ts';
import { createToken } from '../tokens.ts';
import { commandLine } from '../actor.ts';
import { openNewsroom, type OpenNewsroom } from './testing/open-newsroom.ts';

const SAMPLES = path.join(import.meta.dirname, '../../../media/testing');
const VTT = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n';

let opened: OpenNewsroom;
before(async () => {
  opened = await openNewsroom();
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

async function send(at: string, form: FormData): Promise<{ status: number; json: Record<string, unknown> }> {
  const { token } = await createToken(opened.newsroom, commandLine, { name: 'sender', role: 'reporter' });
  const headers = { authorization: `Bearer ${token}` };
  const answer = await opened.app.request(`http://localhost:8081${at}`, { method: 'POST', headers, body: form });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

async function sample(name: string, type: string): Promise<File> {
  return new File([await readFile(path.join(SAMPLES, name))], name, { type });
}

function formOf(fields: Readonly<Record<string, string | File>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

async function waiting(): Promise<string[]> {
  const { folder } = opened.newsroom.blobs as FolderBlobs;
  return (await readdir(path.join(folder, '00')).catch(() => [])).filter((name) => name.startsWith('.'));
}

test('a recording and its captions are sent, written into a story, and readers need what is said in it', async () => {
  const film = await send('/api/recordings', formOf({ file: await sample('tagged.mp4', 'video/mp4') }));
  assert.equal(film.status, 201, JSON.stringify(film.json));
  const { id, path: at, length, ...facts } = film.json;
  assert.match(String(at), /^\/media\/[0-9a-f]{16}\/film\.mp4$/);
  assert.ok(Number(length) > 1000);
  assert.deepEqual(facts, { kind: 'video', type: 'video/mp4', seconds: 2, width: 128, height: 72 });
  assert.equal((await send('/api/recordings', formOf({ file: await sample('tagged.mp4', '') }))).json['id'], id);
  const captions = await send('/api/captions', formOf({ file: new File([VTT], 'a.vtt'), language: 'en' }));
  assert.equal(captions.status, 201, JSON.stringify(captions.json));
  const html = (more: string): string =>
    `<figure><video src="recording:${String(id)}"><track srclang="en" src="captions:${String(captions.json['id'])}"></video><figcaption>Bells</figcaption>${more}</figure>`;
  const made = await opened.api('editor', {
    method: 'POST',
    path: '/api/stories',
    json: { service: 'en', headline: 'Bells', body: { html: html('') } },
  });
  assert.equal(made.status, 201);
  const { id: story, revision } = (await made.json()) as { id: string; revision: string };
  const publish = (): Promise<Response> =>
    opened.api('editor', { method: 'POST', path: `/api/stories/${story}/publish` });
  const refused = await publish();
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /body\.0\.transcript.*Add a transcript/s);
  const saved = await opened.api('editor', {
    method: 'PATCH',
    path: `/api/stories/${story}`,
    headers: { 'if-match': `"${revision}"` },
    json: { body: { html: html('<p class="no-transcript">Only bells.</p>') } },
  });
  assert.equal(saved.status, 200);
  assert.equal((await publish()).status, 200);
  const { edition } = opened.newsroom;
  const entry = edition.find(String(at));
  assert.deepEqual([entry?.type, entry?.length], ['video/mp4', length]);
  const tracks = [...edition.entries()].filter(({ path: each }) => each.endsWith('en.vtt'));
  assert.deepEqual(
    tracks.map(({ type }) => type),
    ['text/vtt;charset=utf-8'],
  );
  await opened.api('editor', { method: 'POST', path: `/api/stories/${story}/unpublish` });
  assert.equal(edition.find(String(at)), null);
  assert.ok(![...edition.entries()].some(({ path: each }) => each.endsWith('.vtt')));
  assert.deepEqual(opened.faults, []);
});

test('what cannot be taken is refused in one sentence, and nothing is left', async () => {
  const cases: [string, FormData, number, RegExp][] = [
    ['/api/recordings', formOf({}), 422, /as a file/],
    ['/api/recordings', formOf({ file: 'text' }), 422, /as a file/],
    ['/api/recordings', formOf({ other: await sample('tagged.mp3', '') }), 422, /field “file”/],
    ['/api/recordings', formOf({ file: await sample('tagged.mp3', 'video/mp4') }), 415, /sent as video\/mp4/],
    ['/api/recordings', formOf({ file: new File(['<svg onload=alert(1)>'], 'a.mp4') }), 415, /not a recording/],
    ['/api/recordings', formOf({ file: new File([], 'a.mp4') }), 422, /empty/],
    ['/api/captions', formOf({ file: new File([VTT], 'a.vtt'), language: 'not a tag' }), 422, /language/],
    ['/api/captions', formOf({ file: new File(['WEBVTT\n\nSTYLE\n::cue{}'], 'a.vtt'), language: 'en' }), 422, /STYLE/],
    ['/api/captions', formOf({ language: 'en' }), 422, /as a file/],
  ];
  for (const [at, form, status, sentence] of cases) {
    const answer = await send(at, form);
    assert.equal(answer.status, status, JSON.stringify(answer.json));
    assert.match(JSON.stringify(answer.json), sentence);
  }
  const { token } = await createToken(opened.newsroom, commandLine, { name: 'cut', role: 'reporter' });
  for (const type of ['multipart/form-data; boundary=x', 'multipart/form-data', 'multipart/form-data; boundary=']) {
    const cut = await opened.app.request('http://localhost:8081/api/recordings', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.mp3"\r\n\r\nhalf',
    });
    assert.equal(cut.status, 400, type);
  }
  assert.deepEqual(await waiting(), []);
  assert.deepEqual(opened.faults, []);
});

test('the plain page takes a recording from its own form only', async () => {
  const browser = await opened.browser('reporter');
  const file = await sample('tagged.opus.ogg', 'audio/ogg');
  const forged = await browser.post('/recordings', { 'form-token': 'forged', file });
  assert.equal(forged.status, 403);
  assert.equal((await browser.post('/recordings', { file })).status, 303);
  const page = await (await browser.get('/recordings')).text();
  assert.match(page, /&lt;audio src=&quot;recording:[0-9a-f-]{36}&quot;/);
  const at = /href="(\/media\/[^"]+\.ogg)"/.exec(page)?.[1] ?? '';
  const heard = await browser.get(at);
  assert.deepEqual([heard.status, heard.headers.get('content-type')], [200, 'audio/ogg']);
  assert.ok((await heard.arrayBuffer()).byteLength > 1000);
  const wrong = await browser.post('/recordings', { file: new File(['x'], 'x.mp3') });
  assert.equal(wrong.status, 415);
  assert.match(await wrong.text(), /not a recording/);
  assert.deepEqual(await waiting(), []);
});
