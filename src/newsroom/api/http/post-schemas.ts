import { z } from 'zod';
import { byline, date, id, line } from './api-schemas.ts';

/** Posts of live blogs, as `api-schemas.ts` has the rest. */

const body = z.strictObject({
  html: z.string().max(200_000).describe('The same subset of HTML as the body of a story'),
});

const fields = {
  headline: line.describe('May be empty'),
  body,
  bylines: z.array(byline).max(20),
  key: z.boolean().describe('Whether it stands in the list of key events'),
  pinned: z.boolean().describe('Whether it stands above the others; three at most'),
};

export const newPost = z.strictObject({
  id: id
    .optional()
    .describe('Its own from now on: sent again with the same, nothing is added and the answer is as before'),
  ...fields,
  headline: fields.headline.optional(),
  bylines: fields.bylines.optional(),
  key: fields.key.optional(),
  pinned: fields.pinned.optional(),
});

export const postsAsked = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).optional().describe('Without it, all'),
  before: z.coerce.number().int().min(1).optional().describe('The `next` of the page before'),
});

export const postChange = z.strictObject(fields).partial();

const edition = z
  .object({ seq: z.int(), digest: z.string() })
  .nullable()
  .describe('The edition that readers can read it in; null while they cannot open the story');

const url = z.url().nullable().describe('Where readers find it; null while they cannot open the story');
const warnings = z.array(z.string()).optional().describe('What of the HTML was left out, if anything');

export const writtenPost = z.object({
  id,
  number: z.int().describe('1, 2, 3… in its story; never given again'),
  url,
  edition,
  warnings,
});

export const changedPost = z.object({ version: z.int(), warnings });

export const post = z.object({
  id,
  number: z.int(),
  version: z.int().describe('1 when written, one more with every edit: the ETag'),
  at: date,
  changed: date,
  ...fields,
  body: z.object({ html: z.string() }),
  url,
  by: z.string().nullable().describe('Who wrote it; null for a token'),
  own: z.boolean().describe('Whether you may edit and remove it'),
});

export const posts = z.object({
  posts: z.array(post).describe('Newest first'),
  pinned: z.array(post).describe('Those above the others, on whichever page they stand'),
  next: z.int().nullable().describe('`before` of the next page; null when these were all'),
  ended: date.nullable().describe('When coverage ended; null while it goes on'),
});

export const coverage = z.strictObject({ ended: z.boolean() });
export const coverageState = z.object({ ended: posts.shape.ended });
