/** What can be done in the sheet from beside it. */
export interface BodyHands {
  /** Puts the cursor into a block of the body and the block into sight; the first is 0. */
  go(block: number): void;
  /** What was typed a moment ago, in a field below a picture too, is told at once and not when the hands rest. */
  settle(): void;
  /** Every link to `from` leads to `to`; one step of undo. */
  relink(from: string, to: string): void;
  /** Selects the words of the first link there. */
  showLink(href: string): void;
}

export interface SheetHands extends BodyHands {
  /** Puts the cursor into the first empty field below a picture; they are counted from the top of the sheet, the lead picture first. */
  showPicture(at: number): void;
}

export const NO_HANDS: SheetHands = { go() {}, settle() {}, relink() {}, showLink() {}, showPicture() {} };
