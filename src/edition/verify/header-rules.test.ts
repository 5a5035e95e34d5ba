import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headerRulesOf, headersBy } from './header-rules.ts';

test('later rules take the place of earlier ones, and take away', () => {
  const rules = headerRulesOf({
    rules: [
      { headers: { 'Referrer-Policy': 'no-referrer', 'X-A': 'all' } },
      { type: '^text/html', headers: { 'x-a': 'page', 'x-b': 'page' } },
      { path: '^/kk/', type: '^text/html', headers: { 'X-B': null } },
    ],
  });
  const sent = (path: string, type: string) => Object.fromEntries(headersBy(rules, { path, type }));
  assert.deepEqual(sent('/x.css', 'text/css'), { 'referrer-policy': 'no-referrer', 'x-a': 'all' });
  assert.deepEqual(sent('/ru/', 'text/html;charset=utf-8'), {
    'referrer-policy': 'no-referrer',
    'x-a': 'page',
    'x-b': 'page',
  });
  assert.deepEqual(sent('/kk/', 'text/html'), { 'referrer-policy': 'no-referrer', 'x-a': 'page' });
});

test('rules that are none are refused', () => {
  for (const bad of [
    null,
    {},
    { rules: [{}] },
    { rules: [{ headers: { a: 1 } }] },
    { rules: [{ path: '(', headers: {} }] },
  ])
    assert.throws(() => headerRulesOf(bad), /RangeError|SyntaxError/);
});
