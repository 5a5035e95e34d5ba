import type { NewsroomLanguage } from '../newsroom-strings.ts';

/** What is due on the desk. */
interface ComingWords {
  readonly title: string;
  readonly nothing: string;
  readonly kinds: Readonly<Record<'publish' | 'leave' | 'embargo', string>>;
  all(events: number): string;
  readonly fewer: string;
}

export const COMING_WORDS: Readonly<Record<NewsroomLanguage, ComingWords>> = {
  en: {
    title: 'Coming up',
    nothing: 'Nothing is set for the next day.',
    kinds: { publish: 'is published', leave: 'leaves its readers', embargo: 'embargo ends' },
    all: (events) => `Show all ${events}`,
    fewer: 'Show fewer',
  },
  ru: {
    title: 'Скоро',
    nothing: 'На ближайшие сутки ничего не назначено.',
    kinds: { publish: 'публикуется', leave: 'снимается', embargo: 'конец эмбарго' },
    all: (events) => `Показать все: ${events}`,
    fewer: 'Показать меньше',
  },
  kk: {
    title: 'Жақында',
    nothing: 'Алдағы тәулікке ештеңе белгіленбеген.',
    kinds: { publish: 'жарияланады', leave: 'жариялаудан алынады', embargo: 'эмбарго бітеді' },
    all: (events) => `Бәрін көрсету: ${events}`,
    fewer: 'Азырақ көрсету',
  },
};
