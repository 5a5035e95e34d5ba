import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBody } from '../story/body-html.ts';
import { summaryOf } from './summary.ts';

const summary = (html: string, standfirst = ''): string => summaryOf({ standfirst, body: parseBody(html).body });

test('the standfirst, else the first paragraph, else nothing', () => {
  assert.equal(summary('<p>Words.</p>', 'In short.'), 'In short.');
  assert.equal(summary('<h2>Part</h2><p>First <em>words</em>.</p><p>More.</p>'), 'First words.');
  assert.equal(summary('<hr>'), '');
});

test('a long beginning ends at a word', () => {
  assert.equal(summary(`<p>${'сөз '.repeat(100)}</p>`), `${'сөз '.repeat(49)}сөз…`);
  assert.equal(summary(`<p>${'ұ'.repeat(500)}</p>`), `${'ұ'.repeat(200)}…`);
  assert.ok(summary(`<p>${'x'.repeat(199)}😀😀</p>`).isWellFormed());
});
