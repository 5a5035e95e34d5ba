import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openNewsroom, type Browser, type OpenNewsroom } from '../http/testing/open-newsroom.ts';

let opened: OpenNewsroom;
let editor: Browser;
before(async () => {
  opened = await openNewsroom();
  editor = await opened.browser('editor');
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

interface Answer {
  readonly headline: string;
  readonly revision: string;
  readonly body: { readonly html: string };
  readonly warnings?: readonly string[];
  readonly id: string;
}

async function api(method: string, path: string, json?: unknown, headers = {}): Promise<Answer> {
  const answer = await opened.api('editor', { method, path, headers, ...(json === undefined ? {} : { json }) });
  assert.ok(answer.ok, await answer.clone().text());
  return (await answer.json()) as Answer;
}

const FORM = { service: 'fa', kind: 'article', format: 'markdown', next: 'stay' };

test('what is typed with straight marks is saved as its language prints it, and said', async () => {
  const made = await editor.post('/stories/new', {
    ...FORM,
    headline: 'روزنامهٔ "راه"',
    body: '"*آری*" - او گفت.\n\n\\"نه\\" 5\'10"',
  });
  const location = made.headers.get('location') ?? '';
  assert.match(location, /\?done=saved&marks=headline\.body$/);
  assert.match(await (await editor.get(location)).text(), /set as Persian prints them: in the headline and text\./);
  const id = location.replace(/\?.*/, '').split('/').at(-1) ?? '';
  const { headline, body, revision } = await api('GET', `/api/stories/${id}`);
  assert.equal(headline, 'روزنامهٔ «راه»');
  assert.equal(body.html, '<p>«<em>آری</em>» – او گفت.</p>\n<p>&quot;نه&quot; 5′10″</p>');

  const again = await editor.post(`/stories/${id}`, { ...FORM, headline, revision, body: '"نه" 5′10″\n\n“آری”' });
  assert.match(again.headers.get('location') ?? '', /\?done=saved$/);
  const kept = await api('GET', `/api/stories/${id}`);
  assert.equal(kept.body.html, '<p>&quot;نه&quot; 5′10″</p>\n<p>“آری”</p>');
});

test('what the API is sent is kept, and stays when another paragraph is typed', async () => {
  const html = '<p>"A" -- isn\'t</p><p>"B"</p>';
  const { id, revision } = await api('POST', '/api/stories', { service: 'en', headline: '"Sent"', body: { html } });
  const sent = await api('GET', `/api/stories/${id}`);
  assert.equal(sent.headline, '"Sent"');
  assert.match(sent.body.html, /&quot;A&quot; -- isn&#39;t/);
  const form = { ...FORM, service: 'en', headline: '"Sent"', revision, body: '"A" -- isn\'t\n\n"B", too' };
  assert.equal((await editor.post(`/stories/${id}`, form)).status, 303);
  const saved = await api('GET', `/api/stories/${id}`);
  assert.equal(saved.headline, '"Sent"');
  assert.equal(saved.body.html, '<p>&quot;A&quot; -- isn&#39;t</p>\n<p>“B”, too</p>');
});

test('words that mix alphabets are told to who writes, on both doors', async () => {
  const story = { service: 'fa', headline: 'Cырлысу тасыды', body: { html: '<p>IT-компания мен тілi</p>' } };
  const { id, revision, warnings } = await api('POST', '/api/stories', story);
  assert.deepEqual(warnings, [
    'headline: “Cырлысу” begins with a Latin C; in one alphabet it is “Сырлысу”.',
    'body: “тілi” ends with a Latin i; in one alphabet it is “тілі”.',
  ]);
  assert.match(await (await editor.get(`/stories/${id}`)).text(), /“Cырлысу” begins with a Latin C/);
  const headers = { 'if-match': `"${revision}"` };
  const mended = await api('PATCH', `/api/stories/${id}`, { headline: 'Сырлысу тасыды' }, headers);
  assert.equal(mended.warnings, undefined);
});
