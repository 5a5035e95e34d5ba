import { quoteMarks } from './quote-marks.ts';
import { quotesIn } from './quote-setting.ts';

/** A part of a line. What is `foreign` (words in another language, a line break) is not changed. */
interface RunPart {
  readonly text: string;
  readonly foreign?: boolean;
}

/**
 * A typed text as it is printed in its language: quotation marks, apostrophes, primes, dashes and the ellipsis in place of
 * what keyboards have for them. Marks that are typographic already stay; so does a straight one after a backslash, with
 * its backslash (`unescaped` takes that away). Addresses stay. Done again it changes nothing.
 */
export function typographic(text: string, language: string): string {
  return typographicRun([{ text }], language)[0] ?? '';
}

/** The same over the parts of one line: a quotation may begin in one and end in another. As many texts as there are parts. */
export function typographicRun(parts: readonly RunPart[], language: string): string[] {
  const texts = setOnce(parts, language);
  const same = texts.every((text, at) => text === parts[at]?.text);
  // What was set may tell what a mark beside it is: until nothing changes, so that saving again changes nothing.
  return same
    ? texts
    : typographicRun(
        parts.map((part, at) => ({ ...part, text: texts[at] ?? '' })),
        language,
      );
}

function setOnce(parts: readonly RunPart[], language: string): string[] {
  const line = parts
    .map(({ text, foreign }) => (foreign === true ? hidden(text) : text.replace(untouchable, hidden)))
    .join('');
  if (!/["'.-]/.test(line)) return parts.map(({ text }) => text);
  const dashed = [...dotsIn(line), ...dashesIn(line, quoteMarks(language).dash)];
  const edits = new Map([...dashed, ...quotesIn(line, language)].map((edit) => [edit.at, edit]));
  const gone = new Set([...edits.values()].flatMap(({ at, length }) => Array.from({ length }, (_, more) => at + more)));
  let at = 0;
  return parts.map(({ text }) =>
    text.replace(/[^]/g, (unit) => {
      const kept = gone.has(at) ? '' : unit;
      return edits.get(at++)?.text ?? kept;
    }),
  );
}

/** The text without the backslashes before straight marks. */
export function unescaped(text: string): string {
  return text.replace(/\\(["'])/g, '$1');
}

/** `length` units of the line from `at` become `text`. */
export interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

/**
 * What is no prose: an address, a name at a host (64 letters at most, RFC 5321, 4.5.3.1.1), a mark after a backslash. Runs
 * before what tells them are bounded, so that a long line takes no longer a letter than a short one.
 */
const untouchable = /[a-z][\w+.-]{0,30}:\/\/[^\s"<>«»“”]*[^\s"'<>«»“”]|[\w.+-]{1,64}@[\w.-]+|www\.[^\s"'<>]+|\\["']/giu;

/** As long as it was, with nothing in it that could be set. */
function hidden(text: string): string {
  return text.replace(/["'.\\\-«»‹›„“”‚‘’「」『』]/g, '\uFFFC');
}

function dotsIn(line: string): Edit[] {
  return Array.from(line.matchAll(/(?<!\.)\.{3}(?!\.)/g), ({ index }) => ({ at: index, length: 3, text: '…' }));
}

/** Between words: with the spaces that are there. At the beginning of a line, where somebody speaks, before a space. */
function dashesIn(line: string, dash: string): Edit[] {
  const found = [...line.matchAll(/(?<=^|[^\s-] )--?(?= [^\s-])/g), ...line.matchAll(/(?<=\p{L})--(?=\p{L})/gu)].filter(
    ({ index }) =>
      !/^\d /.test(line.slice(Math.max(0, index - 2), index)) || !/^--? \d/.test(line.slice(index, index + 4)),
  );
  return found.map(({ index, 0: { length } }) => ({ at: index, length, text: dash }));
}
