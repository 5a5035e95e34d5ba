import type { Paragraph } from '../story/body.ts';
import { inlineText } from '../story/body-text.ts';
import type { PageDraft, Piece } from './page-draft.ts';
import { isBreaking, isControl, isDeclaration, isInvitation, isOnward, isSizeLabel, isWarning } from './page-words.ts';
import { withoutStart } from './plain-conventions.ts';
import { readDate } from './read-date.ts';

export interface PhaseOptions {
  readonly timeZone: string;
}

type Phase = (draft: PageDraft, options: PhaseOptions) => PageDraft;

/**
 * From a page to a story. The order matters: what may stand anywhere goes first (controls, boxes), while labels still tell
 * which is which, so that the headline is then the first piece, below it the date and the caption, and after them the
 * story's first paragraph, from which the place is taken. Doubles are looked for last, among what is the story's own.
 */
export const pagePhases: readonly Phase[] = [
  dropControls,
  takeBreaking,
  takeNotice,
  takeUnit,
  dropSizeLabels,
  dropInvitations,
  takeHeadline,
  takeBylineAndDate,
  takeStandfirst,
  takeCaption,
  takePlace,
  dropDoubles,
];

/** What stands outside the story may still be a label, the unit or the notice, and is nothing else. */
export const outsidePhases: readonly Phase[] = [dropControls, takeBreaking, takeNotice, takeUnit];

export function runPhases(draft: PageDraft, phases: readonly Phase[], options: PhaseOptions): PageDraft {
  return phases.reduce((before, phase) => phase(before, options), draft);
}

export function dropControls(draft: PageDraft): PageDraft {
  return keep(draft, ({ lines }) => !lines.every(isControl));
}

export function takeBreaking(draft: PageDraft): PageDraft {
  const without = keep(draft, ({ text }) => !isBreaking(text));
  return { ...without, breaking: draft.breaking || without.pieces.length < draft.pieces.length };
}

/** A declaration that a warning to the reader follows; without the warning it is news. What leads on ends it, or the page. */
export function takeNotice(draft: PageDraft): PageDraft {
  const { pieces } = draft;
  const from = pieces.findIndex(({ text }, at) => isDeclaration(text) && isWarning(pieces[at + 1]?.text ?? ''));
  const title = pieces[from];
  if (title === undefined) return draft;
  const end = pieces.findIndex(({ text }, at) => at > from && isOnward(text));
  const texts = pieces.slice(from + 1, end === -1 || end > from + 4 ? from + 2 : end).map(({ text }) => text);
  const more = pieces[from + 1 + texts.length];
  const leadsOn = more !== undefined && isOnward(more.text);
  const gone = texts.length + (leadsOn ? 2 : 1);
  return {
    ...draft,
    pieces: pieces.toSpliced(from, gone),
    notice: draft.notice ?? { title: title.text, text: texts.join('\n\n'), more: leadsOn ? more.text : null },
  };
}

/** A short name, then a text that begins with it, near the end or after the label of a mark: who reports. */
export function takeUnit(draft: PageDraft): PageDraft {
  const { pieces } = draft;
  const at = pieces.findIndex((piece, index) => {
    const about = pieces[index + 1];
    if (about === undefined || piece.text.length > 80 || about.text.length < piece.text.length + 20) return false;
    const labelled = isSizeLabel(pieces[index - 1]?.text ?? '');
    return labelled || (about.text.startsWith(`${piece.text} `) && index > 0 && index >= pieces.length - 3);
  });
  const [name, about] = [pieces[at], pieces[at + 1]];
  if (name === undefined || about === undefined) return draft;
  const unit = draft.unit ?? { name: name.text, about: about.text };
  return { ...draft, pieces: pieces.toSpliced(at, 2), unit };
}

export function dropSizeLabels(draft: PageDraft): PageDraft {
  return keep(draft, ({ text }) => !isSizeLabel(text));
}

export function dropInvitations(draft: PageDraft): PageDraft {
  return keep(
    draft,
    ({ text, block }) => !((block.type === 'paragraph' || block.type === 'heading') && isInvitation(text)),
  );
}

/** The one the page names in its head, then dropped where it stands; or the first piece. */
export function takeHeadline(draft: PageDraft): PageDraft {
  if (draft.headline !== '') {
    const at = draft.pieces.findIndex(({ text }) => same(text, draft.headline));
    // What stands above the headline is not of the story.
    return at === -1
      ? draft
      : { ...draft, pieces: at <= 4 ? draft.pieces.slice(at + 1) : draft.pieces.toSpliced(at, 1) };
  }
  const [first, ...pieces] = draft.pieces;
  return first === undefined ? draft : { ...draft, headline: first.text, pieces };
}

