import { createReadStream } from 'node:fs';
import { Unreadable } from './read-text.ts';

/** A piece of a WordPress export file (WXR: RSS 2.0 with the namespace `wp`), as text that is not read yet. */
export interface WxrPiece {
  /** `header` is what stands before the first item, once; `large` is an item that was not kept for its size. */
  readonly type: 'header' | 'item' | 'large';
  readonly text: string;
  /** Bytes of the file that were read when it was whole. */
  readonly at: number;
}

/** In letters. The longest post of a real archive is a hundredth of it. */
const LONGEST_ITEM = 16 * 1024 * 1024;
const LONGEST_HEADER = 64 * 1024 * 1024;
/** Small enough that its text is not a large object, which is collected late. */
const PIECE = 64 * 1024;

/** Where something begins that decides what the text around it means. */
const MARKS = /<(?:(item)[\s>]|(\/item\s*>)|(!\[CDATA\[)|(!--)|(!DOCTYPE|!ENTITY))/gi;
/** So much of the end of what was read may be the beginning of a mark. */
const LONGEST_MARK = 16;

/**
 * The pieces of a file in its order, one in memory at a time. It is parted by reading no more than what begins and ends
 * items, so that an item whose XML is broken spoils no other.
 * @throws Unreadable when it is no such file, or declares entities.
 */
export async function* wxrItems(file: string): AsyncGenerator<WxrPiece> {
  const parting = new Parting();
  const decoder = new TextDecoder('utf-8');
  let at = 0;
  for await (const bytes of createReadStream(file, { highWaterMark: PIECE }) as AsyncIterable<Uint8Array>) {
    at += bytes.length;
    for (const piece of parting.take(decoder.decode(bytes, { stream: true }))) yield { ...piece, at };
  }
  for (const piece of parting.take(decoder.decode(), true)) yield { ...piece, at };
}

type Inside = 'nothing' | 'cdata' | 'comment';

/** Finds where items begin and end in text that comes in parts. */
class Parting {
  #text = '';
  /** Up to here it was looked at. */
  #at = 0;
  #inside: Inside = 'nothing';
  #isItem = false;
  #isHeader = true;
  /** The item under way is too large, and its text is thrown away. */
  #isLarge = false;

  *take(text: string, isEnd = false): Generator<Omit<WxrPiece, 'at'>> {
    this.#text += text;
    let piece = this.#next(isEnd);
    while (piece !== null) {
      if (piece !== 'on') yield piece;
      piece = this.#next(isEnd);
    }
    this.#forget();
    if (!isEnd) return;
    if (this.#isHeader) throw new Unreadable('There is no item in the file: it is not a WordPress export (WXR).');
    if (this.#isItem) yield { type: this.#isLarge ? 'large' : 'item', text: this.#isLarge ? '' : this.#text };
  }

  /** Goes to the next mark: what it completes, `on` when it completes nothing, null when more text is needed. */
  #next(isEnd: boolean): Omit<WxrPiece, 'at'> | 'on' | null {
    if (this.#inside !== 'nothing') return this.#leave();
    MARKS.lastIndex = this.#at;
    const found = MARKS.exec(this.#text);
    if (found === null) {
      this.#at = Math.max(this.#at, this.#text.length - (isEnd ? 0 : LONGEST_MARK));
      return null;
    }
    const [mark, begins, ends, cdata, , declares] = found;
    if (declares !== undefined) {
      throw new Unreadable(
        'The file declares a document type or entities (<!DOCTYPE>): WordPress writes none, and none are read.',
      );
    }
    this.#at = found.index + mark.length;
    if (begins !== undefined) return this.#begin(found.index);
    if (ends !== undefined) return this.#end();
    this.#inside = cdata === undefined ? 'comment' : 'cdata';
    return 'on';
  }

  #leave(): 'on' | null {
    const end = this.#inside === 'cdata' ? ']]>' : '-->';
    const at = this.#text.indexOf(end, this.#at);
    if (at === -1) {
      this.#at = Math.max(this.#at, this.#text.length - end.length);
      return null;
    }
    this.#at = at + end.length;
    this.#inside = 'nothing';
    return 'on';
  }

  #begin(from: number): Omit<WxrPiece, 'at'> | 'on' {
    const before = this.#text.slice(0, from);
    const header = this.#isHeader;
    // An item that has no end ends where the next begins.
    const open = this.#isItem && !this.#isLarge;
    this.#text = this.#text.slice(from);
    this.#at -= from;
    this.#isHeader = false;
    this.#isItem = true;
    this.#isLarge = false;
    if (header) return { type: 'header', text: before };
    return open ? { type: 'item', text: before } : 'on';
  }

  #end(): Omit<WxrPiece, 'at'> | 'on' {
    const text = this.#text.slice(0, this.#at);
    const { type, isItem } = { type: this.#isLarge ? ('large' as const) : ('item' as const), isItem: this.#isItem };
    this.#text = this.#text.slice(this.#at);
    this.#at = 0;
    this.#isItem = false;
    this.#isLarge = false;
    return isItem ? { type, text: type === 'large' ? '' : text } : 'on';
  }

  /** Lets go of what is between items, and of an item that grows too large. */
  #forget(): void {
    if (this.#isHeader) {
      if (this.#text.length > LONGEST_HEADER)
        throw new Unreadable('There is no item in the first 64 MB: it is not a WordPress export (WXR).');
      return;
    }
    if (this.#isItem && this.#text.length > LONGEST_ITEM) this.#isLarge = true;
    if (this.#isItem && !this.#isLarge) return;
    this.#text = this.#text.slice(this.#at);
    this.#at = 0;
  }
}
