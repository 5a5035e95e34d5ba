import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isId, newId, parseId } from './id.ts';

const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 }).map((time) => new Date(time));

test('an id is laid out as RFC 9562, 5.7 says', () => {
  fc.assert(
    fc.property(moment, (now) => {
      const id = newId(now);
      assert.ok(isId(id), id);
      assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), now.getTime());
      assert.equal(id[14], '7');
      assert.match(id[19] ?? '', /[89ab]/);
    }),
  );
});

test('the example of RFC 9562, A.6, has our first 48 bits and is an id', () => {
  const example = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f';
  assert.ok(isId(example));
  assert.equal(newId(new Date('2022-02-22T19:22:22Z')).slice(0, 13), example.slice(0, 13));
});

test('ids sort by the moment they were made', () => {
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      fc.pre(a.getTime() !== b.getTime());
      assert.equal(newId(a) < newId(b), a < b);
    }),
  );
});

test('the random bits are random, in each of their places', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  const ids = Array.from({ length: 200 }, () => newId(now).replaceAll('-', ''));
  assert.equal(new Set(ids).size, ids.length);
  for (let at = 12; at < 32; at += 1) {
    const letters = new Set(ids.map((id) => id[at]));
    if (at === 12) assert.equal(letters.size, 1);
    else assert.ok(letters.size >= (at === 16 ? 4 : 10), `place ${at} has ${[...letters].join('')}`);
  }
});

test('what is no id is none', () => {
  const id = newId(new Date());
  assert.equal(parseId(id), id);
  const around = [` ${id}`, `${id}\n`, `{${id}}`, `urn:uuid:${id}`, `${id}0`, id.slice(1)];
  const inside = [id.toUpperCase(), id.replaceAll('-', ''), `${id.slice(0, -1)}g`];
  // No version and no variant (RFC 9562, 4.1 and 4.2).
  const version = [id.replace(/(?<=^.{14})7/, '0'), id.replace(/(?<=^.{14})7/, '9')];
  const variant = ['0', '7', 'c', 'f'].map((letter) => id.slice(0, 19) + letter + id.slice(20));
  const nil = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  for (const text of ['', '../../etc', ...around, ...inside, ...version, ...variant, ...nil])
    assert.equal(parseId(text), null, JSON.stringify(text));
});
