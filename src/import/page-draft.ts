import type { Block } from '../story/body.ts';

/** A page on its way to a story: what is left of it to read, and what was taken out so far. Each phase makes the next. */
export interface PageDraft {
  /** In the order of the page. */
  readonly pieces: readonly Piece[];
  readonly headline: string;
  readonly standfirst: string;
  readonly place: string;
  readonly date: Date | null;
  /** Names. */
  readonly authors: readonly string[];
  /** The words below the picture. */
  readonly caption: string;
  readonly breaking: boolean;
  readonly unit: PageUnit | null;
  readonly notice: PageNotice | null;
}

/** A stretch of the page: a block, or in plain text what stands between empty lines. */
export interface Piece {
  readonly text: string;
  /** The text as lines; more than one only in plain text and where a block has breaks. */
  readonly lines: readonly string[];
  readonly block: Block;
}

/** Who reports, as the page says below the story. */
export interface PageUnit {
  readonly name: string;
  readonly about: string;
}

/** A warning to readers that stands on every page. */
export interface PageNotice {
  /** What was declared. */
  readonly title: string;
  /** Whom it concerns and what they risk. */
  readonly text: string;
  /** The words that lead on, or null. */
  readonly more: string | null;
}

export const EMPTY_DRAFT: PageDraft = {
  pieces: [],
  headline: '',
  standfirst: '',
  place: '',
  date: null,
  authors: [],
  caption: '',
  breaking: false,
  unit: null,
  notice: null,
};

/** A piece of one block: the words as its lines say them. */
export function pieceOf(block: Block, text: string): Piece {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { text: lines.join(' '), lines, block };
}
