import { siteStrings, type SiteStrings } from '../src/language/strings/site-strings.ts';
import type { MarkedText } from './marked-text.ts';

/** Why a text does not fit the language it is marked with, in words; null when it fits. */
export function misfit({ text, language }: MarkedText): string | null {
  return language === ''
    ? null
    : (wrongScript(text, language) ?? wrongLetters(text, language) ?? wrongWords(text, language));
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Arabic'] as const;
type Script = (typeof SCRIPTS)[number];

const patterns = Object.fromEntries(SCRIPTS.map((script) => [script, new RegExp(`\\p{Script=${script}}+`, 'gu')]));

function scriptOf(language: string): Script {
  const locale = new Intl.Locale(language).maximize();
  if (locale.script === 'Cyrl') return 'Cyrillic';
  return locale.script === 'Arab' || locale.script === 'Aran' ? 'Arabic' : 'Latin';
}

/** Names in Latin letters stand in any text: what begins with a capital, an address, a name at a host. No sentence does. */
function wrongScript(text: string, language: string): string | null {
  const own = scriptOf(language);
  const prose = text.replace(/\S+@\S+|\S*\w\.\w\S*|https?:\S+/g, '');
  for (const script of SCRIPTS) {
    if (script === own) continue;
    const words = prose.match(patterns[script] ?? /^$/) ?? [];
    const strange = script === 'Latin' ? words.filter((word) => word.length > 2 && !/^\p{Lu}/u.test(word)) : words;
    if (strange.length > 0) return `${script} letters: ${strange.slice(0, 4).join(' ')}`;
  }
  return null;
}

/** Languages of one script: letters that the other does not have. */
function wrongLetters(text: string, language: string): string | null {
  const strange = /^ru\b/.test(language) ? /[әғқңөұүһі]/iu : /^fa\b/.test(language) ? /[يكةىۋۇڭ]/u : null;
  const found = strange?.exec(text);
  return found ? `a letter that the language does not have: ${found[0]}` : null;
}

/** Languages of one script: the whole of one of our strings in another language. */
function wrongWords(text: string, language: string): string | null {
  const base = language.split('-', 1)[0] ?? '';
  for (const other of ['en', 'ru', 'kk', 'fa'].filter((tag) => tag !== base)) {
    const own = new Set(siteStrings(base).language === base ? leaves(siteStrings(base)) : []);
    const found = leaves(siteStrings(other)).find((string) => !own.has(string) && says(text, string));
    if (found !== undefined) return `words in ${other}: ${found}`;
  }
  return null;
}

const known = new WeakMap<SiteStrings, readonly string[]>();

/** The strings of a language, cut where something is filled in. */
function leaves(strings: SiteStrings): readonly string[] {
  const cached = known.get(strings);
  if (cached) return cached;
  const { language: _language, ...rest } = strings;
  const found: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string')
      found.push(...value.split(/\{\w+\}/).map((part) => part.replace(/[\s:.]+$/, '').trim()));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(rest);
  const worth = found.filter((part) => /\p{L}{3}/u.test(part));
  known.set(strings, worth);
  return worth;
}

/** A single word says little inside a sentence: it must be all of the text; several words may stand anywhere in it. */
function says(text: string, string: string): boolean {
  return string.includes(' ') ? text.includes(string) : text.replace(/[\s:.]+$/, '') === string;
}
