import { momentInZone } from '../language/zone.ts';

/**
 * A date as documents write it: ISO 8601, also without time or zone, which is then the newsroom's; "June 18, 2019",
 * "18 июня 2019", "2019 жылғы 18 маусым", "18.06.2019", with or without hours and minutes. Null when it is none of these.
 */
export function readDate(text: string, timeZone: string): Date | null {
  const trimmed = text.trim();
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.test(trimmed)) return valid(new Date(trimmed));
  for (const { form, order } of forms) {
    const found = form.exec(trimmed);
    if (found === null) continue;
    const day = order(found);
    const [, hours = '0', minutes = '0', seconds = '0'] = /(\d{1,2}):(\d\d)(?::(\d\d))?/.exec(trimmed) ?? [];
    const wall = new Date(Date.UTC(day.year, day.month - 1, day.day, Number(hours), Number(minutes), Number(seconds)));
    const real = day.month >= 1 && wall.getUTCDate() === day.day && wall.getUTCMonth() === day.month - 1;
    if (real) return valid(momentInZone(wall, /\b(GMT|UTC)$/.test(trimmed) ? 'UTC' : timeZone));
  }
  return null;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

interface Form {
  readonly form: RegExp;
  readonly order: (found: RegExpExecArray) => Day;
}

const forms: readonly Form[] = [
  { form: /^(\d{4})-(\d\d)-(\d\d)(?:$|[T ])/, order: ([, y, m, d]) => dayOf(y, Number(m), d) },
  { form: /^(\d{1,2})\.(\d{1,2})\.(\d{4})/, order: ([, d, m, y]) => dayOf(y, Number(m), d) },
  { form: /^(\p{L}+)\.? (\d{1,2}),? (\d{4})/u, order: ([, m, d, y]) => dayOf(y, monthNamed(m), d) },
  { form: /^(\d{1,2}) (\p{L}+)\.?,? (\d{4})/u, order: ([, d, m, y]) => dayOf(y, monthNamed(m), d) },
  { form: /^(\d{4}) ж\p{L}*\.? (\d{1,2}) (\p{L}+)/u, order: ([, y, d, m]) => dayOf(y, monthNamed(m), d) },
];

function dayOf(year: string | undefined, month: number, day: string | undefined): Day {
  return { year: Number(year), month, day: Number(day) };
}

/** Names of months in the languages of our readers, in the case that dates take and in the dictionary's. */
const months = new Map<string, number>();
for (const language of ['en', 'ru', 'kk', 'uk', 'be', 'ky', 'tr', 'uz', 'az']) {
  for (const options of [{ month: 'long' }, { month: 'long', day: 'numeric' }, { month: 'short' }] as const) {
    const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { ...options, timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      const parts = format.formatToParts(new Date(Date.UTC(2019, month - 1, 15)));
      const name =
        parts
          .find(({ type }) => type === 'month')
          ?.value.toLowerCase()
          .replace(/\.$/, '') ?? '';
      if (/^\p{L}+$/u.test(name) && !months.has(name)) months.set(name, month);
    }
  }
}

/** 0 when there is no such month. */
function monthNamed(name: string | undefined): number {
  return months.get(name?.toLowerCase() ?? '') ?? 0;
}

function valid(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date;
}
