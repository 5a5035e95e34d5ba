import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Digest } from '../../base/digest.ts';
import { faultOfPath, formatEntry, GONE, leafType, parseEntry, REDIRECT } from './entry.ts';
import { decodeLeaf, encodeLeaf, findInLeaf } from './node.ts';

const digest = 'a'.repeat(64) as Digest;

test('which paths can be addresses', () => {
  for (const path of [
    '/',
    '/kk/',
    '/kk/қала/',
    '/sitemap.xml',
    '/.well-known/security.txt',
    '/media/ab/x.webp',
    '/old/',
  ]) {
    assert.equal(faultOfPath(path), null, path);
  }
  const bad = [
    '',
    'kk/',
    '/kk//',
    '/../x',
    '/kk/.',
    '/kk/./',
    '/a b/',
    '/a\nb',
    '/a\\b',
    '/a%20',
    '/?x',
    '/#x',
    '/<b>',
    '/a"',
    '/\u0000',
    '/e\u0301/',
    '/\ud800/',
    '/kk/index.html',
    `/${'a'.repeat(241)}/`,
    `/${'abcdefg/'.repeat(150)}`,
    '/o/',
    '/o',
    '/t/x',
    '/.well-known/edition/x.json',
    '/.picket/seen.json',
    '/.picket',
    '/SHA256SUMS',
    '/SHA256SUMS.kk.minisig',
    '/a\u00a0b',
    '/a\u2028b',
  ];
  for (const path of bad) assert.notEqual(faultOfPath(path), null, JSON.stringify(path));
});

test('types hold no space', () => {
  assert.equal(leafType('text/html; charset=utf-8'), 'text/html;charset=utf-8');
  assert.equal(leafType('image/svg+xml'), 'image/svg+xml');
  assert.deepEqual([leafType(REDIRECT), leafType(GONE)], ['redirect', 'gone']);
  for (const type of ['', 'html', 'text/html charset', 'text/html\r\nx: y', 'text/ html', 'text/html;']) {
    assert.throws(() => leafType(type), RangeError, JSON.stringify(type));
  }
});

test('a leaf gives back what was put in, and finds whole paths only', () => {
  const segment = fc.stringMatching(/^[a-zа-яқ0-9.-]{1,8}$/u);
  const paths = fc.uniqueArray(
    fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}/`),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(paths, (list) => {
      const entries = list.map((path, length) => ({ path, digest, length, type: 'text/html' }));
      const leaf = encodeLeaf(entries);
      assert.deepEqual(new Set(decodeLeaf(leaf)), new Set(entries));
      for (const entry of entries) assert.deepEqual(findInLeaf(leaf, entry.path), entry);
      for (const path of ['/', '', 'text/html', ...list.map((each) => each.slice(0, -1))]) {
        if (!list.includes(path)) assert.equal(findInLeaf(leaf, path), null);
      }
    }),
  );
});

test('a line that is none is refused', () => {
  const line = formatEntry({ path: '/kk/', digest, length: 5, type: 'text/html' }).trimEnd();
  assert.deepEqual(parseEntry(line), { path: '/kk/', digest, length: 5, type: 'text/html' });
  for (const bad of [
    line.slice(1),
    `${line} x`,
    line.replace(' 5 ', ' 05 '),
    line.replace('/kk/', 'kk/'),
    line.replace(' 5 ', ' -5 '),
    '',
  ]) {
    assert.throws(() => parseEntry(bad), RangeError, bad);
  }
});
