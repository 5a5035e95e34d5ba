/** How dates are written in a language for which the runtime has no data or data in another script. */
export interface OwnDates {
  readonly months: readonly string[];
  readonly date: (day: number, month: string, year: number) => string;
  readonly month: (month: string, year: number) => string;
}

/**
 * By tag. Intl answers kk-Latn in Cyrillic and crh in English, without a word of warning.
 * kk-latn: the alphabet of April 2021. Crimean Tatar: its Latin alphabet.
 */
export const ownDates: Readonly<Record<string, OwnDates>> = {
  'kk-latn': {
    months: 'qañtar aqpan nauryz säuır mamyr mausym şılde tamyz qyrküiek qazan qaraşa jeltoqsan'.split(' '),
    date: (day, month, year) => `${year} j. ${day} ${month}`,
    month: (month, year) => `${year} j. ${month}`,
  },
  crh: {
    months: 'yanvar fevral mart aprel mayıs iyün iyül avgust sentâbr oktâbr noyabr dekabr'.split(' '),
    date: (day, month, year) => `${day} ${month} ${year}`,
    month: (month, year) => `${month} ${year}`,
  },
};
