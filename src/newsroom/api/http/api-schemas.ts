import { z } from 'zod';
import { FRONT_PLACES } from '../../../story/front.ts';
import { storylineSchema } from '../../../story/storyline.ts';

/** What the API takes and gives, as schemas: what is checked and what `/api/openapi.json` says are the same. */

export const id = z.uuid('An id such as 01890a5d-ac96-774b-bcce-b302099a8057.').toLowerCase().describe('A UUID');
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Lower-case Latin letters, digits and single hyphens.')
  .max(80);
export const line = z.string().max(1000);
export const date = z.iso
  .datetime({ offset: true, error: 'A time such as 2026-11-22T10:00:00Z.' })
  .describe('RFC 3339, with its offset');

export const byline = z.union(
  [
    z.strictObject({ person: slug }).describe('Somebody of the publication'),
    z.strictObject({ unit: slug }).describe('A unit of the publication'),
    z.strictObject({ name: z.string().min(1).max(200) }).describe('A name as written'),
  ],
  'One of {"person": id}, {"unit": id} and {"name": text}.',
);

const imageUse = z.strictObject({
  image: id,
  alt: line.default('').describe('What the picture shows, for readers who do not see it. Needed before publishing'),
  caption: line.default(''),
  credit: line.default(''),
});

const body = z.strictObject({
  html: z
    .string()
    .max(1_900_000)
    .describe(
      'A subset of HTML: p h2–h4 ul ol blockquote figure aside table hr, strong em a br span[lang]. Pictures: img src="image:ID"',
    ),
});

const fields = {
  headline: line,
  standfirst: line.optional(),
  slug: slug.nullable().optional().describe('Its part of the address; null: made from the headline'),
  place: line.optional().describe('The place of the dateline'),
  bylines: z.array(byline).max(50).optional(),
  topics: z.array(z.string().min(1).max(200)).max(50).optional().describe('Names or slugs of topics of its service'),
  storyline: slug.nullable().optional(),
  body,
  leadImage: imageUse.nullable().optional(),
  translationOf: id.nullable().optional().describe('A story that this one is a translation of'),
};

const service = z.string().max(35).describe('The id of a service, such as kk');
const kind = z.enum(['article', 'live-blog', 'page']);

const state = z.enum(['draft', 'in-review', 'scheduled', 'published', 'unpublished', 'withdrawn']);

export const newStory = z.strictObject({ service, kind: kind.optional(), ...fields });

export const storyChange = z.strictObject({
  service: service.optional().describe('Cannot be changed: taken only when it is the same'),
  kind: kind.optional().describe('Cannot be changed: taken only when it is the same'),
  ...fields,
  headline: line.optional(),
  body: body.optional(),
});

export const storyRevision = z.object({
  id,
  revision: id,
  warnings: z
    .array(z.string())
    .optional()
    .describe('What of the HTML was left out, and words that mix Latin and Cyrillic letters, if any'),
});

export const changedStory = storyRevision.omit({ id: true });

export const story = z.object({
  id,
  revision: id,
  service,
  kind,
  state,
  headline: line,
  standfirst: line,
  slug: z.string(),
  place: line,
  bylines: z.array(byline),
  topics: z.array(z.string()),
  storyline: z.string().nullable(),
  body: z.object({ html: z.string() }),
  leadImage: imageUse.nullable(),
  translationOf: id.nullable(),
  url: z.url().optional().describe('Where readers find it, when they do'),
  heldBy: z.string().nullable().describe('Who is writing in it just now'),
  changed: z.boolean().describe('Whether readers see an older revision than this'),
  savedAt: date,
  savedBy: z.string().nullable(),
  createdBy: z.string().nullable(),
  approved: z.boolean().describe('Whether an editor approved this revision'),
  scheduledFor: date.nullable(),
  missed: z.boolean().describe('Whether a schedule was not kept, and an editor has to decide'),
  unpublishAt: date.nullable(),
  embargoUntil: date.nullable(),
  withdrawn: z.object({ at: date, reason: z.string() }).nullable(),
  translationSet: z
    .array(z.object({ service, id, state, headline: line, outdated: z.boolean() }))
    .describe('The others of its set; outdated: what it was translated from says something else since'),
  outdated: z.boolean(),
  corrections: z.array(z.object({ id, text: z.string(), at: date })),
});

