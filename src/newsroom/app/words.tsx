import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { DirectionProvider } from '@mantine/core';
import { formatDateTime } from '../../language/dates.ts';
import {
  NEWSROOM_STRINGS,
  type NewsroomLanguage,
  type NewsroomStrings,
} from '../../language/strings/newsroom-strings.ts';

interface Words {
  readonly words: NewsroomStrings;
  readonly language: NewsroomLanguage;
  choose(language: NewsroomLanguage): void;
}

const Context = createContext<Words | null>(null);
const KEPT = 'picket-language';

/** The app's words in the language that somebody chose, else the browser's, else English. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(KEPT, language);
  }, [language]);
  const value = useMemo(() => ({ words: NEWSROOM_STRINGS[language], language, choose: setLanguage }), [language]);
  return (
    <DirectionProvider initialDirection="ltr" detectDirection={false}>
      <Context value={value}>{children}</Context>
    </DirectionProvider>
  );
}

export function useWords(): NewsroomStrings {
  return useLanguage().words;
}

export function useLanguage(): Words {
  const words = use(Context);
  if (words === null) throw new Error('WordsProvider is missing');
  return words;
}

/** The words of one room of the app, which come with its chunk. */
export function useRoomWords<T>(strings: Readonly<Record<NewsroomLanguage, T>>): T {
  return strings[useLanguage().language];
}

/** A moment as people say it: the hour today, the day before or after, the year where it is another one. */
export function useMoment(): (iso: string) => string {
  const { language } = useLanguage();
  return useMemo(() => {
    const locale = language === 'en' ? 'en-GB' : language;
    const time = { hour: '2-digit', minute: '2-digit' } as const;
    const day = { day: 'numeric', month: 'short', ...time } as const;
    const formats = {
      today: new Intl.DateTimeFormat(locale, time),
      year: new Intl.DateTimeFormat(locale, day),
      ever: new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }),
    };
    const { timeZone } = formats.today.resolvedOptions();
    return (iso) => {
      const [at, now] = [new Date(iso), new Date()];
      if (at.toDateString() === now.toDateString()) return formats.today.format(at);
      // Browsers have no Kazakh months: they write “M11 28”.
      if (language === 'kk') return formatDateTime(at, { language, timeZone });
      return formats[at.getFullYear() === now.getFullYear() ? 'year' : 'ever'].format(at);
    };
  }, [language]);
}

function firstLanguage(): NewsroomLanguage {
  const wanted = [localStorage.getItem(KEPT) ?? '', ...navigator.languages];
  for (const tag of wanted) {
    const language = tag.slice(0, 2);
    if (language === 'en' || language === 'ru' || language === 'kk') return language;
  }
  return 'en';
}
