import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as story from '../story/output.ts';
import { headerRulesOutput } from './header-rules-output.ts';
import { headersOf, PAGE_POLICY } from './headers.ts';
import { GONE, REDIRECT } from './verify/entry.ts';

test('pages are held by the strict policy, under 1 kB of headers', () => {
  for (const type of ['text/html;charset=utf-8', 'redirect', 'gone']) {
    const headers = headersOf(type, '/kk/');
    assert.equal(headers['content-type'], 'text/html;charset=utf-8');
    assert.ok(headers['content-security-policy']?.startsWith(PAGE_POLICY));
    assert.equal(headers['cache-control'], 'no-cache');
    const size = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
    assert.ok(size < 1000, String(size));
  }
  assert.match(PAGE_POLICY, /default-src 'none'/);
  assert.doesNotMatch(PAGE_POLICY, /script-src[^;]*unsafe|https?:|\*/);
});

test('files run nothing, and what names its digest is kept for a year', () => {
  assert.match(headersOf('image/svg+xml', '/media/ab/x.svg')['content-security-policy'] ?? '', /sandbox/);
  for (const path of [
    '/media/ab/x.webp',
    '/assets/now-0123456789abcdef.js',
    '/o/aa/x',
    '/t/aa/x',
    `/.well-known/edition/${'a'.repeat(64)}.edition.json`,
  ]) {
    assert.match(headersOf('application/octet-stream', path)['cache-control'] ?? '', /immutable/, path);
  }
  for (const path of ['/kk/feed.xml', '/.well-known/edition/timestamp.json', '/kk/media/', '/kk/assets/']) {
    assert.equal(headersOf('application/json', path)['cache-control'], 'no-cache', path);
  }
});

test('the edition and the story call redirects and withdrawals the same', () => {
  assert.deepEqual([REDIRECT, GONE], [story.REDIRECT, story.GONE]);
});

/** Section 6 of docs/protocol/edition.md, as a mirror's own program would have it. */
function sent(text: string, { type, path }: { type: string; path: string }): Record<string, string> {
  const { rules } = JSON.parse(text) as {
    rules: { path?: string; type?: string; headers: Record<string, string | null> }[];
  };
  let headers: Record<string, string | null> = { 'content-type': type };
  for (const rule of rules) {
    const fits = [
      [rule.path, path],
      [rule.type, type],
    ].every(([expression, value = '']) => expression === undefined || new RegExp(expression, 'u').exec(value) !== null);
    if (fits) headers = { ...headers, ...rule.headers };
  }
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

test('the published rules say what is sent', () => {
  const { path: at, type: own, body } = headerRulesOutput();
  assert.deepEqual([at, own], ['/.well-known/picket-headers.json', 'application/json']);
  assert.ok(typeof body === 'string');
  const types = ['text/html;charset=utf-8', 'redirect', 'gone', 'text/javascript', 'application/javascript;a=b'];
  const type = fc.oneof(
    fc.constantFrom(...types, 'redirect2', 'text/javascript2', 'image/svg+xml', 'application/json'),
    fc.stringMatching(/^[a-z]{1,9}\/[a-z+.-]{1,9}(;charset=utf-8)?$/),
  );
  const digest = 'a'.repeat(64);
  const folders = ['o', 't', 'media', 'assets', 'kk', 'ox', '.well-known', 'edition', digest, `${digest}.x`, 'a.css'];
  const path = fc
    .tuple(fc.array(fc.constantFrom(...folders), { maxLength: 4 }), fc.constantFrom('', '/'))
    .map(([names, end]) => `/${names.join('/')}${end}`);
  fc.assert(
    fc.property(type, path, (some, address) => {
      assert.deepEqual(sent(body, { type: some, path: address }), headersOf(some, address));
    }),
    { numRuns: 1000 },
  );
});
