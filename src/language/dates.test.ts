import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatDate, formatDateTime, formatMonth, formatShortDate, formatTime } from './dates.ts';
import { languageName } from './names.ts';
import { formatNumber, plural } from './numbers.ts';
import { dayInZone, isoInZone, momentInZone, monthInZone } from './zone.ts';

const date = new Date('2026-11-22T05:00:00Z');
const timeZone = 'Asia/Almaty';

test('long dates in the calendar that readers live by', () => {
  const written = (language: string): string => formatDate(date, { language, timeZone }).replace(/\s/g, ' ');
  assert.equal(written('en'), 'November 22, 2026');
  assert.equal(written('kk'), '2026 ж. 22 қараша');
  assert.equal(written('ru'), '22 ноября 2026 г.');
  assert.equal(written('fa'), '۱ آذر ۱۴۰۵');
  assert.doesNotMatch(written('ps'), /[A-Za-z]/);
});

test('a language the runtime does not know is not answered in another', () => {
  assert.equal(formatDate(date, { language: 'kk-latn', timeZone }), '2026 j. 22 qaraşa');
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
  assert.equal(formatMonth(2026, 11, 'fa'), 'نوامبر ۲۰۲۶');
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
