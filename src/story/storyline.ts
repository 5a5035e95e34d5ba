import { z } from 'zod';
import { localizedSchema, slugSchema } from './publication.ts';

/**
 * A chain of stories about one matter, with what was promised in it: what `PUT /api/storylines/:slug` takes and the store
 * keeps. Texts by service id; who reads another language gets the first that is there, marked as its own.
 */

const PLEDGE_STATES = ['promised', 'open', 'kept', 'broken'] as const;

const evidenceSchema = z.strictObject({
  text: localizedSchema,
  href: z
    .string()
    .max(2000)
    .regex(/^(https?:\/\/|\/(?![/\\]))[^\s\\]*$/, 'An address that begins with https:// or, on this site, with /.')
    .nullable()
    .default(null),
});

const pledgeSchema = z.strictObject({
  who: localizedSchema,
  what: localizedSchema,
  on: z.iso.date('A day such as 2026-11-22.').describe('When it was promised'),
  due: z.iso.date('A day such as 2026-11-22.').nullable().default(null).describe('By when; null when no day was named'),
  state: z.enum(PLEDGE_STATES).describe('promised: its day is still to come; open: nobody can say yet; kept; broken'),
  outcome: localizedSchema.nullable().default(null).describe('What came of it'),
  evidence: z.array(evidenceSchema).max(50).default([]),
});

export const storylineSchema = z.strictObject({
  slug: slugSchema,
  title: localizedSchema,
  summary: localizedSchema.default({}),
  pledges: z.array(pledgeSchema).max(200).default([]),
});

export type Storyline = z.infer<typeof storylineSchema>;
export type Pledge = Storyline['pledges'][number];
