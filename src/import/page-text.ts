import { inlineOf } from '../story/body-leaves.ts';
import { pieceOf, type Piece } from './page-draft.ts';

/** The plain text of a page as pieces: what stands between empty lines. Bullets are the page's form, not its words. */
export function textPieces(text: string): Piece[] {
  return text
    .split(/\n[ \t\u00a0]*\n/)
    .map((part) => part.replace(/^\s*[•·*▪‣]\s+/u, ''))
    .filter((part) => part.trim() !== '')
    .flatMap((part) => {
      const content = inlineOf([{ text: part, marks: [] }]);
      // Control characters are no words.
      return content.length === 0 ? [] : [pieceOf({ type: 'paragraph', content }, part)];
    })
    .filter(({ text: words }) => words !== '');
}
