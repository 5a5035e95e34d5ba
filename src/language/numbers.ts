import { remembered, supported } from './locale.ts';

/** One text a plural category (CLDR); `other` is always there. `{count}` stands for the number. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

const numbersIn = remembered((locale) => new Intl.NumberFormat(locale));
const rulesIn = remembered((locale) => new Intl.PluralRules(locale));

/** The number in the language's digits and grouping: "1 234 567,89", "۱٬۲۳۴". */
export function formatNumber(number: number, language: string): string {
  return numbersIn(supported(Intl.NumberFormat, language) ?? 'en-u-nu-latn').format(number);
}

/** The form for this count with the number in its place: plural('ru', 3, {one: '{count} день', few: '{count} дня', other: …}). */
export function plural(language: string, count: number, forms: PluralForms): string {
  const text = forms[category(language, count)] ?? forms.other;
  return text.replaceAll('{count}', () => formatNumber(count, language));
}

/** Tatar, Bashkir, Tajik and others have no rules in the runtime; all of those tell one from many. */
function category(language: string, count: number): Intl.LDMLPluralRule {
  const locale = supported(Intl.PluralRules, language);
  if (locale === null) return count === 1 ? 'one' : 'other';
  return rulesIn(locale).select(count);
}
