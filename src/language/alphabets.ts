/**
 * Alphabets in the order of their dictionaries, by language or language and script. A letter that is missing here sorts
 * as its base letter (docs/decisions/language-sorting.md). Letters in one group, `(её)`, sort as one.
 */
export const alphabets: Readonly<Record<string, string>> = {
  kk: 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
  'kk-latn': 'aäbcdefgğhıijklmnñoöpqrsştuūüvwxyz',
  'kk-arab': 'ابپتجچحدرزسشعفقكگڭلمنھەوۇۆۋىي',
  ru: 'абвгд(её)жзийклмнопрстуфхцчшщъыьэюя',
  uk: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  be: 'абвгдеёжзійклмнопрстуўфхцчшыьэюя',
  ky: 'абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя',
  tg: 'абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя',
  tt: 'аәбвгдеёжҗзийклмнңоөпрстуүфхһцчшщъыьэюя',
  ba: 'абвгғдҙеёжзийкҡлмнңоөпрсҫтуүфхһцчшщъыьэәюя',
  tr: 'abcçdefgğhıijklmnoöprsştuüvyz',
  az: 'abcçdeəfgğhxıijkqlmnoöprsştuüvyz',
  ar: '(ءاأإآٱ)بتثجحخدذرزسشصضطظعغفقكلمنهةو(ىيئ)',
  fa: '(آاأإء)بپتثجچحخدذرزژسشصضطظعغفق(کك)گلمن(وؤ)(هةۀ)(یيىئ)',
};
