import { DAY, MINUTE } from '../base/clock.ts';
import { remembered } from './locale.ts';

/** A day of the Gregorian calendar. `month` is 1 to 12. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const clockIn = remembered(
  (timeZone) =>
    new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }),
);

/**
 * The day at this moment in the zone: what addresses and archive months are made of, whatever calendar readers use.
 * @throws RangeError when the zone is unknown or the date is not one.
 */
export function dayInZone(date: Date, timeZone: string): Day {
  const local = new Date(date.getTime() + offsetInZone(date, timeZone) * MINUTE);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

/**
 * RFC 3339 with the zone's own offset, to the second: 2026-11-22T10:00:00+05:00.
 * @throws RangeError as `dayInZone`.
 */
export function isoInZone(date: Date, timeZone: string): string {
  const offset = offsetInZone(date, timeZone);
  const local = new Date(date.getTime() + offset * MINUTE).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
}

/**
 * The moment when clocks in the zone show this: `wall` is a date whose UTC fields are what they show. Where they show it
 * twice or never (a change of the clock), one of the moments beside it.
 * @throws RangeError as `dayInZone`.
 */
export function momentInZone(wall: Date, timeZone: string): Date {
  const first = new Date(wall.getTime() - offsetInZone(wall, timeZone) * MINUTE);
  return new Date(wall.getTime() - offsetInZone(first, timeZone) * MINUTE);
}

const daysIn = remembered((_timeZone) => new Map<number, number | null>());
/** More than ten years of days a zone. */
const MOST_DAYS = 4096;

/**
 * Minutes east of Greenwich, rounded: before 1900 zones kept seconds, for which RFC 3339 has no place. Asking Intl takes a
 * hundred times as long as remembering, and a list of stories asks for each: what a day has at both its ends it has
 * throughout, since no zone ever changed its clocks twice in one.
 */
function offsetInZone(date: Date, timeZone: string): number {
  const days = daysIn(timeZone);
  const day = Math.floor(date.getTime() / DAY);
  let offset = days.get(day);
  if (offset === undefined) {
    const [start, end] = [askOffset(new Date(day * DAY), timeZone), askOffset(new Date((day + 1) * DAY), timeZone)];
    offset = start === end ? start : null;
    if (days.size === MOST_DAYS) days.clear();
    days.set(day, offset);
  }
  return offset ?? askOffset(date, timeZone);
}

function askOffset(date: Date, timeZone: string): number {
  const parts = new Map(
    clockIn(timeZone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const wall = new Date(0);
  wall.setUTCFullYear(
    parts.get('era') === 'BC' ? 1 - number('year') : number('year'),
    number('month') - 1,
    number('day'),
  );
  wall.setUTCHours(number('hour'), number('minute'), number('second'), date.getUTCMilliseconds());
  return Math.round((wall.getTime() - date.getTime()) / MINUTE);
}

/** The moments at which a month of the zone begins and ends: [from, to). `month` is 1 to 12. */
export function monthInZone(year: number, month: number, timeZone: string): { from: Date; to: Date } {
  const first = (number: number): Date => momentInZone(new Date(Date.UTC(year, number - 1, 1)), timeZone);
  return { from: first(month), to: first(month + 1) };
}
