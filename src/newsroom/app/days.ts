import { useMemo } from 'react';
import { formatDate } from '../../language/dates.ts';
import { useLanguage } from './words.tsx';

/** A day that the API gives, `yyyy-mm-dd` in UTC or a time of it, as people write it. */
export function useDay(): (day: string) => string {
  const { language } = useLanguage();
  return useMemo(
    () => (day) => formatDate(new Date(day), { language: language === 'en' ? 'en-GB' : language, timeZone: 'UTC' }),
    [language],
  );
}
