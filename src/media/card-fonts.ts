import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { coverageOf } from './font-coverage.ts';

export type Weight = 'bold' | 'normal';

export interface CardFont {
  readonly family: string;
  /** Paths of the font's file for each weight. */
  readonly files: Readonly<Record<Weight, string>>;
}

/** The letters that come with the project, all under the SIL Open Font License. What the first lacks is taken from the next. */
export const CARD_FONTS: readonly CardFont[] = [
  {
    family: 'Noto Serif',
    files: {
      bold: fileOf('@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf'),
      normal: fileOf('@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf'),
    },
  },
  {
    family: 'Vazirmatn',
    files: {
      bold: fileOf('@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf'),
      normal: fileOf('@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf'),
    },
  },
  {
    family: 'Noto Sans Georgian',
    files: {
      bold: fileOf('@expo-google-fonts/noto-sans-georgian/700Bold/NotoSansGeorgian_700Bold.ttf'),
      normal: fileOf('@expo-google-fonts/noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf'),
    },
  },
  {
    family: 'Noto Sans Armenian',
    files: {
      bold: fileOf('@expo-google-fonts/noto-sans-armenian/700Bold/NotoSansArmenian_700Bold.ttf'),
      normal: fileOf('@expo-google-fonts/noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf'),
    },
  },
];

let covered: ReadonlySet<number> | null = null;

/**
 * The text as the fonts can write it: signs and pictures that they lack are left out. Null when they lack a letter or a
 * digit: then the text cannot be written at all, for a box in its place would say nothing.
 */
export function writable(text: string): string | null {
  covered ??= new Set(CARD_FONTS.flatMap(({ files }) => [...coverageOf(readFileSync(files.bold))]));
  let written = '';
  for (const character of text.normalize('NFC')) {
    const has = covered.has(character.codePointAt(0) ?? 0) || /\p{Bidi_Control}|[\u200c\u200d]/u.test(character);
    if (has) written += character;
    else if (/[\p{L}\p{M}\p{N}]/u.test(character)) return null;
  }
  return written.replaceAll(/\s+/g, ' ').trim();
}

function fileOf(specifier: string): string {
  return fileURLToPath(import.meta.resolve(specifier));
}
