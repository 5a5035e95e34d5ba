import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatDate, formatDateTime, formatMonth, formatShortDate, formatTime, formatYear } from './dates.ts';
import { languageName } from './names.ts';
import { formatNumber, plural } from './numbers.ts';
import { dayInZone, isoInZone, momentInZone, monthInZone } from './zone.ts';

const date = new Date('2026-11-22T05:00:00Z');
const timeZone = 'Asia/Almaty';

test('long dates in the calendar that readers live by', () => {
  const written = (language: string): string => formatDate(date, { language, timeZone }).replace(/\s/g, ' ');
  assert.equal(written('en'), 'November 22, 2026');
  assert.equal(written('kk'), '22 қараша 2026');
  assert.equal(written('ru'), '22 ноября 2026 г.');
  assert.equal(written('fa'), '۱ آذر ۱۴۰۵');
  assert.doesNotMatch(written('ps'), /[A-Za-z]/);
});

test('a language the runtime does not know is not answered in another', () => {
  assert.equal(formatDate(date, { language: 'kk-latn', timeZone }), '22 qaraşa 2026');
  assert.equal(formatMonth(2026, 11, 'crh'), 'noyabr 2026');
  assert.equal(formatDate(date, { language: 'av', timeZone }), '22.11.2026');
  assert.equal(formatDate(date, { language: 'not_a_tag!', timeZone }), '22.11.2026');
  assert.equal(formatDateTime(date, { language: 'av', timeZone }), '22.11.2026, 10:00');
});

test('times, short dates and months', () => {
  assert.equal(formatTime(date, { language: 'ru', timeZone }), '10:00');
  assert.equal(formatShortDate(date, { language: 'ru', timeZone }), '22.11.2026');
  assert.equal(formatDateTime(date, { language: 'ru', timeZone }).replace(/\s/g, ' '), '22 ноября 2026 г. в 10:00');
  assert.equal(formatMonth(2026, 11, 'en'), 'November 2026');
  assert.equal(formatMonth(2026, 11, 'fa'), 'نوامبر ۲۰۲۶ (آبان – آذر ۱۴۰۵)');
  assert.equal(formatMonth(2026, 2, 'th'), 'กุมภาพันธ์ 2026');
});

test('addresses are Gregorian in the zone of the service', () => {
  assert.equal(isoInZone(date, timeZone), '2026-11-22T10:00:00+05:00');
  assert.equal(isoInZone(date, 'America/St_Johns'), '2026-11-22T01:30:00-03:30');
  assert.deepEqual(dayInZone(new Date('2026-12-31T20:00:00Z'), timeZone), { year: 2027, month: 1, day: 1 });
  assert.throws(() => dayInZone(date, 'Nowhere/Land'), RangeError);
});

test('isoInZone names the same second', () => {
  const zones = ['Asia/Almaty', 'Asia/Tehran', 'Europe/Prague', 'Asia/Kathmandu', 'America/New_York', 'UTC'];
  const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(dates, fc.constantFrom(...zones), (moment, zone) => {
      assert.equal(Date.parse(isoInZone(moment, zone)), Math.floor(moment.getTime() / 1000) * 1000);
    }),
    { numRuns: 300 },
  );
});

test('numbers and plurals', () => {
  const days = { one: '{count} день', few: '{count} дня', many: '{count} дней', other: '{count} дня' };
  assert.deepEqual(
    [1, 3, 11, 21].map((count) => plural('ru', count, days)),
    ['1 день', '3 дня', '11 дней', '21 день'],
  );
  assert.equal(plural('tt', 1, { one: 'one', other: 'other' }), 'one');
  assert.equal(plural('fa', 12, { other: '{count} روز' }), '۱۲ روز');
  assert.equal(formatNumber(1_234_567.89, 'kk').replace(/\s/g, ' '), '1 234 567,89');
});

test('the name of a language in another', () => {
  assert.equal(languageName('kk', 'ru'), 'казахский');
  assert.equal(languageName('ru', 'kk'), 'орыс тілі');
  assert.equal(languageName('crh', 'av'), 'Crimean Tatar');
  assert.equal(languageName('!!', 'en'), '!!');
});

