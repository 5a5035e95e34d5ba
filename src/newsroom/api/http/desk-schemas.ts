import { z } from 'zod';
import { NOTE_ACTS } from '../../../store/story-tables.ts';
import { date, id, line, story } from './api-schemas.ts';

/** What the desk asks and is answered, as schemas. */

const name = z.string().max(200);
const { service, kind, state } = story.shape;

const moment = date.nullable();

export const storyLine = z.object({
  id,
  revision: id,
  service,
  kind,
  state,
  public: z.boolean().describe('Whether readers can open it'),
  changed: z.boolean().describe('Whether readers see an older revision than this'),
  approved: z.boolean().describe('Whether an editor approved this revision'),
  headline: line,
  words: z.int(),
  savedAt: date,
  savedBy: name.nullable(),
  createdBy: name.nullable(),
  heldBy: z.object({ name, mine: z.boolean() }).nullable().describe('Who is writing in it just now'),
  scheduledFor: moment,
  missed: z.boolean().describe('Whether a schedule was not kept, and an editor has to decide'),
  unpublishAt: moment,
  embargoUntil: moment,
  url: z.url().nullable(),
  topics: z.array(z.string()).describe('Names'),
  bylines: z.array(z.string()).describe('As readers see them'),
  image: id.nullable(),
  thumbnail: z.string().nullable().describe('The path of the smallest rendition of the lead picture'),
  translations: z.array(z.object({ service, id, state, outdated: z.boolean() })),
  translationOf: id.nullable(),
  outdated: z.boolean().describe('Whether what it was translated from says something else since'),
});

export const stories = z.object({
  stories: z.array(storyLine),
  next: id.nullable().describe('`before` of the next page; null when these were all'),
});

export const storyQuery = z.strictObject({
  service: service.optional(),
  state: state.optional(),
  person: name.optional().describe('The id of a person of the publication'),
  unit: name.optional().describe('The id of a unit of the publication'),
  topic: name.optional().describe('The slug of a topic'),
  holder: z.literal('me').optional().describe('What you are writing in just now'),
  by: z.literal('me').optional().describe('What you made'),
  translation: z.enum(['missing', 'outdated']).optional(),
  into: service.optional().describe('With translation=missing: in this service; without it, in any'),
  q: z.string().max(500).optional().describe('Words: each begins a word of headline, standfirst, slug or people'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: id.optional(),
});

export const deskQuery = z.strictObject({ service: service.optional() });

export const desk = z.object({
  counts: z.record(state, z.int()),
  mine: z.int().describe('Stories that you made and readers have not had'),
  due: z.array(storyLine).describe('What happens by itself within a day, and whose embargo ends, the first first'),
  missed: z.array(storyLine).describe('What was scheduled and could not be published'),
  inReview: z.int(),
});

const tab = z
  .string()
  .regex(/^[\w-]{1,64}$/, 'Up to 64 letters, digits, hyphens and underscores.')
  .describe('A name that a window gives itself');

export const newLease = z.strictObject({ tab, takeOver: z.boolean().default(false) });
export const endedLease = z.strictObject({ tab });
export const lease = z.object({
  tab,
  since: date,
  expires: date.describe('Unless it is renewed'),
  revision: id.describe('What is saved: read it, when you have an older one'),
});

export const sendingBack = z.strictObject({ reason: z.string().min(1).max(5000) });
export const embargo = z.strictObject({ until: moment.describe('Nobody publishes it before; null: none') });
export const leaving = z.strictObject({
  at: moment.describe('When it leaves its readers by itself; null: not by itself'),
});
export const newNote = z.strictObject({ text: z.string().min(1).max(5000) });

export const notes = z.array(
  z.object({
    id,
    text: z.string(),
    at: date,
    by: name.nullable(),
    act: z.enum(NOTE_ACTS).describe('note: words between people; the others say what was done'),
    moment: moment.describe('What the act sets: the time of a schedule, the end of an embargo'),
    revision: id.nullable().describe('The latest revision then'),
  }),
);

export const revisions = z.object({
  revisions: z.array(
    z.object({
      id,
      number: z.int(),
      act: z.enum(['create', 'save', 'import', 'restore']),
      savedAt: date,
      by: name.nullable(),
      headline: line,
      note: z.string().nullable().describe('What was said when something was done with it'),
      published: z.boolean().describe('Whether readers had it, now or before'),
      kept: z.boolean().describe('Whether it stays; others are thinned after a day'),
    }),
  ),
});

const { headline, standfirst, place, bylines, topics, storyline, body, leadImage } = story.shape;
const { number, act, savedAt, by, published } = revisions.shape.revisions.element.shape;

export const revision = z.object({
  id,
  story: id,
  number,
  act,
  savedAt,
  by,
  published,
  headline,
  standfirst,
  place,
  bylines,
  topics,
  storyline,
  body,
  leadImage,
});

export const restoring = z.strictObject({ revision: id });

export const newTranslation = z.strictObject({ service });

export const translationSource = z.object({
  original: story,
  since: z
    .object({ revision: id })
    .nullable()
    .describe('The revision of it that the translation was last compared with; null when nobody knows'),
  changed: z.array(z.int()).describe('Blocks of the original that say something else since, from 0'),
  changedFields: z.array(z.enum(['headline', 'standfirst', 'place', 'leadImage'])),
  untranslated: z.array(z.int()).describe('Blocks of the translation that still are in the words of the original'),
});

export const translated = z.strictObject({
  revision: id.optional().describe('The revision of the original that was seen'),
});
export const upToDate = z.object({ revision: id.describe('The revision of the original that it is up to date with') });
