import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { doubtsOf, withoutTracking } from './link-doubts.ts';

test('what follows readers is taken off, and nothing else', () => {
  const clean = 'https://example.org/a?id=7&q=%D1%81%D1%83+b#top';
  const dirty = 'https://example.org/a?utm_source=x&id=7&fbclid=1&q=%D1%81%D1%83+b&YCLID=2&gclid=#top';
  assert.equal(withoutTracking(dirty), clean);
  assert.equal(withoutTracking(clean), null);
  assert.equal(withoutTracking('https://example.org/?utm_medium=a'), 'https://example.org/');
  assert.equal(withoutTracking('https://example.org/?si=a'), null);
  assert.equal(withoutTracking('https://youtu.be/abc?si=a&t=12'), 'https://youtu.be/abc?t=12');
  assert.equal(withoutTracking('https://example.org/#?utm_source=x'), null);
  assert.equal(withoutTracking('https://example.org/?form=utm_source'), null);
});

test('a link that was cleaned has nothing more to take off, and names in it stay in their order', () => {
  const name = fc.constantFrom('id', 'utm_source', 'fbclid', 'page', 'gclid', 'x', '_openstat', '');
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.constantFrom('', '=1', '=a%20b', '==')), { minLength: 1 }), (parts) => {
      const query = parts.map((part) => part.join(''));
      const cleaned = withoutTracking(`https://example.org/?${query.join('&')}`);
      if (cleaned === null) return;
      assert.equal(withoutTracking(cleaned), null);
      const own = query.filter((part) => !/^(utm_source|fbclid|gclid|_openstat)\b/.test(part));
      assert.equal(cleaned, `https://example.org/${own.length > 0 ? `?${own.join('&')}` : ''}`);
    }),
  );
});

test('a link is doubted for its line, its letters and its look', () => {
  const doubts = (href: string, host = new URL(href).hostname) => doubtsOf(href, host);
  assert.deepEqual(doubts('https://example.org/a'), []);
  assert.deepEqual(doubts('http://example.org/a?utm_source=1'), ['plain-http', 'tracking']);
  assert.deepEqual(doubts('http://abc.onion/'), []);
  assert.deepEqual(doubts('https://bank.example@evil.example/'), ['credentials']);
  assert.deepEqual(doubts('https://x.example', 'азаттыk.example'), ['look-alike']);
  assert.deepEqual(doubts('https://x.com', 'аррӏе.com'), ['look-alike']);
  assert.deepEqual(doubts('https://x.com', 'сахар.com'), ['look-alike']);
  // Cyrillic hosts that nobody takes for Latin, and those under a Cyrillic end.
  assert.deepEqual(doubts('https://x.com', 'жаңалық.com'), []);
  assert.deepEqual(doubts('https://x.рф', 'сахар.рф'), []);
});
