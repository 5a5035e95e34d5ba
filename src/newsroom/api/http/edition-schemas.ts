import { z } from 'zod';
import { date, id, line, pressing, story } from './api-schemas.ts';

/** The kept editions, as schemas. */

const seq = z.int();

export const editionsAsked = z.strictObject({
  before: z.coerce.number().int().min(1).optional().describe('Only editions with a lower number'),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

export const editions = z.object({
  editions: z.array(
    z.object({
      seq,
      at: date,
      back: seq.nullable().describe('The earlier edition that it holds, but for what was pressed since'),
      change: z
        .object({
          pages: z.int().describe('How many addresses have something else than in the kept edition before it'),
          stories: z
            .array(
              z.object({
                id,
                service: story.shape.service,
                headline: line.describe('As it is called now'),
                change: z.enum(['came', 'changed', 'gone']),
              }),
            )
            .describe('Whose own pages are among them: the first twenty'),
        })
        .nullable()
        .describe('null: too much to be told, or not known'),
    }),
  ),
  next: seq.nullable().describe('`before` of the next page; null when these were all'),
  current: seq.nullable().describe('What readers have'),
  back: z
    .object({ seq, at: date.nullable() })
    .nullable()
    .describe('The earlier edition that readers have again; null: they have what the store holds'),
});

export const steppedBack = z.object({ edition: z.object({ seq, digest: z.string() }) });

export { pressing };
