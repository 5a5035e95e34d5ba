import { remembered, supported } from './locale.ts';
import { ownDates } from './own-dates.ts';
import { dayInZone, type Day } from './zone.ts';

/** Whose words, whose clock. `language` is a BCP 47 tag, `timeZone` an IANA name. */
export interface Place {
  readonly language: string;
  readonly timeZone: string;
}

/**
 * Dates are shown in the calendar that readers of the language live by (Solar Hijri in Persian and Pashto); addresses and
 * archive months are Gregorian (docs/decisions/language-dates.md). All throw RangeError for an unknown zone or a broken date.
 */

/** The long date: "November 22, 2026", "22 қараша 2026", "22 ноября 2026 г.", "۱ آذر ۱۴۰۵". */
export function formatDate(date: Date, place: Place): string {
  const intl = supported(Intl.DateTimeFormat, place.language);
  const own = ownDates[place.language.toLowerCase()];
  if (own) return ownDate(dayInZone(date, place.timeZone), own);
  if (intl === null) return numeric(dayInZone(date, place.timeZone));
  return written(date, formatter({ locale: intl, timeZone: place.timeZone, dateStyle: 'long' }));
}

/** The date in figures, for lists: "11/22/26", "22.11.2026". */
export function formatShortDate(date: Date, place: Place): string {
  const intl = supported(Intl.DateTimeFormat, place.language);
  if (intl === null || ownDates[place.language.toLowerCase()]) return numeric(dayInZone(date, place.timeZone));
  return written(date, formatter({ locale: intl, timeZone: place.timeZone, dateStyle: 'short' }));
}

/** Hours and minutes: "10:05", "10:05 AM". */
export function formatTime(date: Date, place: Place): string {
  const intl = supported(Intl.DateTimeFormat, place.language) ?? 'en-GB';
  return written(date, formatter({ locale: intl, timeZone: place.timeZone, timeStyle: 'short' }));
}

/** The long date, then the time. */
export function formatDateTime(date: Date, place: Place): string {
  const intl = supported(Intl.DateTimeFormat, place.language);
  if (intl === null || ownDates[place.language.toLowerCase()] || /^az\b/i.test(intl)) {
    // CLDR 48 joins them in Azerbaijani with a slash.
    return `${formatDate(date, place)}, ${formatTime(date, place)}`;
  }
  return written(date, formatter({ locale: intl, timeZone: place.timeZone, dateStyle: 'long', timeStyle: 'short' }));
}

/** A year of the archive, Gregorian, in the language's digits. */
export function formatYear(year: number, language: string): string {
  const locale = supported(Intl.NumberFormat, language) ?? 'en';
  return yearsIn(locale).format(year);
}

const yearsIn = remembered((locale) => new Intl.NumberFormat(locale, { useGrouping: false }));

/**
 * A month of the archive, Gregorian in every language, in the language's digits: "November 2026". Where readers live by the
 * Solar Hijri calendar the two months that it lies across are told too: "نوامبر ۲۰۲۶ (آبان – آذر ۱۴۰۵)". `month` is 1 to 12.
 */
export function formatMonth(year: number, month: number, language: string): string {
  const own = monthsAcross(year, month, language);
  const name = gregorianMonth(year, month, language);
  return own === null ? name : `${name} (${own})`;
}

/** The months of the readers' calendar that a Gregorian month lies across; null where they live by the Gregorian one. */
function monthsAcross(year: number, month: number, language: string): string | null {
  const locale = supported(Intl.DateTimeFormat, language);
  if (locale === null || calendarOf(locale) !== 'persian') return null;
  // Part by part: CLDR's pattern for the two puts the year first, and ICU's ranges ask whether Gregorian months differ.
  const part = (options: Intl.DateTimeFormatOptions, date: Date): string =>
    written(date, formatter({ locale, timeZone: 'UTC', ...options }));
  const ends = [new Date(Date.UTC(year, month - 1, 1, 12)), new Date(Date.UTC(year, month, 0, 12))] as const;
  const [first, last] = ends.map((date) => part({ year: 'numeric' }, date));
  const [begin, end] = ends.map((date) => part({ month: 'long' }, date));
  return first === last ? `${begin} – ${end} ${last}` : `${begin} ${first} – ${end} ${last}`;
}

/** An archive asks for every month it has. */
const calendarOf = remembered((locale) => new Intl.DateTimeFormat(locale).resolvedOptions().calendar);

function gregorianMonth(year: number, month: number, language: string): string {
  const own = ownDates[language.toLowerCase()];
  if (own) return own.month(own.months[month - 1] ?? '', year);
  const intl = supported(Intl.DateTimeFormat, language);
  if (intl === null) return `${String(month).padStart(2, '0')}.${year}`;
  const middle = new Date(Date.UTC(year, month - 1, 15));
  return written(
    middle,
    formatter({ locale: intl, timeZone: 'UTC', calendar: 'gregory', year: 'numeric', month: 'long' }),
  );
}

type Wanted = Intl.DateTimeFormatOptions & { readonly locale: string };

const cached = remembered((key) => {
  const { locale, ...options } = JSON.parse(key) as Wanted;
  return new Intl.DateTimeFormat(locale, options);
});

function formatter(wanted: Wanted): Intl.DateTimeFormat {
  return cached(JSON.stringify(wanted));
}

/** Without the era: Pashto dates open with a Latin "AP", which no reader expects. */
function written(date: Date, format: Intl.DateTimeFormat): string {
  const parts = format.formatToParts(date);
  const kept = parts.filter(({ type }) => type !== 'era').map(({ value }) => value);
  return kept.join('').trim().replaceAll('  ', ' ');
}

function ownDate({ year, month, day }: Day, own: (typeof ownDates)[string]): string {
  return own.date(day, own.months[month - 1] ?? '', year);
}

function numeric({ year, month, day }: Day): string {
  return `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`;
}
