import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headerRulesOf, headersBy } from './header-rules.ts';

test('later rules take the place of earlier ones, and take away', () => {
  const rules = headerRulesOf({
    rules: [
      { headers: { 'Referrer-Policy': 'no-referrer', 'X-A': 'all' } },
      { type: '^text/html', headers: { 'x-a': 'page', 'x-b': 'page' } },
      { path: '^/kk/', type: '^text/html', headers: { 'X-B': null } },
      { type: '^redirect$', headers: { 'content-type': 'text/html' } },
    ],
  });
  const sent = (path: string, type: string) => Object.fromEntries(headersBy(rules, { path, type }));
  const always = { 'referrer-policy': 'no-referrer' };
  assert.deepEqual(sent('/x.css', 'text/css'), { 'content-type': 'text/css', ...always, 'x-a': 'all' });
  const type = 'text/html;charset=utf-8';
  assert.deepEqual(sent('/ru/', type), { 'content-type': type, ...always, 'x-a': 'page', 'x-b': 'page' });
  assert.deepEqual(sent('/kk/', 'text/html'), { 'content-type': 'text/html', ...always, 'x-a': 'page' });
  assert.deepEqual(sent('/old/', 'redirect'), { 'content-type': 'text/html', ...always, 'x-a': 'all' });
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
