import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Expiring } from './expiring.ts';

function kept(limit: number): { values: Expiring<string, number>; to(now: number): void } {
  let now = 1_000_000;
  const values = new Expiring<string, number>(() => new Date(now), { life: 100, limit });
  return { values, to: (later) => void (now = 1_000_000 + later) };
}

test('keeps a value for its time, whichever way the clock is set', () => {
  const { values, to } = kept(10);
  values.set('a', 1);
  to(99);
  assert.equal(values.get('a'), 1);
  to(100);
  assert.equal(values.get('a'), undefined);
  to(-5000);
  assert.equal(values.get('a'), undefined);
});

test('gives a value to whoever takes it first', () => {
  const { values } = kept(10);
  values.set('a', 1);
  assert.equal(values.take('a'), 1);
  assert.equal(values.take('a'), undefined);
});

test('never grows over its number, and lets the oldest go', () => {
  const { values, to } = kept(3);
  for (const [at, key] of ['a', 'b', 'c', 'd'].entries()) values.set(key, at);
  assert.equal(values.size, 3);
  assert.equal(values.get('a'), undefined);
  to(150);
  values.set('e', 5);
  assert.equal(values.size, 1);
});
