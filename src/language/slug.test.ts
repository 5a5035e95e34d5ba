import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isSlug, slugify } from './slug.ts';

test('headlines stay readable', () => {
  const cases: [string, string, string][] = [
    ['kk', 'Қазақстандағы үкіметтің шешімі: әм өңір', 'qazaqstandaghy-ukimetting-sheshimi-am-ongir'],
    ['kk-arab', 'قازاق ەلى', 'qazaq-ely'],
    [
      'ru',
      'Протестующие у Верховного суда — щука, подъезд, ёж',
      'protestuyushchie-u-verkhovnogo-suda-shchuka-podezd-yozh',
    ],
    ['uk', 'Єдність і їжа: об’єкт у Згурівці', 'yednist-i-yizha-obiekt-u-zghurivtsi'],
    ['fa', 'دادگاه می‌گوید ۱۲ نفر', 'dadgah-mi-guid-12-nfr'],
    ['ar', 'المحكمة العليا', 'almhkma-alalya'],
    ['en', "Protesters Don't Picket Café №5", 'protesters-dont-picket-cafe-5'],
    ['cs', 'Příliš žluťoučký kůň', 'prilis-zlutoucky-kun'],
    ['pl', 'Łódź i żółw', 'lodz-i-zolw'],
    ['tr', 'İstanbul’da ışık', 'istanbulda-isik'],
    ['zh', '最高法院', 'story'],
    ['en', '!!!', 'story'],
  ];
  for (const [language, text, slug] of cases) assert.equal(slugify(text, language), slug);
});

test('a long headline is cut between words', () => {
  const slug = slugify('слово '.repeat(40), 'ru');
  assert.equal(slug, Array.from({ length: 13 }, () => 'slovo').join('-'));
  assert.equal(slugify('щ'.repeat(90), 'ru').length, 80);
});

test('every text gives a slug, and a slug gives itself', () => {
  const texts = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(texts, fc.constantFrom('kk', 'ru', 'uk', 'fa', 'de', 'en', 'x-bad'), (text, language) => {
      const slug = slugify(text, language);
      assert.ok(isSlug(slug), JSON.stringify(slug));
      assert.equal(slugify(slug, language), slug);
    }),
    { numRuns: 500 },
  );
});
