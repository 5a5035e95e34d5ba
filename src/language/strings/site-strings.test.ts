import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, siteStrings } from './site-strings.ts';

function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  assert.ok(typeof value === 'object' && value !== null, path);
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
}

const english = new Map(texts(siteStrings('en')));
/** Letters of another script than the language's are somebody's forgotten English. Names of things keep theirs. */
const names = /Tor Browser|Picket|Signal|Onion|Tor|\{\w+\}/g;

test('no language lacks a string, leaves it empty or leaves it English', () => {
  for (const language of ['kk', 'ru', 'fa']) {
    const own = new Map(texts(siteStrings(language)));
    for (const key of english.keys()) {
      if (!key.startsWith('.storyCount')) assert.ok(own.get(key)?.trim(), `${language}${key}`);
    }
    for (const [key, text] of own) {
      if (key !== '.language') assert.doesNotMatch(text.replace(names, ''), /[a-z]/i, `${language}${key}`);
    }
  }
});

test('every language has the same places to fill', () => {
  const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
  for (const language of ['kk', 'ru', 'fa']) {
    for (const [key, text] of texts(siteStrings(language))) {
      if (!key.startsWith('.storyCount'))
        assert.deepEqual(places(text), places(english.get(key) ?? ''), `${language}${key}`);
      else assert.deepEqual(places(text), ['{count}']);
    }
  }
});

test('a service speaks its own words, its language’s, or English', () => {
  assert.equal(siteStrings('ru').language, 'ru');
  assert.equal(siteStrings('kk-arab').language, 'kk');
  assert.equal(siteStrings('uz').language, 'en');
  assert.equal(siteStrings('constructor').language, 'en');
});

test('places are filled by name, and what is not named stays', () => {
  assert.equal(fill('{a} {b}', { a: '$&' }), '$& {b}');
});
