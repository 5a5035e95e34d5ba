/**
 * A text as it is compared when capitals, widths and composition do not matter. Done here and not in the database, whose
 * "C" collation folds Latin letters only.
 */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
