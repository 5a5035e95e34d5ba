export type Direction = 'ltr' | 'rtl';

/** ISO 15924 codes of the scripts that run from right to left. */
const rightToLeftScripts = new Set('adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi'.split(' '));

/** Languages whose usual script runs from right to left (CLDR likely subtags). */
const rightToLeftLanguages = new Set(
  'ar arc arz azb bal bgn bqi ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd sdh skr syr ug ur yi'.split(' '),
);

/** Places where a language is written in Arabic script though elsewhere it is not. */
const rightToLeftPlaces = new Set('ha-cm kk-cn kk-ir kk-mn ku-iq ku-ir ky-cn pa-pk tk-af uz-af uz-cn'.split(' '));

/** Which way a text runs: its script subtag decides, then its language and place. An unknown tag is 'ltr'. */
export function direction(tag: string): Direction {
  const [language = '', ...rest] = tag.toLowerCase().split(/[-_]/);
  const script = rest.find((part) => /^[a-z]{4}$/.test(part));
  if (script !== undefined) return rightToLeftScripts.has(script) ? 'rtl' : 'ltr';
  if (rightToLeftLanguages.has(language)) return 'rtl';
  return rest.some((place) => rightToLeftPlaces.has(`${language}-${place}`)) ? 'rtl' : 'ltr';
}
