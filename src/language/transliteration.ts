/** What a lower-case letter becomes in an address; the empty string drops it. */
export type Letters = Readonly<Record<string, string>>;

/** "а a, б b" → { а: 'a', б: 'b' }. A letter alone is dropped. */
function table(text: string): Letters {
  const letters: Record<string, string> = {};
  for (const pair of text.trim().split(/\s*,\s*/)) {
    const [letter = '', latin = ''] = pair.split(' ');
    letters[letter] = latin;
  }
  return letters;
}

/** Russian values, then letters that only other languages have. */
const cyrillic = table(`
  а a, б b, в v, г g, д d, е e, ё yo, ж zh, з z, и i, й y, к k, л l, м m, н n, о o, п p, р r, с s, т t, у u, ф f, х kh, ц ts,
  ч ch, ш sh, щ shch, ъ, ы y, ь, э e, ю yu, я ya, ә a, ғ gh, қ q, ң ng, ө o, ұ u, ү u, һ h, і i, ї yi, є ye, ґ g, ў u,
  җ zh, ҙ dh, ҫ th, ҡ q, ӣ i, ӯ u, ҳ h, ҷ j, ђ dj, ј j, љ lj, њ nj, ћ c, џ dz, ѓ gj, ќ kj, ѕ dz, ӏ, ҕ gh, ҥ ng, ӱ u, ӧ o, ӑ a, ӗ e, ҽ ch`);

/** Consonants with the long vowels; short vowels are not written, so they are not there to be carried over. */
const arabic = table(`
  ا a, آ a, أ a, إ i, ٱ a, ء, ئ y, ؤ u, ب b, پ p, ت t, ث th, ج j, چ ch, ح h, خ kh, د d, ذ dh, ر r, ز z, ژ zh, س s, ش sh, ص s, ض d,
  ط t, ظ z, ع a, غ gh, ف f, ق q, ک k, ك k, گ g, ل l, م m, ن n, ه h, ة a, ۀ e, ى a, ھ h, ہ h, ە e, ې e, ێ e, ۆ o, ۈ u, ۇ u, ۋ w, ڭ ng,
  ڕ r, ڵ l, ڤ v, ٹ t, ڈ d, ڑ r, ے e, ں n, ټ t, ډ d, ړ r, ږ zh, ښ sh, ځ dz, څ ts, ڼ n, ۍ ai, ـ, ٴ`);

const caucasian = table(`
  ა a, ბ b, გ g, დ d, ე e, ვ v, ზ z, თ t, ი i, კ k, ლ l, მ m, ნ n, ო o, პ p, ჟ zh, რ r, ს s, ტ t, უ u, ფ p, ქ k, ღ gh, ყ q, შ sh,
  ჩ ch, ც ts, ძ dz, წ ts, ჭ ch, ხ kh, ჯ j, ჰ h, ա a, բ b, գ g, դ d, ե e, զ z, է e, ը y, թ t, ժ zh, ի i, լ l, խ kh, ծ ts, կ k, հ h,
  ձ dz, ղ gh, ճ ch, մ m, յ y, ն n, շ sh, ո o, չ ch, պ p, ջ j, ռ r, ս s, վ v, տ t, ր r, ց ts, ւ v, փ p, ք k, օ o, ֆ f, և ev`);

const everywhere: Letters = { ...cyrillic, ...arabic, ...caucasian };

/** Where a language reads a letter in its own way. */
const own: Readonly<Record<string, Letters>> = {
  kk: table('ى y, ع gh, ح kh, ي i, و o, ş sh, ğ gh, ñ ng'),
  // As its Latin alphabet is folded: Ўзбекистон and Oʻzbekiston are one address.
  uz: table('ў o, ғ g, ж j, х x'),
  uk: table('г h, и y, й i, ю iu, я ia, ї i, є ie'),
  be: table('г h'),
  ky: table('ж j'),
  bg: table('щ sht, ъ a, ь y, х h'),
  sr: table('ж z, х h, ц c, ч c, ш s'),
  mk: table('х h, ц c'),
  mn: table('ж j'),
  de: table('ä ae, ö oe, ü ue'),
  fa: table('ث s, ذ z, ض z, ع a'),
  ps: table('ث s, ذ z, ض z'),
  ur: table('ث s, ذ z, ض z'),
  ug: table('ا a, ئ, ى i, و o, ې e'),
  ckb: table('ئ, ی i'),
};

/** Letters that are read otherwise at the beginning of a word (Ukraine: resolution 55 of 2010). */
const first: Readonly<Record<string, Letters>> = { uk: table('ю yu, я ya, ї yi, є ye, й y') };

/** A lower-case word in the Latin alphabet, ASCII as far as its letters are known; the others are left as they are. */
export function transliterate(word: string, language: string): string {
  const base = language.toLowerCase().split('-')[0] ?? '';
  const letters = Array.from(word);
  return letters
    .map((letter, at) => {
      // зг is zgh, so that it is not taken for ж.
      if (base === 'uk' && letter === 'г' && letters[at - 1] === 'з') return 'gh';
      const initial = at === 0 ? first[base]?.[letter] : undefined;
      return initial ?? own[base]?.[letter] ?? semivowel(letters, at) ?? everywhere[letter] ?? letter;
    })
    .join('');
}

/** و and ی are consonants at the beginning of a word and beside an alef, and vowels elsewhere. Null for other letters. */
function semivowel(letters: readonly string[], at: number): string | null {
  const letter = letters[at] ?? '';
  if (!'ویي'.includes(letter)) return null;
  const beside = [letters[at - 1], letters[at + 1]];
  const consonant = at === 0 || beside.some((other) => other !== undefined && 'اآأ'.includes(other));
  if (letter === 'و') return consonant ? 'w' : 'u';
  return consonant ? 'y' : 'i';
}
