/** A text without what XML 1.0 forbids (2.2): control characters, U+FFFE, U+FFFF and halves of surrogate pairs. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '');
}
