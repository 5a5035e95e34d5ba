import { quoteMarks, type QuoteMarks } from './quote-marks.ts';
import type { Edit } from './quotes.ts';

/** The straight quotation marks of a line and what each becomes: by where it stands, and by what is open there. */
export function quotesIn(line: string, language: string): Edit[] {
  const tongue = language.toLowerCase().split('-', 1)[0] ?? '';
  const setting: Setting = {
    line,
    set: line.split(''),
    tongue,
    marks: quoteMarks(language),
    lastSingle: lastSingleOf(line),
    open: [],
  };
  const edits: Edit[] = [];
  for (const [at, mark] of setting.set.entries()) {
    if (mark !== '"' && mark !== "'") {
      follow(setting, at);
      continue;
    }
    const text = sign(setting, at) ?? quote(setting, at);
    if (text === null) continue;
    setting.set[at] = text;
    edits.push({ at, length: 1, text });
  }
  return edits;
}

interface Setting {
  readonly line: string;
  /** The line's units, those before the one in hand as they are set. */
  readonly set: string[];
  readonly tongue: string;
  readonly marks: QuoteMarks;
  readonly lastSingle: number;
  /** The pairs that are open, the innermost last. */
  readonly open: string[];
}

/** A mark is told by what stands this near. */
const NEAR = 12;

const word = /[\p{L}\p{M}\p{N}\uFFFC]/u;
/** After these a quotation begins, before those it ends. */
const opening = /[\s([{—–\-/«‹„“‚‘「『¿¡]/u;
const closing = /[\s)\]}—–\-/.,:;!?…»›”’“‘、。，」』،؛؟]/u;

/** Apostrophes and primes, which quote nothing. Null for others. */
function sign({ line, set, tongue, open }: Setting, at: number): string | null {
  const before = set[at - 1] ?? '';
  const after = line.slice(at + 1, at + 1 + NEAR);
  const behind = set.slice(Math.max(0, at - NEAR), at).join('');
  if (line[at] === '"') {
    const inches = /\d′\d+$/.test(behind) || (/\d$/.test(before) && open.length === 0);
    return inches && !/^\p{L}/u.test(after) ? '″' : null;
  }
  if (/\d/.test(before) && /^\d{1,2}(?!\d)/.test(after)) return '′';
  if (/\p{L}/u.test(before) && /^\p{L}/u.test(after)) {
    if (tongue === 'uz' && /[oOgG]/.test(before)) return 'ʻ';
    return tongue === 'uz' ? 'ʼ' : '’';
  }
  if (/\d/.test(before) && /^\p{L}/u.test(after)) return '’';
  if (/\d/.test(before) && open.length === 0 && !/^\d/.test(after)) return '′';
  const dropped = tongue === 'en' && /^(tis|twas|em|til|cause)\b|^n'(?!\w)/i.test(after);
  return !word.test(before) && (/^\d\d(?!\d)/.test(after) || dropped) ? '’' : null;
}

/** The mark of a quotation that begins or ends here, or an apostrophe; null where neither can be. */
function quote(setting: Setting, at: number): string | null {
  const { line, set, open } = setting;
  const single = line[at] === "'";
  const before = set[at - 1] ?? ' ';
  const after = /^["']*(.?)/su.exec(line.slice(at + 1, at + 1 + NEAR))?.[1] || ' ';
  const begins = opening.test(before) && !/\s/.test(after) && !/[)\].,;:!?…]/.test(after);
  const ends = !/[\s"'([{]/.test(before) && (closing.test(after) || !word.test(after));
  const pair = open.at(-1);
  if (begins && (!single || at < setting.lastSingle)) return begin(setting, single);
  if (ends && pair !== undefined && (!single || open.length > 1 || isSingle(pair))) {
    open.pop();
    return pair.charAt(1);
  }
  if (single) return /\p{L}/u.test(before) || begins ? '’' : null;
  return ends ? setting.marks.outer.charAt(1) : null;
}

/** Inside another quotation the inner marks; single ones also outermost, in languages whose inner marks are single. */
function begin({ open, marks }: Setting, single: boolean): string {
  const inside = open.length > 0 ? open.at(-1) === marks.outer : single && isSingle(marks.inner);
  const pair = inside ? marks.inner : marks.outer;
  open.push(pair);
  return pair.charAt(0);
}

function isSingle(pair: string): boolean {
  return /[‘’‚]/.test(pair);
}

/** Where the last single mark stands that could end a quotation; -1 when none does. */
function lastSingleOf(line: string): number {
  for (let at = line.lastIndexOf("'"); at > 0; at = line.lastIndexOf("'", at - 1)) {
    if (!/\s/.test(line.charAt(at - 1)) && !/^[\p{L}\p{N}]/u.test(line.slice(at + 1, at + 3))) return at;
  }
  return -1;
}

/** Keeps account of typographic marks that were there before. */
function follow({ set, open, marks }: Setting, at: number): void {
  const mark = set[at] ?? '';
  const within = word.test(set[at - 1] ?? '') && word.test(set[at + 1] ?? '');
  if (within || !/[«»‹›„“”‚‘’「」『』]/.test(mark)) return;
  if (open.at(-1)?.charAt(1) === mark) open.pop();
  else if (marks.outer.startsWith(mark)) open.push(marks.outer);
  else if (marks.inner.startsWith(mark) && (open.length > 0 || !word.test(set[at - 1] ?? ''))) open.push(marks.inner);
}