/** Short pieces straight below the headline that are a date or name an author. */
export function takeBylineAndDate(draft: PageDraft, options: PhaseOptions): PageDraft {
  const [first, ...pieces] = draft.pieces;
  if (first === undefined || first.text.length > 80) return draft;
  const date = readDate(first.text, options.timeZone);
  if (date !== null) return takeBylineAndDate({ ...draft, pieces, date: draft.date ?? date }, options);
  const author = /^(?:by|автор:?|авторы:?)\s+(\p{Lu}.+)$/iu.exec(first.text)?.[1];
  const known = draft.authors.some((name) => same(first.text, name));
  if (author === undefined && !known) return draft;
  const authors = known || draft.authors.length > 0 || author === undefined ? draft.authors : [author];
  return takeBylineAndDate({ ...draft, pieces, authors }, options);
}

/** The description of the page's head, when the page shows it too; when the story begins with it, it is none. */
export function takeStandfirst(draft: PageDraft): PageDraft {
  if (draft.standfirst === '') return draft;
  const at = draft.pieces.slice(0, 3).findIndex(({ text }) => same(text, draft.standfirst));
  const paragraphs = draft.pieces.filter(({ block }) => block.type === 'paragraph').length;
  if (at !== -1 && paragraphs > 1) return { ...draft, pieces: draft.pieces.toSpliced(at, 1) };
  const start = draft.standfirst.replace(/(\.\.\.|…)$/, '').slice(0, 40);
  const isStart = draft.pieces.slice(0, 3).some(({ text }) => text.includes(start));
  return isStart ? { ...draft, standfirst: '' } : draft;
}

/** What stands twice above the story is the picture's alt and its caption. */
export function takeCaption(draft: PageDraft): PageDraft {
  if (draft.caption !== '')
    return keep(draft, ({ text, lines }) => !same(text, draft.caption) && !isTwice(lines, draft.caption));
  for (const [at, piece] of draft.pieces.slice(0, 2).entries()) {
    const [first = ''] = piece.lines;
    if (piece.lines.length > 1 && isTwice(piece.lines, first))
      return { ...draft, caption: first, pieces: draft.pieces.toSpliced(at, 1) };
    if (same(piece.text, draft.pieces[at + 1]?.text ?? ''))
      return { ...draft, caption: piece.text, pieces: draft.pieces.toSpliced(at, 2) };
  }
  return draft;
}

/**
 * What a story's first paragraph begins with: NUR-SULTAN --, АЛМАТЫ, Қазақстан —. Mixed case only before the agencies' two
 * hyphens: in Russian and Kazakh a dash after a name is mostly a verb.
 */
export function takePlace(draft: PageDraft): PageDraft {
  const at = draft.pieces.findIndex(({ block }) => block.type === 'paragraph');
  const piece = draft.pieces[at];
  if (piece === undefined || piece.block.type !== 'paragraph') return draft;
  const found = capitals.exec(piece.text) ?? titleCase.exec(piece.text);
  if (found === null || found[1] === undefined || isAcronym(found)) return draft;
  const block: Paragraph = { type: 'paragraph', content: withoutStart(piece.block.content, found[0].length) };
  const text = inlineText(block.content).replaceAll('\n', ' ');
  if (text === '') return draft;
  const rest: Piece = { text, lines: [text], block };
  return { ...draft, place: draft.place || found[1].trim(), pieces: draft.pieces.with(at, rest) };
}

/** The same piece twice in a row. */
export function dropDoubles(draft: PageDraft): PageDraft {
  return keep(draft, ({ text }, at) => at === 0 || !same(text, draft.pieces[at - 1]?.text ?? ''));
}

const capitals =
  /^(\p{Lu}[\p{Lu}\p{M}’'. -]*\p{Lu}(?:(?:,| \/) ?[\p{L}. ]{2,30}| ?\([\p{L} ]{2,30}\))?) +(?:--|—|–|-) +/u;
const titleCase = /^(\p{Lu}[\p{L}’'-]+(?:,? \p{Lu}[\p{L}’'-]+){0,3}) +-- +/u;

/** "АҚШ — әлемдегі…", "НАТО — это…": a subject and its verb. */
function isAcronym([all, place = '']: RegExpExecArray): boolean {
  return place.length < 5 && !all.includes('--');
}

function keep(draft: PageDraft, wanted: (piece: Piece, at: number) => boolean): PageDraft {
  return { ...draft, pieces: draft.pieces.filter(wanted) };
}

function isTwice(lines: readonly string[], text: string): boolean {
  return lines.length > 0 && lines.every((line) => same(line, text));
}

function same(a: string, b: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return bare(a) === bare(b) && bare(a) !== '';
}