test('a clock on a wall names a moment', () => {
  assert.equal(momentInZone(new Date('2026-11-22T10:00:00Z'), timeZone).toISOString(), '2026-11-22T05:00:00.000Z');
  assert.equal(
    momentInZone(new Date('2026-07-01T00:30:00Z'), 'Europe/Prague').toISOString(),
    '2026-06-30T22:30:00.000Z',
  );
  assert.equal(
    momentInZone(new Date('2026-03-29T03:30:00Z'), 'Europe/Prague').toISOString(),
    '2026-03-29T01:30:00.000Z',
  );
});

test('a month of a zone begins and ends at its midnights', () => {
  const { from, to } = monthInZone(2026, 12, timeZone);
  assert.deepEqual([from.toISOString(), to.toISOString()], ['2026-11-30T19:00:00.000Z', '2026-12-31T19:00:00.000Z']);
});

/** CLDR 48 and, where the note in own-dates.ts says so, the press of the language. */
const facts: Readonly<Record<string, readonly [date: string, month: string, moment: string, number: string]>> = {
  kk: ['22 қараша 2026', 'қараша 2026', '22 қараша 2026, 16:05', '1 234 567,8'],
  ru: ['22 ноября 2026 г.', 'ноябрь 2026 г.', '22 ноября 2026 г. в 16:05', '1 234 567,8'],
  en: ['November 22, 2026', 'November 2026', 'November 22, 2026 at 4:05 PM', '1,234,567.8'],
  fa: ['۱ آذر ۱۴۰۵', 'نوامبر ۲۰۲۶ (آبان – آذر ۱۴۰۵)', '۱ آذر ۱۴۰۵ ساعت ۱۶:۰۵', '۱٬۲۳۴٬۵۶۷٫۸'],
  uz: ['22-noyabr, 2026', 'noyabr, 2026', '22-noyabr, 2026, 16:05', '1 234 567,8'],
  'uz-cyrl': ['22 ноябр, 2026', 'ноябр, 2026', '22 ноябр, 2026 16:05', '1 234 567,8'],
  ky: ['2026-ж., 22-ноябрь', '2026-ж., ноябрь', '2026-ж., 22-ноябрь 16:05', '1 234 567,8'],
  tg: ['22 ноябри 2026', 'ноябри 2026', '22 ноябри 2026, 16:05', '1 234 567,8'],
  az: ['22 noyabr 2026', 'noyabr 2026', '22 noyabr 2026, 16:05', '1.234.567,8'],
  be: ['22 лістапада 2026 г.', 'лістапад 2026', '22 лістапада 2026 г. у 16:05', '1 234 567,8'],
  uk: ['22 листопада 2026 р.', 'листопад 2026 р.', '22 листопада 2026 р. о 16:05', '1 234 567,8'],
  zh: ['2026年11月22日', '2026年11月', '2026年11月22日 16:05', '1,234,567.8'],
  ar: ['22 نوفمبر 2026', 'نوفمبر 2026', '22 نوفمبر 2026 في 4:05 م', '1,234,567.8'],
};

test('dates, months, moments and numbers of the languages that newsrooms here write', () => {
  const at = new Date('2026-11-22T16:05:00Z');
  const plain = (text: string): string => text.replace(/\s/g, ' ');
  for (const [language, expected] of Object.entries(facts)) {
    const place = { language, timeZone: 'UTC' };
    const told = [
      formatDate(at, place),
      formatMonth(2026, 11, language),
      formatDateTime(at, place),
      formatNumber(1_234_567.8, language),
    ];
    assert.deepEqual(told.map(plain), expected, language);
  }
});

test('every month of the year in the case that a date needs', () => {
  const months = (language: string): string =>
    Array.from({ length: 12 }, (_, month) =>
      formatDate(new Date(Date.UTC(2026, month, 5)), { language, timeZone: 'UTC' }).replace(/[\d\s.]|г\.|р\./g, ''),
    ).join(' ');
  assert.equal(months('kk'), 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан');
  assert.equal(months('ru'), 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря');
  assert.equal(months('uk'), 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня');
  assert.equal(
    months('be'),
    'студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня',
  );
});

test('a Gregorian month is told with the two of the readers’ calendar, and both years at their turn', () => {
  assert.equal(formatMonth(2026, 3, 'fa'), 'مارس ۲۰۲۶ (اسفند ۱۴۰۴ – فروردین ۱۴۰۵)');
  assert.equal(formatYear(2026, 'fa'), '۲۰۲۶');
  assert.equal(formatYear(2026, 'kk'), '2026');
});
