import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { oldAddress, partsOfOld } from './old-address.ts';

const TABLE: readonly (readonly [raw: string, kept: string | null])[] = [
  ['https://old.example/2020/05/a', '/2020/05/a/'],
  ['http://old.example//2020/05/a/?utm_source=x#b', '/2020/05/a/'],
  ['https://old.example/?p=12', '/?p=12'],
  ['https://old.example/blog/index.php?preview=1&p=12', '/blog/?p=12'],
  ['https://old.example/?p=12;DROP', '/'],
  ['/%d2%9b%D0%B0/', '/қа/'],
  [`/${encodeURIComponent('и\u0306')}/`, '/\u0439/'],
  ['https://old.example/a.pdf', '/a.pdf'],
  ['https://old.example/%E0%A4%A', null],
  ['mailto:a@old.example', null],
];

test('one form for every way an address is written', () => {
  for (const [raw, kept] of TABLE) assert.equal(oldAddress(raw), kept, raw);
});

test('what is kept is kept as it is', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
      const kept = oldAddress(url);
      if (kept === null || kept.includes('%')) return;
      const { path, query } = partsOfOld(kept);
      assert.equal(oldAddress(encodeURI(path) + (query === null ? '' : `?${query}`)), kept);
    }),
  );
});
