import { closeSync, openSync, writeSync } from 'node:fs';
import type { ImportNote } from '../newsroom/api/importing.ts';

/** So many sentences of one kind are told one by one before they are only counted. */
const NAMED = 3;
/** So many kinds of sentences are told apart. */
const MOST_KINDS = 200;

interface Kind {
  readonly note: ImportNote['kind'];
  count: number;
  /** The first, with what they are about. */
  readonly named: string[];
}

const TITLES: Readonly<Record<ImportNote['kind'], string>> = {
  failed: 'not imported',
  left: 'left out',
  known: 'here already',
  warning: 'imported, but',
};

/** What there was to say of an import: counted by kind for the end of it, and whole in a file when one is wanted. */
export class ImportReport {
  readonly #kinds = new Map<string, Kind>();
  readonly #file: number | null;

  /** @throws what the file system throws when the file cannot be written. */
  constructor(file: string | null) {
    this.#file = file === null ? null : openSync(file, 'w');
  }

  take(notes: readonly ImportNote[]): void {
    for (const { key, kind, sentence } of notes) {
      if (this.#file !== null) writeSync(this.#file, `${TITLES[kind]}\t${oneLine(key)}\t${oneLine(sentence)}\n`);
      this.#count({ key, kind, sentence });
    }
  }

  /** The summary, a line a kind and under it the first of them. To be called once, at the end. */
  close(): string[] {
    if (this.#file !== null) closeSync(this.#file);
    const order = Object.keys(TITLES);
    const kinds = [...this.#kinds].toSorted(([, a], [, b]) => order.indexOf(a.note) - order.indexOf(b.note));
    return kinds.flatMap(([sentence, { note, count, named }]) => [
      `${TITLES[note]}, ${count} × ${sentence}`,
      ...(note === 'known' ? [] : named.map((each) => `  ${each}`)),
      ...(note === 'known' || count <= named.length ? [] : [`  and ${count - named.length} more`]),
    ]);
  }

  #count({ key, kind: note, sentence }: ImportNote): void {
    const form = note === 'left' ? sentence : formOf(sentence);
    const name = this.#kinds.has(form) || this.#kinds.size < MOST_KINDS ? form : 'Other things.';
    const kind = this.#kinds.get(name) ?? { note, count: 0, named: [] };
    this.#kinds.set(name, kind);
    kind.count += 1;
    const detail = note === 'left' ? '' : detailOf(sentence);
    if (kind.named.length < NAMED) kind.named.push(oneLine(detail === '' ? key : `${key}: ${detail}`).slice(0, 200));
  }
}

/** The sentence without what it names: what all of its kind have in common. */
function formOf(sentence: string): string {
  return sentence
    .replace(/“[^”]*”/g, '“…”')
    .replace(/: \S+$/, '')
    .slice(0, 200);
}

function detailOf(sentence: string): string {
  return /“([^”]*)”/.exec(sentence)?.[1] ?? /: (\S+)$/.exec(sentence)?.[1] ?? '';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
