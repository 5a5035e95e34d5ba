import { MINUTE } from '../../../base/clock.ts';
import { isoInZone } from '../../../language/zone.ts';

/**
 * The moment that a clock in the zone shows as `text`, which is what `<input type="datetime-local">` sends:
 * 2026-11-22T10:00. Null when it cannot be read. An hour that the zone skips is the one after it.
 */
export function readZonedTime(text: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return null;
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return null;
  // Twice: the offset at the first guess may be that of the other side of a change.
  const guess = asUtc - offsetAt(new Date(asUtc), timeZone);
  return new Date(asUtc - offsetAt(new Date(guess), timeZone));
}

function offsetAt(date: Date, timeZone: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)$/.exec(isoInZone(date, timeZone)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
}
