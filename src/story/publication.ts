import { z } from 'zod';

/**
 * The publication as one document: what `picket init FILE` reads, `GET /api/publication` answers and the store keeps.
 * Its JSON schema is docs/contracts/publication.schema.json.
 */

export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Only lower-case Latin letters, digits and single hyphens.')
  .max(80);

/** A BCP 47 tag in lower case: the id of a service. */
const serviceId = z
  .string()
  .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/, 'Give a BCP 47 tag in lower case, such as kk or kk-arab.');

const text = z.string().max(20_000);

/** A text in several languages, by service id. A missing one falls back to the first that is there, marked as its own language. */
export const localizedSchema = z.record(serviceId, text);

const serviceSchema = z.strictObject({
  id: serviceId,
  name: text.min(1).describe('The language by its own name, as the choice of services shows it'),
  title: text.min(1).describe('The masthead in this language'),
  tagline: text.default(''),
  timeZone: z
    .string()
    .refine((zone) => isTimeZone(zone), 'Give an IANA time zone such as Asia/Almaty.')
    .default('UTC'),
  navigation: z
    .array(z.union([z.strictObject({ topic: text.min(1) }), z.strictObject({ page: slugSchema })]))
    .default([]),
});

const unitSchema = z.strictObject({
  id: slugSchema,
  name: localizedSchema,
  about: localizedSchema.default({}),
  mark: z
    .string()
    .max(500)
    .nullable()
    .default(null)
    .describe('A 16×9 picture: the id of an image, or while a file is read, its path beside the file'),
});

const personSchema = z.strictObject({
  id: slugSchema,
  name: localizedSchema,
  unit: slugSchema.nullable().default(null),
});

export const VERBS = ['share', 'like', 'comment', 'save', 'contact'] as const;

const noticeSchema = z.strictObject({
  id: slugSchema,
  title: localizedSchema.describe('One sentence: what has been declared'),
  text: localizedSchema.describe('Whom it concerns and what they risk'),
  more: localizedSchema.describe('The words of the link to its page'),
  page: localizedSchema.default({}).describe('The page behind it, in Markdown'),
  verbs: z.array(z.enum(VERBS)).default([...VERBS]),
  places: z.array(text).default([]).describe('Where it holds, for people to read'),
});

const doorSchema = z.strictObject({
  id: slugSchema,
  kind: z.enum(['onion', 'email', 'post', 'signal', 'web', 'phone']),
  label: localizedSchema,
  address: text.min(1),
  advice: localizedSchema.default({}),
});

/** What a mirror may be reached by: an address of a server, over https or as an onion. */
const mirrorAddress = z
  .url({ protocol: /^https?$/ })
  .refine((url) => new URL(url).pathname === '/', 'Give an address such as https://mirror.example, without a path.');

const mirrorSchema = z.strictObject({
  url: mirrorAddress,
  operator: text.min(1).describe('Who runs it, as readers should know them'),
  jurisdiction: text.default('').describe('The country whose courts can order it about'),
});

export const publicationSchema = z
  .strictObject({
    name: text.min(1),
    url: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null)
      .describe('The publication’s own address; null: what PUBLIC_URL says, or the first start’s address'),
    services: z.array(serviceSchema).min(1).max(64),
    units: z.array(unitSchema).max(200).default([]),
    people: z.array(personSchema).max(2000).default([]),
    notices: z.array(noticeSchema).max(50).default([]),
    contact: z.array(doorSchema).max(50).default([]),
    mirrors: z
      .array(mirrorSchema)
      .max(200)
      .default([])
      .describe('Servers of others with a copy of the edition. Put here by hand: running one lists nobody'),
  })
  .superRefine((publication, context) => {
    for (const field of ['services', 'units', 'people', 'notices', 'contact'] as const) {
      const seen = new Set<string>();
      for (const [at, { id }] of publication[field].entries()) {
        if (seen.has(id))
          context.addIssue({ code: 'custom', path: [field, at, 'id'], message: `“${id}” stands twice` });
        seen.add(id);
      }
    }
  });

export type Publication = z.infer<typeof publicationSchema>;
export type Service = Publication['services'][number];
export type Unit = Publication['units'][number];
export type Person = Publication['people'][number];
export type Notice = Publication['notices'][number];
export type Door = Publication['contact'][number];
export type Localized = Readonly<Record<string, string>>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The text in the wanted language, or in the first language that has one (then `language` is not the one wanted). Null when there is none. */
export function inLanguage(texts: Localized, wanted: string): { language: string; text: string } | null {
  const own = texts[wanted];
  if (own) return { language: wanted, text: own };
  const [language, other] = Object.entries(texts).find(([, value]) => value !== '') ?? [];
  return language !== undefined && other !== undefined ? { language, text: other } : null;
}

/** @throws Error when the publication has no such service: callers hold ids that were checked. */
export function serviceOf(publication: Publication, id: string): Service {
  const service = publication.services.find((candidate) => candidate.id === id);
  if (!service) throw new Error(`no service ${id}`);
  return service;
}
