/** How dates are written in a language for which the runtime has no data or data in another script. */
export interface OwnDates {
  readonly months: readonly string[];
  readonly date: (day: number, month: string, year: number) => string;
  readonly month: (month: string, year: number) => string;
}

/**
 * By tag. Intl answers kk-Latn in Cyrillic and crh in English, without a word of warning.
 * kk: CLDR has "2026 ж. 22 қараша", a form of official papers; newspapers put the day first. kk-latn: the alphabet of April 2021.
 * tg: CLDR has capitals and no ending; Tajik binds month and year with -и. Crimean Tatar: its Latin alphabet.
 */
export const ownDates: Readonly<Record<string, OwnDates>> = {
  kk: {
    months: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' '),
    date: (day, month, year) => `${day} ${month} ${year}`,
    month: (month, year) => `${month} ${year}`,
  },
  tg: {
    months: 'январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри'.split(' '),
    date: (day, month, year) => `${day} ${month} ${year}`,
    month: (month, year) => `${month} ${year}`,
  },
  'kk-latn': {
    months: 'qañtar aqpan nauryz säuır mamyr mausym şılde tamyz qyrküiek qazan qaraşa jeltoqsan'.split(' '),
    date: (day, month, year) => `${day} ${month} ${year}`,
    month: (month, year) => `${month} ${year}`,
  },
  crh: {
    months: 'yanvar fevral mart aprel mayıs iyün iyül avgust sentâbr oktâbr noyabr dekabr'.split(' '),
    date: (day, month, year) => `${day} ${month} ${year}`,
    month: (month, year) => `${month} ${year}`,
  },
};
