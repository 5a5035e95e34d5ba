/**
 * A text as it is compared when capitals, widths and composition do not matter. Done here and not in the database, whose
 * "C" collation folds Latin letters only.
 */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** A name as it is compared: besides, without what shows nothing (UAX #44, Default_Ignorable_Code_Point), joiners too. */
export function foldName(name: string): string {
  return foldText(name).replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}

/** The words of a text, folded, each with a space before it, so that the beginning of one is found. Russian ё is е. */
export function foldWords(text: string): string {
  const words =
    foldText(text)
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word) => ` ${word}`).join('');
}
