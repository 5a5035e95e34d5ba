import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typographic } from '../quotes.ts';
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
      const same = key.replace(/\.(zero|one|two|few|many)$/, '.other');
      assert.deepEqual(places(text), places(english.get(same) ?? ''), `${language}${key}`);
    }
  }
});

/** The texts with a form for each plural category: objects that have `other`. */
function pluralForms(value: unknown, path = ''): [path: string, categories: string[]][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('other' in value) return [[path, Object.keys(value).toSorted()]];
  return Object.entries(value).flatMap(([key, inner]) => pluralForms(inner, `${path}.${key}`));
}

test('a count has a form for every category that the language tells apart', () => {
  for (const language of ['en', 'kk', 'ru', 'fa']) {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const forms = pluralForms(siteStrings(language));
    assert.ok(forms.length > 0);
    for (const [key, own] of forms) assert.deepEqual(own, categories, `${language}${key}`);
  }
});

test('quotation marks, apostrophes and dots are those of the language', () => {
  for (const language of ['en', 'kk', 'ru', 'fa']) {
    for (const [key, text] of texts(siteStrings(language))) {
      assert.equal(typographic(text, language), text, `${language}${key}`);
      assert.equal(text.trim().replace(/ {2,}/g, ' '), text, `${language}${key}`);
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
