import type { Fault } from '../../../base/refusal.ts';
import { parseBody, printBody } from '../../../story/body-html.ts';
import type { PostContent } from '../../../story/live-blog.ts';
import type { Byline } from '../../../story/story.ts';
import { field, fields } from '../http/read-form.ts';
import type { PostView } from '../coverage.ts';
import { readMarkdown, writeMarkdown } from './body-markdown.ts';
import { bylineKey, bylinesOf } from './byline-keys.ts';

/** A post as its form shows it and as it comes back. */
export interface PostText {
  readonly headline: string;
  readonly body: string;
  readonly format: 'markdown' | 'html';
  /** `unit:ID` and `person:ID`. */
  readonly bylines: readonly string[];
  /** Other names, one a line. */
  readonly names: string;
  readonly key: boolean;
  readonly pinned: boolean;
}

export const BLANK_POST: PostText = {
  headline: '',
  body: '',
  format: 'markdown',
  bylines: [],
  names: '',
  key: false,
  pinned: false,
};

export function textOfPost({ headline, body, bylines, key, pinned }: PostView): PostText {
  const markdown = writeMarkdown(body);
  return {
    headline,
    body: markdown ?? printBody(body),
    format: markdown === null ? 'html' : 'markdown',
    bylines: bylines.flatMap(bylineKey),
    names: bylines.flatMap((byline) => ('name' in byline ? [byline.name] : [])).join('\n'),
    key,
    pinned,
  };
}

export function typedPost(form: FormData): PostText {
  return {
    headline: field(form, 'headline').replace(/\s+/g, ' ').trim(),
    body: field(form, 'body'),
    format: field(form, 'format') === 'html' ? 'html' : 'markdown',
    bylines: fields(form, 'bylines'),
    names: field(form, 'names').trim(),
    key: field(form, 'key') !== '',
    pinned: field(form, 'pinned') !== '',
  };
}

/** What was typed as a post holds it. `before`: who it was by, in whose order they stay. */
export function contentOfPost(
  text: PostText,
  before: readonly Byline[],
): { content: PostContent; faults: readonly Fault[]; warnings: readonly string[] } {
  const { headline, key, pinned } = text;
  const lost = text.format === 'html' && text.body.trim() !== '' && !/<\w/.test(text.body);
  const { body, warnings } = text.format === 'html' ? parseBody(text.body) : readMarkdown(text.body);
  const faults = lost ? [{ field: 'body', detail: 'There is no HTML in this text: begin paragraphs with <p>.' }] : [];
  return { content: { headline, body, bylines: bylinesOf(text, before), key, pinned }, faults, warnings };
}