export const publishing = z.strictObject({
  at: date.optional().describe('When; without it, now'),
});

export const published = z.object({
  url: z.url(),
  edition: z
    .object({ seq: z.int(), digest: z.string() })
    .nullable()
    .describe('The edition that readers can open it in; null while it is scheduled'),
});

export const withdrawal = z.strictObject({ reason: z.string().min(1).max(1000) });
export const newCorrection = z.strictObject({ text: z.string().min(1).max(5000) });
export const stateOfStory = z.object({ id, state: story.shape.state });
export const made = z.object({ id });

export const newImage = z.strictObject({
  file: z.string().meta({ format: 'binary' }).describe('JPEG, PNG, WebP, AVIF or GIF'),
  alt: line.optional(),
  caption: line.optional(),
  credit: line.optional(),
  focus: z
    .string()
    .regex(/^(0|1|0?\.\d+|1\.0+|0\.\d+),(0|1|0?\.\d+|1\.0+)$/, 'Two numbers from 0 to 1 with a comma: "0.5,0.3".')
    .optional()
    .describe('"x,y" from 0 to 1 from the left and the top: what stays in view when the picture is cropped'),
});

export const newRecording = z.strictObject({
  file: z.string().meta({ format: 'binary' }).describe('MP3, M4A, Ogg (Opus or Vorbis), MP4 (H.264) or WebM'),
});

export const recording = z.object({
  id,
  kind: z.enum(['audio', 'video']),
  type: z.enum(['audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/webm', 'video/mp4', 'video/webm']),
  path: z.string(),
  length: z.int(),
  seconds: z.number().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
});

export const newCaptions = z.strictObject({
  file: z.string().meta({ format: 'binary' }).describe('WebVTT'),
  language: z.string().describe('A BCP 47 tag'),
});

export const newBreaking = z.strictObject({
  service,
  text: z.string().min(1).max(500),
  story: id.nullable().optional().describe('The story that the line leads to'),
  until: date.nullable().optional().describe('When it ends by itself'),
});

export const breaking = z.object({
  breaking: z.array(z.object({ id, service, text: z.string(), story: id.nullable(), until: date.nullable() })),
});

const frontPlace = z
  .strictObject({ story: id, until: date.nullable().default(null).describe('When it leaves by itself') })
  .nullable()
  .describe('null: the newest story that stands nowhere else');

export const front = z.strictObject({
  places: z.array(frontPlace).max(FRONT_PLACES).describe('From the lead on; what is not named is null'),
});

export const frontNow = z.object({
  places: z.array(frontPlace).describe('From the lead on, all of them'),
  newest: z.array(id).describe('What fills places by itself, newest first'),
  stories: z
    .array(
      z.object({
        id,
        headline: line,
        kind: story.shape.kind,
        state: story.shape.state,
        firstPublished: date.nullable().describe('Null while readers cannot open it: its place fills itself'),
        thumbnail: z.string().nullable().describe('The path of the smallest rendition of its picture'),
      }),
    )
    .describe('Every story that is named above'),
});

export const storylines = z.object({ storylines: z.array(storylineSchema) });

const refusalCode = z
  .string()
  .optional()
  .describe('What the sentence is called, where it has a name: it stays when the words change');
const refusalValues = z
  .record(z.string(), z.union([z.string(), z.number()]))
  .optional()
  .describe('What stands in the sentence');

export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: refusalCode,
    values: refusalValues,
    errors: z
      .array(z.object({ field: z.string(), detail: z.string(), code: refusalCode, values: refusalValues }))
      .optional(),
    revision: id.optional().describe('With 412: the revision that is current'),
    heldBy: z.string().nullable().optional().describe('With 412: who is writing in it just now'),
    version: z.int().optional().describe('With 412, of a post: the version that is current'),
  })
  .describe('RFC 9457');

export const pressing = z.object({
  pressing: z
    .object({ done: z.int(), total: z.int().describe('0: not known yet') })
    .nullable()
    .describe('null: every page is as it should be'),
});
