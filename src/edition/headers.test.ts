import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as story from '../story/output.ts';
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
