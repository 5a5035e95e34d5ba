import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { typographic, typographicRun, unescaped } from './quotes.ts';

test('what keyboards have becomes what the language prints', () => {
  const cases: [string, string, string][] = [
    ['en', '"Protest," he said, "isn\'t a crime."', '“Protest,” he said, “isn’t a crime.”'],
    ['en', '"They said \'go home\' to us"', '“They said ‘go home’ to us”'],
    ['en', '"\'Go home,\' they said"', '“‘Go home,’ they said”'],
    ['en', "'Go home,' they said", '‘Go home,’ they said'],
    ['en', "the miners' hall in the '90s, the 1990's", 'the miners’ hall in the ’90s, the 1990’s'],
    ['en', '\'Tis 5\'10" tall, a 3" pipe', '’Tis 5′10″ tall, a 3″ pipe'],
    ['en', '"He is 5\'10" tall," she said', '“He is 5′10″ tall,” she said'],
    [
      'en',
      'The court - not the square -- decided... 1990-1995, 3 - 2',
      'The court — not the square — decided… 1990-1995, 3 - 2',
    ],
    ['en', '("Quiet") and rock \'n\' roll', '(“Quiet”) and rock ’n’ roll'],
    ['ru', 'Кинотеатр "Заря" - "это "Заря" и есть"', 'Кинотеатр «Заря» — «это „Заря“ и есть»'],
    ['ru', 'Роман "Что делать?", об\'єкт', 'Роман «Что делать?», об’єкт'],
    ['ru', '«Кинотеатр "Заря"» и ""Заря" не спит"', '«Кинотеатр „Заря“» и «„Заря“ не спит»'],
    ['kk', '-- Кел, - деді ол. "Ақ "Алтын" жол"', '— Кел, — деді ол. «Ақ „Алтын“ жол»'],
    ['fa', 'او گفت: "نمی‌دانم".', 'او گفت: «نمی‌دانم».'],
    ['de', 'Er sagte: "Sie \'gehen\'." - Ende', 'Er sagte: „Sie ‚gehen‘.“ – Ende'],
    ['uz', "O'zbekiston va a'lo g'oya", 'Oʻzbekiston va aʼlo gʻoya'],
    ['uz', 'Oʻzbekiston gʻoya', 'Oʻzbekiston gʻoya'],
    ['sv', 'Han sade "hej" och "nej"', 'Han sade ”hej” och ”nej”'],
    ['xx', '"Quoted"', '“Quoted”'],
    [
      'en',
      "See 'https://example.org/a'b?c=--d...e' or a--b@c.example",
      "See ‘https://example.org/a'b?c=--d...e’ or a--b@c.example",
    ],
    ['en', 'kept: \\"straight\\"', 'kept: \\"straight\\"'],
    ['en', '" alone " 1\'000 run --all "', '" alone " 1\'000 run --all "'],
  ];
  for (const [language, typed, printed] of cases) assert.equal(typographic(typed, language), printed, typed);
  assert.equal(unescaped('kept: \\"straight\\"'), 'kept: "straight"');
});

test('a quotation begins in one part of a line and ends in another', () => {
  assert.deepEqual(
    typographicRun([{ text: 'Газета "' }, { text: 'Ақ "жол' }, { text: '"" шықты..' }, { text: '.' }], 'kk'),
    ['Газета «', 'Ақ „жол', '“» шықты…', ''],
  );
  assert.deepEqual(
    typographicRun([{ text: '"' }, { text: 'It\'s "so"...', foreign: true }, { text: '" - деді' }], 'kk'),
    ['«', 'It\'s "so"...', '» — деді'],
  );
});

const line = fc
  .array(fc.constantFrom('"', "'", '-', '.', ' ', 'a', 'Қ', '5', ',', '(', ')', '«', '»', '“', '”', '’', '\\', '…'), {
    maxLength: 24,
  })
  .map((letters) => letters.join(''));
const language = fc.constantFrom('en', 'ru', 'kk', 'fa', 'uz', 'de', 'sv', 'pl', 'hu', 'ar', 'ja');

test('what is set once is not set again', () => {
  fc.assert(
    fc.property(line, language, (text, tongue) => {
      const once = typographic(text, tongue);
      assert.equal(typographic(once, tongue), once);
    }),
    { numRuns: 3000 },
  );
});

test('a text without straight marks, dashes and dots is never changed, and nothing but these ever is', () => {
  const plain = /["'`′″’ʻʼ‘“”„‚«»‹›「」『』.…—–-]/g;
  fc.assert(
    fc.property(fc.oneof(line, fc.string({ unit: 'grapheme' })), language, (text, tongue) => {
      const set = typographic(text, tongue);
      if (!/["'.-]/.test(text)) assert.equal(set, text);
      assert.equal(set.replace(plain, ''), text.replace(plain, ''));
    }),
    { numRuns: 1000 },
  );
});

test('where a line is parted does not matter', () => {
  fc.assert(
    fc.property(line, line, language, (one, two, tongue) => {
      const parted = typographicRun([{ text: one }, { text: two }], tongue);
      fc.pre(!/\\$|:\/\/|@|www/.test(one));
      assert.equal(parted.join(''), typographic(one + two, tongue));
    }),
    { numRuns: 1000 },
  );
});

test('a very long line is set as a short one is', () => {
  const long = 'a'.repeat(300_000);
  assert.equal(typographic(`"${long}" -- "${long}"`, 'ru'), `«${long}» — «${long}»`);
});
