import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alphabets } from './alphabets.ts';
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
    ['kk-latn', 'Qazaqstan üşın jañalyq, ğylym', 'qazaqstan-ushin-jangalyq-ghylym'],
    ['tg', 'Ҷумҳурии Тоҷикистон: ғазаб, мӯй, боронӣ', 'jumhurii-tojikiston-ghazab-muy-boroni'],
    ['ky', 'Жаңы өкмөт үйдө', 'jangy-okmot-uydo'],
    ['uz', 'O‘zbekiston, gʻoya va ma’no', 'ozbekiston-goya-va-mano'],
    ['uz-cyrl', 'Ўзбекистон, ғоя ва ҳаёт', 'ozbekiston-goya-va-hayot'],
    ['be', 'Шчасце і п’еса ў Магілёве: гук, ґузік', 'shchastse-i-pesa-u-mahilyove-huk-guzik'],
    ['tt', 'Җәмгыять, үзәк, һава', 'zhamgyyat-uzak-hava'],
    ['ug-arab', 'شىنجاڭ رايونى', 'shinjang-rayoni'],
    ['zh', '最高法院', 'story'],
    ['kk', '😀 🌊', 'story'],
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

test('how a letter was typed does not show, and no letter of an alphabet is lost', () => {
  const silent = new Set('ъь');
  for (const [language, alphabet] of Object.entries(alphabets)) {
    if (!/^[\p{Script=Cyrillic}()]+$/u.test(alphabet)) continue;
    for (const letter of alphabet.replace(/[()]/g, '')) {
      assert.equal(slugify(letter.normalize('NFD'), language), slugify(letter, language), letter);
      assert.equal(slugify(letter.toUpperCase(), language), slugify(letter, language), letter);
      assert.equal(slugify(letter, language) === 'story', silent.has(letter), `${language} ${letter}`);
    }
  }
});
