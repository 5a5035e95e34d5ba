import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { faultOfPath } from '../edition/verify/entry.ts';
import { byteRange, isNoneMatch } from './preconditions.ts';
import { redirectTarget } from './redirect-target.ts';
import { requestPath } from './request-path.ts';

test('every address of an edition is reached by its percent-encoded form, whatever the query', () => {
  const segment = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 3 }), (parts) => {
      const path = `/${parts.join('/').normalize('NFC')}/`;
      if (faultOfPath(path) !== null) return;
      assert.deepEqual(requestPath(encodeURI(path)), { path });
      assert.deepEqual(requestPath(`${encodeURI(path)}?a=/../%00#x`), { path });
      const everyByte = [...Buffer.from(path)].map((byte) =>
        byte === 0x2f ? '/' : `%${byte.toString(16).padStart(2, '0')}`,
      );
      assert.deepEqual(requestPath(everyByte.join('')), { path });
    }),
  );
});

test('no target gives a path that leaves the edition or holds a control character', () => {
  const piece = fc.constantFrom(
    '/',
    '..',
    '.',
    '%2e',
    '%2F',
    '%5c',
    '\\',
    '%00',
    '%',
    'a',
    '%c3',
    '%a9',
    '//',
    '?',
    '#',
    'http://x',
    '\u00e9',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const result = requestPath(pieces.join(''));
      if ('refused' in result) return;
      assert.ok(result.path.startsWith('/') && !result.path.includes('//') && !result.path.includes('\\'));
      assert.ok(!result.path.split('/').some((part) => part === '.' || part === '..'));
      assert.ok([...result.path].every((letter) => letter > '\u001f'));
    }),
    { numRuns: 500 },
  );
});

test('decoded once', () => {
  assert.deepEqual(requestPath('/%252e%252e/'), { path: '/%2e%2e/' });
  assert.deepEqual(requestPath('http://elsewhere.example'), { path: '/' });
  assert.deepEqual(requestPath('*'), { refused: 400 });
  assert.deepEqual(requestPath(`/${'a'.repeat(4096)}`), { refused: 414 });
});

test('If-None-Match', () => {
  assert.equal(isNoneMatch(undefined, '"a"'), false);
  assert.equal(isNoneMatch('"b", W/"a"', '"a"'), true);
  assert.equal(isNoneMatch('"ab"', '"a"'), false);
});

test('ranges', () => {
  const table: [string | undefined, unknown][] = [
    [undefined, null],
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=3-', { first: 3, last: 9 }],
    ['bytes=3-99', { first: 3, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-99', { first: 0, last: 9 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=5-4', null],
    ['bytes=-', null],
    ['bytes=0-1,3-4', null],
    ['lines=0-1', null],
    ['bytes=a-b', null],
  ];
  for (const [header, expected] of table) assert.deepEqual(byteRange(header, 10), expected, header);
  assert.equal(byteRange('bytes=0-', 0), 'unsatisfiable');
});

test('a redirect leads to the path of its canonical link, never to another host', () => {
  assert.equal(redirectTarget('<head><link href="https://news.example/kk/a/?x#y" rel="canonical">'), '/kk/a/');
  assert.equal(redirectTarget("<link rel='canonical' href='/kk/қала/'>"), `/kk/${encodeURI('қала')}/`);
  assert.equal(redirectTarget('<link rel=canonical href=//evil.example//x>'), null);
  assert.equal(redirectTarget('<link rel="alternate" href="/kk/">'), null);
  assert.equal(redirectTarget('<link rel="canonical">'), null);
});
