import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { queryPath } from './query-path.ts';
import { faultOfPath } from './verify/entry.ts';

test('a query that names something has a path', () => {
  const folder = '/.well-known/picket/queries';
  assert.equal(queryPath('/', 'p=12'), `${folder}/p=12/`);
  assert.equal(queryPath('/index.php', 'a=b&page_id=7&p=12'), `${folder}/p=12/`);
  assert.equal(queryPath('/blog', 'cat=3'), `${folder}/blog/cat=3/`);
  for (const none of ['', 'q=1', 'p=', 'xp=1', 'p=a/b', 'p=%2e%2e', 'p'])
    assert.equal(queryPath('/', none), null, none);
});

test('no query makes a path that cannot be', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('/', '/a/', '/index.php', '/қала'), (query, path) => {
      const own = queryPath(path, `p=${query}`);
      if (own !== null) assert.equal(faultOfPath(own), null);
    }),
  );
});
