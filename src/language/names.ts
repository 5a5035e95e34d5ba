import { remembered, supported } from './locale.ts';

const namesIn = remembered((locale) => new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }));

/**
 * What a language is called in another: languageName('kk', 'ru') is "казахский". Where the runtime knows no such words,
 * the language's own name, then its English one, then the tag.
 */
export function languageName(tag: string, inLanguage: string): string {
  for (const candidate of [inLanguage, tag, 'en']) {
    const locale = supported(Intl.DisplayNames, candidate);
    const name = locale === null ? undefined : nameOf(tag, locale);
    if (name !== undefined) return name;
  }
  return tag;
}

function nameOf(tag: string, locale: string): string | undefined {
  try {
    return namesIn(locale).of(tag);
  } catch {
    return undefined;
  }
}
