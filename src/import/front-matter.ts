import { parseDocument } from 'yaml';
import { z } from 'zod';
import { Unreadable } from './read-text.ts';

const LARGEST = 64 * 1024;

const word = z
  .union([z.string(), z.number(), z.boolean(), z.null()], 'one text')
  .transform((value) => (value === null ? '' : String(value).trim()));
const words = z
  .union([z.array(word), word], 'a text or a list of texts')
  .transform((value) => (Array.isArray(value) ? value : [value]).filter((one) => one !== ''));

const schema = z.object({
  title: word.default(''),
  date: word.default(''),
  slug: word.default(''),
  standfirst: word.default(''),
  place: word.default(''),
  authors: words.default([]),
  people: words.default([]),
  units: words.default([]),
  topics: words.default([]),
  image: word.default(''),
  imageAlt: word.default(''),
  imageCaption: word.default(''),
  imageCredit: word.default(''),
  translationOf: word.default(''),
  storyline: word.default(''),
});

/** What stands before the text of a Markdown file (design, section 7). Texts are trimmed, and empty when they are not there. */
export type FrontMatter = z.infer<typeof schema>;

export interface Parted {
  readonly front: FrontMatter;
  readonly markdown: string;
  /** Keys that mean nothing to us. */
  readonly unknown: readonly string[];
}

/**
 * Takes the front matter between two lines of `---` off a text; a text without it has all keys empty.
 * @throws Unreadable when it is not YAML, or a value is not what its key needs.
 */
export function partFrontMatter(text: string): Parted {
  const found = /^---[ \t]*\n(.*?)(?:^|\n)---[ \t]*(?:\n|$)/s.exec(text);
  const yaml = found?.[1] ?? '';
  const markdown = found === null ? text : text.slice(found[0].length);
  const values = readYaml(yaml);
  const checked = schema.safeParse(values);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw new Unreadable(
      `The front matter’s “${issue?.path[0]?.toString() ?? ''}” must be ${issue?.message ?? 'a text'}.`,
    );
  }
  const unknown = Object.keys(values).filter((key) => !(key in schema.shape));
  return { front: checked.data, markdown, unknown };
}

function readYaml(yaml: string): Record<string, unknown> {
  if (yaml.length > LARGEST) throw new Unreadable('The front matter is larger than 64 kB.');
  const document = parseDocument(yaml, { schema: 'core', merge: false, prettyErrors: true });
  const [error] = document.errors;
  if (error)
    // It may repeat a line of the file, however long.
    throw new Unreadable(
      `The front matter is not YAML: ${error.message.split('\n')[0]?.slice(0, 200).replace(/:$/, '') ?? ''}.`,
    );
  const values = valuesOf(document);
  if (values === null) return {};
  if (typeof values !== 'object' || Array.isArray(values))
    throw new Unreadable('The front matter is not a list of keys and values.');
  return { ...values };
}

function valuesOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    throw new Unreadable('The front matter repeats itself too often.');
  }
}
