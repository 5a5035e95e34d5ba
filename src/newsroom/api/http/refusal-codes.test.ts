import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { REFUSALS, sayRefusal } from '../../../language/strings/newsroom/refusals.ts';
import { openNewsroom } from './testing/open-newsroom.ts';

const SOURCE = path.join(import.meta.dirname, '../../..');

test('every code of a refusal has its words, and every word its code', () => {
  const used = new Set<string>();
  for (const file of globSync(['newsroom/api/**/*.ts', 'story/rules.ts', 'media/job-process.ts'], { cwd: SOURCE })) {
    if (/\.test\.ts$|testing/.test(file)) continue;
    const text = readFileSync(path.join(SOURCE, file), 'utf8');
    for (const [, , first, second] of text.matchAll(/\bcode: (mine \? '([a-z-]+)' : )?'([a-z-]+)'/g))
      for (const code of [first, second]) if (code !== undefined) used.add(code);
  }
  assert.deepEqual([...used].toSorted(), Object.keys(REFUSALS).toSorted());
});

test('a refusal is said in a language of the app, and in English where it has no name', () => {
  const moment = (iso: string): string => `<${iso}>`;
  const embargo = { detail: 'Until then.', code: 'embargo', values: { at: '2031-01-01' } };
  assert.equal(sayRefusal('ru', embargo, moment), 'Эмбарго до <2031-01-01>.');
  assert.equal(sayRefusal('en', embargo, moment), 'Until then.');
  assert.equal(sayRefusal('kk', { detail: 'Other.', code: 'never-heard-of' }, moment), 'Other.');
  assert.equal(sayRefusal('kk', { detail: 'Other.' }, moment), 'Other.');
});

test('the API names its sentences and what stands in them', async () => {
  await using opened = await openNewsroom();
  const json = { service: 'en', headline: 'A', body: { html: '' } };
  const made = await opened.api('editor', { method: 'POST', path: '/api/stories', json });
  const { id } = (await made.json()) as { id: string };
  const ask = async (role: 'editor' | 'moderator', act: string): Promise<Record<string, unknown>> =>
    (await (await opened.api(role, { method: 'POST', path: `/api/stories/${id}/${act}`, json: {} })).json()) as Record<
      string,
      unknown
    >;
  const [fault] = (await ask('editor', 'publish'))['errors'] as { code: string }[];
  assert.equal(fault?.code, 'text-missing');
  assert.equal((await ask('moderator', 'publish'))['code'], 'not-allowed');
  assert.equal((await ask('editor', 'approve'))['code'], 'story-state');
  const until = '2031-05-01T10:00:00.000Z';
  await opened.api('editor', { method: 'PUT', path: `/api/stories/${id}/embargo`, json: { until } });
  const { code, values } = await ask('editor', 'publish');
  assert.deepEqual([code, values], ['embargo', { at: until }]);
});
