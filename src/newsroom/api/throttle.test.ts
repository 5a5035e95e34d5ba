import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, HOUR, MINUTE, SECOND } from '../../base/clock.ts';
import { SignInThrottle } from './throttle.ts';

function throttleAt(start = Date.UTC(2026, 0, 1)): { throttle: SignInThrottle; pass: (milliseconds: number) => void } {
  let now = start;
  const pass = (milliseconds: number): void => void (now += milliseconds);
  return { throttle: new SignInThrottle(() => new Date(now)), pass };
}

function attempts(throttle: SignInThrottle, name: string, times: number): number[] {
  return Array.from({ length: times }, () => throttle.attempt(name));
}

test('four mistakes cost nothing, then each doubles the wait', () => {
  const { throttle, pass } = throttleAt();
  assert.deepEqual(attempts(throttle, 'aida', 4), [0, 0, 0, 0]);
  for (const wait of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
    assert.equal(throttle.attempt('aida'), wait * SECOND);
    pass(wait * SECOND - 1);
    assert.equal(throttle.attempt('aida'), 1);
    pass(1);
    assert.equal(throttle.attempt('aida'), 0);
  }
});

test('tries made at once all count before any is answered', () => {
  const { throttle } = throttleAt();
  assert.equal(attempts(throttle, 'aida', 1000).filter((wait) => wait === 0).length, 4);
});

test('one name’s wait is not another’s, and a right answer ends it', () => {
  const { throttle, pass } = throttleAt();
  attempts(throttle, 'aida', 5);
  assert.equal(throttle.attempt('bolat'), 0);
  pass(SECOND);
  assert.equal(throttle.attempt('aida'), 0);
  throttle.succeeded('aida');
  assert.deepEqual(attempts(throttle, 'aida', 4), [0, 0, 0, 0]);
});

test('an hour without a mistake forgets them', () => {
  const { throttle, pass } = throttleAt();
  attempts(throttle, 'aida', 5);
  pass(HOUR + 1);
  assert.deepEqual(attempts(throttle, 'aida', 4), [0, 0, 0, 0]);
});

test('many names at once are slowed together, never for over two seconds, and right answers do not add up', () => {
  const { throttle, pass } = throttleAt();
  for (let n = 0; n < 1000; n += 1) {
    assert.equal(throttle.attempt(`right ${n}`), 0);
    throttle.succeeded(`right ${n}`);
  }
  const waits = Array.from({ length: 200 }, (_, n) => {
    const wait = throttle.attempt(`name ${n}`);
    pass(wait);
    if (wait > 0) assert.equal(throttle.attempt(`name ${n}`), 0);
    return wait;
  });
  assert.ok(waits.slice(0, 60).every((wait) => wait === 0));
  assert.equal(waits[60], SECOND / 4);
  assert.equal(Math.max(...waits), 2 * SECOND);
  pass(10 * MINUTE + 1);
  assert.equal(throttle.attempt('aida'), 0);
});

test('what is right so far costs its own name alone', () => {
  const { throttle } = throttleAt();
  for (let n = 0; n < 1000; n += 1) {
    assert.equal(throttle.attempt(`half ${n}`), 0);
    throttle.halfway();
  }
  for (let n = 0; n < 4; n += 1) {
    assert.equal(throttle.attempt('aida'), 0);
    throttle.halfway();
  }
  assert.equal(throttle.attempt('aida'), SECOND);
});

test('a clock that was set back locks nobody out', () => {
  const { throttle, pass } = throttleAt();
  attempts(throttle, 'aida', 5);
  pass(-DAY);
  assert.ok(throttle.attempt('aida') <= SECOND);
});

test('a list of names does not fill the memory', () => {
  const { throttle, pass } = throttleAt();
  for (let n = 0; n < 20_000; n += 1) {
    const wait = throttle.attempt(`name ${n}`);
    assert.ok(throttle.size < 2200, `${throttle.size} names`);
    pass(wait);
  }
  pass(HOUR + 1);
  throttle.attempt('aida');
  assert.equal(throttle.size, 1);
});
