/** The marks of a language. A pair is opening and closing, one UTF-16 unit each. */
export interface QuoteMarks {
  readonly outer: string;
  readonly inner: string;
  /** What parts words from words, with spaces around it. */
  readonly dash: '—' | '–';
}

/**
 * CLDR 48 (delimiters), by primary language or full tag; Intl does not tell them. Other than CLDR: Kazakh has „…“ inside and
 * Tajik, Uzbek in Cyrillic, Tatar and Bashkir have «…», as their newspapers do; Portuguese and others are as CLDR has the language alone.
 */
const table: Readonly<Record<string, string>> = {
  'en zh ko hi ps az tr mn es pt da lv tk ku ckb ca': '“” ‘’ —',
  'vi id uz': '“” ‘’ –',
  'ru be uk kk ky tg tt ba uz-cyrl': '«» „“ —',
  'fa ug': '«» ‹› –',
  'pt-pt it el': '«» “” —',
  'hy fr': '«» “” –',
  no: '«» ‘’ –',
  nb: '«» ‘’ –',
  'de cs sk et is sl': '„“ ‚‘ –',
  'mk bg': '„“ ‚‘ —',
  lt: '„“ ‚‘ –',
  ka: '„“ «» –',
  'pl ro': '„” «» –',
  hu: '„” »« –',
  'sr hr bs': '„” ‚’ –',
  nl: '‘’ “” –',
  'sv fi': '”” ’’ –',
  he: '”” ’’ –',
  'ar ur': '”“ ’‘ –',
  'zh-hant ja': '「」 『』 —',
};

const marks = new Map(
  Object.entries(table).flatMap(([languages, text]) => languages.split(' ').map((language) => [language, text])),
);

/** The marks of a BCP 47 tag, or of its primary language; English ones where we know none. */
export function quoteMarks(language: string): QuoteMarks {
  const tag = language.toLowerCase();
  const found = marks.get(tag) ?? marks.get(tag.split('-', 1)[0] ?? '') ?? '“” ‘’ —';
  const [outer = '', inner = '', dash] = found.split(' ');
  return { outer, inner, dash: dash === '–' ? '–' : '—' };
}
