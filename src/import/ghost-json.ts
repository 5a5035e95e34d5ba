import { Unreadable } from './read-text.ts';

/** What to do with a value, asked when its first byte is read. */
export type JsonWish =
  /** Look inside: its members are asked about in their turn. A value that is no container is passed. */
  | 'enter'
  /** Hand its bytes over. */
  | 'keep'
  /** Read past it: its bytes never become text. */
  | 'pass';

export interface JsonRules {
  /** Keys from the top to the value; members of an array have the key ''. `opens` is the value's first byte as text. */
  readonly wish: (path: readonly string[], opens: string) => JsonWish;
  /** A kept value: whether it is JSON at all, nobody has looked. Null when it has more than `largest` bytes. */
  readonly onValue: (path: readonly string[], bytes: Uint8Array | null) => void;
  readonly largest: number;
}

/** A key of more bytes is as good as none: it is cut. */
const LONGEST_KEY = 1024;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/** What the scanner reads next: a member or its container's end, the rest of a key, a colon, a value's first byte, its rest, nothing. */
type Next = 'member' | 'key' | 'colon' | 'begin' | 'value' | 'nothing';

/**
 * Takes JSON apart while its bytes arrive, and holds no more of it than the value that is kept. It looks at strings, commas
 * and brackets only: what it hands over may still not be JSON.
 */
export class JsonScanner {
  readonly #rules: JsonRules;
  readonly #path: string[] = [];
  /** Closing brackets of the containers that were entered. */
  readonly #closing: number[] = [];
  #next: Next = 'begin';
  #inString = false;
  #escaped = false;
  /** Brackets that are open inside the value. */
  #depth = 0;
  #keeps = false;
  #kept: Uint8Array[] = [];
  #length = 0;

  constructor(rules: JsonRules) {
    this.#rules = rules;
  }

  /** @throws Unreadable when what it looks at is not as in JSON. */
  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      if (this.#next === 'value') at = this.#passValue(chunk, at);
      else if (this.#next === 'key') at = this.#passKey(chunk, at);
      else at = this.#take(chunk[at] ?? 0) ? at + 1 : at;
    }
  }

  /** @throws Unreadable when the text stopped before it was whole. */
  end(): void {
    if (this.#next !== 'nothing')
      throw new Unreadable('The file stops before its end: it was cut off on its way here.');
  }

  /** False when the byte is to be read again, by what comes next. */
  #take(byte: number): boolean {
    if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) return true;
    if (this.#next === 'begin') return this.#begin(byte);
    if (this.#next === 'colon') {
      if (byte !== COLON) throw broken();
      this.#next = 'begin';
      return true;
    }
    if (this.#next === 'nothing') throw broken();
    return this.#member(byte);
  }

  #member(byte: number): boolean {
    const closing = this.#closing.at(-1);
    if (byte === COMMA) return true;
    if (byte === closing) {
      this.#closing.pop();
      this.#leave();
      return true;
    }
    if (closing === 0x5d) {
      // No value begins with it: read as an empty one, it would be read again for ever.
      if (byte === 0x7d) throw broken();
      this.#path.push('');
      this.#next = 'begin';
      return false;
    }
    if (byte !== QUOTE) throw broken();
    this.#keep(true);
    this.#inString = true;
    this.#next = 'key';
    return true;
  }

  #begin(byte: number): boolean {
    const wish = this.#rules.wish(this.#path, String.fromCodePoint(byte));
    if (wish === 'enter' && (byte === 0x7b || byte === 0x5b)) {
      this.#closing.push(byte + 2);
      this.#next = 'member';
      return true;
    }
    if (this.#closing.length === 0) throw new Unreadable('It is not JSON.');
    this.#keep(wish === 'keep');
    this.#next = 'value';
    return false;
  }

  #leave(): void {
    this.#next = this.#closing.length === 0 ? 'nothing' : 'member';
    this.#path.pop();
  }

  #passKey(chunk: Uint8Array, from: number): number {
    const end = this.#passString(chunk, from);
    if (this.#length < LONGEST_KEY) this.#hold(chunk.subarray(from, end));
    if (this.#inString) return end;
    const bytes = this.#taken().subarray(0, -1);
    this.#path.push(keyOf(bytes.subarray(0, LONGEST_KEY)));
    this.#next = 'colon';
    return end;
  }

  #passValue(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length) {
      if (this.#inString) {
        at = this.#passString(chunk, at);
        continue;
      }
      const byte = chunk[at];
      if (byte === QUOTE) this.#inString = true;
      else if (byte === 0x7b || byte === 0x5b) this.#depth += 1;
      else if (byte === 0x7d || byte === 0x5d || byte === COMMA) {
        if (this.#depth === 0) return this.#endValue(chunk, from, at);
        if (byte !== COMMA) this.#depth -= 1;
      }
      at += 1;
    }
    this.#hold(chunk.subarray(from, at));
    return at;
  }

  /** To behind the closing quote, or to the end of the chunk. */
  #passString(chunk: Uint8Array, from: number): number {
    let escaped = this.#escaped;
    let at = from;
    for (; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) {
        this.#inString = false;
        at += 1;
        break;
      }
    }
    this.#escaped = escaped;
    return at;
  }

  #endValue(chunk: Uint8Array, from: number, end: number): number {
    this.#hold(chunk.subarray(from, end));
    if (this.#keeps) this.#rules.onValue(this.#path, this.#length > this.#rules.largest ? null : this.#taken());
    this.#kept = [];
    this.#leave();
    return end;
  }

  #keep(keeps: boolean): void {
    this.#keeps = keeps;
    this.#kept = [];
    this.#length = 0;
  }

  #hold(bytes: Uint8Array): void {
    if (!this.#keeps) return;
    this.#length += bytes.length;
    if (this.#length > this.#rules.largest) this.#kept = [];
    else this.#kept.push(bytes);
  }

  #taken(): Uint8Array {
    const [only] = this.#kept;
    return this.#kept.length === 1 && only !== undefined ? only : Buffer.concat(this.#kept);
  }
}

function keyOf(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  // Only a key with a backslash reads otherwise than it stands.
  if (!text.includes('\\')) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    throw broken();
  }
}

function broken(): Unreadable {
  return new Unreadable('It is not whole JSON.');
}
