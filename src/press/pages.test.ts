import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GONE } from '../story/output.ts';
import { pressArchive, pressArchiveIndex } from './archive.ts';
import { pressChoice } from './choice.ts';
import { pressFront } from './front.ts';
import { pressPerson, pressTopic, pressUnit } from './lists.ts';
import { pressContact, pressGone, pressNotFound, pressNotice, pressSaved } from './plain-pages.ts';
import { PAGE_POLICY } from './policy.ts';
import { now, publication, sampleSetting, sampleStory } from './testing/sample.ts';
import { textOf } from './testing/text-of.ts';

const setting = sampleSetting();
const story = sampleStory();
const month = { year: 2026, month: 11, count: 1 };
const [unit] = publication.units;
const [person] = publication.people;
const [notice] = publication.notices;

const outputs = [
  pressFront(setting, 'kk', [story]),
  pressFront(setting, 'ru', []),
  pressChoice(setting, new Map([['kk', [story]]])),
  ...pressArchive(setting, 'kk', { months: [month], ...month, cards: [story] }),
  pressArchiveIndex(setting, 'fa', []),
  pressTopic(setting, 'kk', { slug: 'su', name: 'Су' }, []),
  ...(unit ? [pressUnit(setting, 'kk', unit, [story])] : []),
  ...(person ? [pressPerson(setting, 'en', person, [story])] : []),
  ...(notice ? [pressNotice(setting, 'kk', notice, [])] : []),
  pressContact(setting, 'en'),
  pressSaved(setting, 'en'),
  pressNotFound(setting, 'kk'),
  pressNotFound(setting, null),
  ...pressGone(setting, { service: 'kk', path: '/kk/2026/11/22/su/', at: now, reason: 'Қате' }),
];

test('every page stands at its address', () => {
  assert.deepEqual(
    outputs.map(({ path }) => path),
    [
      '/kk/', '/ru/', '/', '/kk/archive/2026/11/', '/kk/archive/', '/fa/archive/', '/kk/topics/su/', '/kk/units/kazakh/', '/en/people/aizhan/',
      '/kk/notices/undesirable/', '/en/contact/', '/en/saved/', '/kk/not-found/', '/not-found/', '/kk/2026/11/22/su/', '/kk/2026/11/22/su/text/',
    ], // prettier-ignore
  );
});

test('every page bears one heading, the policy, the notice and the way around', () => {
  for (const { path, body } of outputs) {
    const page = textOf(body);
    assert.equal(page.match(/<h1[ >]/g)?.length, 1, path);
    assert.ok(page.includes(PAGE_POLICY), path);
    assert.ok(page.includes('Қауіп бар.'), path);
    assert.ok(page.indexOf('class="skip"') < page.indexOf('<main'), path);
    assert.doesNotMatch(page, /<form|<script(?! type="application\/ld\+json">)|undefined|\[object/, path);
  }
});

test('the breaking line stands on fronts and topics, nowhere else', () => {
  const bearing = outputs.filter(({ body }) => textOf(body).includes('class="breaking"')).map(({ path }) => path);
  assert.deepEqual(bearing, ['/kk/', '/kk/topics/su/']);
});

test('a withdrawn story answers with when and why', () => {
  const gone = outputs.filter(({ type }) => type === GONE);
  assert.equal(gone.length, 2);
  for (const { body } of gone) assert.match(textOf(body), /22\sқараша\s2026.*Қате/s);
});

test('a front of any size has every story once', () => {
  for (const size of [1, 2, 4, 5, 6, 7, 8, 9, 30]) {
    const cards = Array.from({ length: size }, (_, at) => sampleStory({ path: `/kk/2026/11/22/su-${at}/` }));
    const page = textOf(pressFront(setting, 'kk', cards).body);
    for (const { path } of cards) assert.equal(page.split(`"${path}"`).length, 2, `${path} of ${size}`);
  }
});

test('the choice speaks every language and is marked so', () => {
  const page = textOf(pressChoice(setting, new Map()).body);
  for (const [id, dir] of [['ru', 'ltr'], ['fa', 'rtl']]) assert.ok(page.includes(`<section lang="${id}" dir="${dir}">`)); // prettier-ignore
});
