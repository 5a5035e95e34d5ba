import type { Fault } from '../../../base/refusal.ts';
import type { Body, ImageUse } from '../../../story/body.ts';
import { parseBody, printBody } from '../../../story/body-html.ts';
import { parseId } from '../../../base/id.ts';
import type { StoryId } from '../../../story/story.ts';
import { field, fields } from '../http/read-form.ts';
import type { StoryChange, StoryView } from '../stories.ts';
import { readMarkdown, writeMarkdown } from './body-markdown.ts';
import { bylineKey, bylinesOf, listOf } from './byline-keys.ts';

/** A story as its form shows it and as it comes back: every field as text. */
export interface StoryText {
  readonly headline: string;
  readonly standfirst: string;
  readonly slug: string;
  readonly place: string;
  /** Names or slugs with commas. */
  readonly topics: string;
  readonly storyline: string;
  readonly translationOf: string;
  /** `unit:ID` and `person:ID`. */
  readonly bylines: readonly string[];
  /** Other names, one a line. */
  readonly names: string;
  readonly format: 'markdown' | 'html';
  readonly body: string;
  /** The id of the lead image, or empty. */
  readonly image: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

export const BLANK: StoryText = {
  headline: '',
  standfirst: '',
  slug: '',
  place: '',
  topics: '',
  storyline: '',
  translationOf: '',
  bylines: [],
  names: '',
  format: 'markdown',
  body: '',
  image: '',
  alt: '',
  caption: '',
  credit: '',
};

export function textOf(view: StoryView): StoryText {
  const markdown = writeMarkdown(view.body);
  return {
    headline: view.headline,
    standfirst: view.standfirst,
    slug: view.slug,
    place: view.place,
    topics: view.topics.join(', '),
    storyline: view.storyline ?? '',
    translationOf: view.translationOf ?? '',
    bylines: view.bylines.flatMap(bylineKey),
    names: view.bylines.flatMap((byline) => ('name' in byline ? [byline.name] : [])).join('\n'),
    format: markdown === null ? 'html' : 'markdown',
    body: markdown ?? printBody(view.body),
    image: view.leadImage?.image ?? '',
    alt: view.leadImage?.alt ?? '',
    caption: view.leadImage?.caption ?? '',
    credit: view.leadImage?.credit ?? '',
  };
}

export function typedText(form: FormData): StoryText {
  const line = (name: string): string => field(form, name).replace(/\s+/g, ' ').trim();
  return {
    headline: line('headline'),
    standfirst: line('standfirst'),
    slug: line('slug'),
    place: line('place'),
    topics: line('topics'),
    storyline: line('storyline'),
    translationOf: line('translationOf'),
    bylines: fields(form, 'bylines'),
    names: field(form, 'names').trim(),
    format: field(form, 'format') === 'html' ? 'html' : 'markdown',
    body: field(form, 'body'),
    image: line('image'),
    alt: line('alt'),
    caption: line('caption'),
    credit: line('credit'),
  };
}

export interface ReadText {
  readonly change: StoryChange;
  readonly faults: readonly Fault[];
  /** What of the body was left out, in words. */
  readonly warnings: readonly string[];
}

/**
 * What typing changed. A field that still says what was shown is not sent at all, so that saving loses nothing of what
 * the form has no words for. `view` is null for a story that is not there yet.
 */
export function changeOfText(typed: StoryText, view: StoryView | null): ReadText {
  const shown = view === null ? BLANK : textOf(view);
  const differs = (...names: (keyof StoryText)[]): boolean =>
    names.some((name) => String(typed[name]) !== String(shown[name]));
  const body = differs('body', 'format') ? readBody(typed) : null;
  const change: StoryChange = {
    ...(differs('headline') && { headline: typed.headline }),
    ...(differs('standfirst') && { standfirst: typed.standfirst }),
    ...(differs('place') && { place: typed.place }),
    ...(differs('slug') && { slug: typed.slug || null }),
    ...(differs('topics') && { topics: listOf(typed.topics, /[,،]/) }),
    ...(differs('storyline') && { storyline: typed.storyline || null }),
    ...(differs('translationOf') && { translationOf: parseId<'Story'>(typed.translationOf) satisfies StoryId | null }),
    ...(differs('bylines', 'names') && { bylines: bylinesOf(typed, view?.bylines ?? []) }),
    ...(differs('image', 'alt', 'caption', 'credit') && { leadImage: leadImageOf(typed) }),
    ...(body !== null && { body: body.body }),
  };
  return { change, faults: body?.faults ?? [], warnings: body?.warnings ?? [] };
}

interface BodyRead {
  readonly body: Body;
  readonly faults: readonly Fault[];
  readonly warnings: readonly string[];
}

function readBody({ format, body: text }: StoryText): BodyRead {
  // A backslash before a quotation mark is for us, not for Markdown: it keeps a straight one (typed-marks.ts).
  if (format === 'markdown') return { ...readMarkdown(text.replace(/\\(?=["'])/g, '\\\\')), faults: [] };
  const lost = text.trim() !== '' && !/<\w/.test(text);
  const detail = 'There is no HTML in this text. If it is Markdown or plain text, choose Markdown below it.';
  return { ...parseBody(text), faults: lost ? [{ field: 'body', detail }] : [] };
}

function leadImageOf({ image, alt, caption, credit }: StoryText): ImageUse | null {
  const id = parseId<'Image'>(image);
  return id === null ? null : { image: id, alt, caption, credit };
}
