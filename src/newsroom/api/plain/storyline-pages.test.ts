import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openNewsroom } from '../http/testing/open-newsroom.ts';

const pledge = (at: number, who: string, on: string): Record<string, string> => ({
  [`pledges.${at}.who.en`]: who,
  [`pledges.${at}.what.en`]: who && 'A bridge',
  [`pledges.${at}.on`]: on,
  [`pledges.${at}.due`]: '',
  [`pledges.${at}.state`]: 'promised',
  [`pledges.${at}.evidence.0.href`]: '',
});

test('a storyline is written without script, and a fault stands beside its own field', async () => {
  await using opened = await openNewsroom();
  const editor = await opened.browser('editor');
  const title = { slug: 'bridge', 'title.en': 'The bridge' };
  // The first pledge was emptied: what is wrong with the second is shown with it.
  const wrong = { ...title, ...pledge(0, '', ''), ...pledge(1, 'The mayor', 'yesterday') };
  const refused = await editor.post('/storylines/new', wrong);
  assert.equal(refused.status, 422);
  const page = await refused.text();
  assert.match(page, /href="#pledges\.0\.on"/);
  assert.match(page, /name="pledges\.0\.who\.en"[^>]*value="The mayor"/s);
  const made = await editor.post('/storylines/new', { ...title, ...pledge(0, 'The mayor', '2026-06-01') });
  assert.deepEqual([made.status, made.headers.get('location')], [303, '/storylines/bridge?done=storyline']);
  assert.match(await (await editor.get('/storylines')).text(), /The bridge.*1 pledge/s);
  assert.equal((await editor.post('/storylines/new', title)).status, 422, 'taken');
  assert.equal((await editor.post('/storylines/bridge/remove', {})).status, 303);
  assert.equal((await editor.get('/storylines/bridge')).status, 404);
});

test('a front is arranged without script', async () => {
  await using opened = await openNewsroom();
  const editor = await opened.browser('editor');
  const story = { service: 'en', kind: 'article', headline: 'To stay', body: 'Words.', format: 'markdown' };
  const made = await editor.post('/stories/new', { ...story, next: 'publish' });
  const id = /[0-9a-f-]{36}/.exec(made.headers.get('location') ?? '')?.[0] ?? '';
  const put = await editor.post('/fronts/en', { 'places.2': id, 'until.2': '6' });
  assert.deepEqual([put.status, put.headers.get('location')], [303, '/fronts/en?done=front']);
  const page = await (await editor.get('/fronts/en')).text();
  assert.match(page, new RegExp(`name="places\\.2".*?value="${id}"[^>]* selected`, 's'));
  const twice = await editor.post('/fronts/en', { 'places.0': id, 'places.1': id });
  assert.equal(twice.status, 422);
  assert.match(await twice.text(), /has another place already/);
});
