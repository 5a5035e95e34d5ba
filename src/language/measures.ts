import { remembered, supported } from './locale.ts';

type Unit = 'hour' | 'minute' | 'second' | 'megabyte' | 'kilobyte';

const units = ['hour', 'minute', 'second', 'megabyte', 'kilobyte'] as const;

const unitsIn = remembered(
  (locale) =>
    new Map(
      units.map((unit) => [
        unit,
        new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 }),
      ]),
    ),
);

/** How long something lasts, in words to the second: "2 minutes 5 seconds"; of hours, to the minute. */
export function formatDuration(seconds: number, language: string): string {
  const whole = Math.max(1, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const parts: [number, Unit][] =
    hours > 0
      ? [
          [hours, 'hour'],
          [minutes, 'minute'],
        ]
      : [
          [minutes, 'minute'],
          [rest, 'second'],
        ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => formatUnit(count, unit, language))
    .join(' ');
}

/** What loading something costs: "35 kilobytes", "2.4 megabytes", in thousands as those who sell data count. */
export function formatBytes(length: number, language: string): string {
  const kilobytes = Math.max(1, Math.round(length / 1000));
  return kilobytes < 1000
    ? formatUnit(kilobytes, 'kilobyte', language)
    : formatUnit(Math.round(length / 100_000) / 10, 'megabyte', language);
}

function formatUnit(count: number, unit: Unit, language: string): string {
  const locale = supported(Intl.NumberFormat, language) ?? 'en-u-nu-latn';
  return unitsIn(locale).get(unit)?.format(count) ?? String(count);
}
