import { z } from 'zod';
import { fieldsOf, ghostRows, type GhostRow } from './ghost-rows.ts';
import { Unreadable } from './read-text.ts';

/** Somebody who writes, or what is written about: a user or a tag of Ghost. */
export interface GhostName {
  readonly name: string;
  readonly slug: string;
}

/** What Ghost keeps of a post beside the post. */
export interface GhostMeta {
  /** Of the picture above the post. */
  readonly alt: string;
  /** HTML. */
  readonly caption: string;
}

/** A table of more rows is not a newsroom's, and would fill the memory. */
const MOST_ROWS = 2_000_000;

const id = z.union([z.string().max(64), z.number()]).transform(String);
const text = z
  .string()
  .max(10_000)
  .nullish()
  .transform((value) => value?.trim() ?? '');
const order = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);

const schemas = {
  users: z.object({ id, name: text, slug: text }),
  tags: z.object({ id, name: text, slug: text, visibility: text }),
  posts_meta: z.object({ post_id: id, feature_image_alt: text, feature_image_caption: text }),
  posts_authors: z.object({ post_id: id, author_id: id, sort_order: order }),
  posts_tags: z.object({ post_id: id, tag_id: id, sort_order: order }),
  posts: z.object({ id, author_id: id.nullish(), status: text, visibility: text }),
};

/** What the tables of an export say of its posts. Keys are Ghost's own ids. */
export class GhostTables {
  readonly #users = new Map<string, GhostName>();
  readonly #tags = new Map<string, GhostName>();
  readonly #metas = new Map<string, GhostMeta>();
  readonly #authors = new Links();
  readonly #taggings = new Links();
  /** Posts that readers could open, with the author that the oldest exports have in the post itself. */
  readonly #open = new Map<string, string | null>();
  /** How many posts there are. */
  posts = 0;

  /** In their order. `only` is the author in the post itself. */
  authors(post: string, only: string | null): readonly GhostName[] {
    const authors = this.#authors.of(post);
    return known(this.#users, authors.length > 0 || only === null ? authors : [only]);
  }

  /** In their order, without those that are for the newsroom only. */
  tags(post: string): readonly GhostName[] {
    return known(this.#tags, this.#taggings.of(post));
  }

  meta(post: string): GhostMeta {
    return this.#metas.get(post) ?? { alt: '', caption: '' };
  }

  /** Of the posts that readers could open, each author once. */
  get publicAuthors(): readonly GhostName[] {
    return [...new Set([...this.#open].flatMap(([post, only]) => this.authors(post, only)))];
  }

  get publicTags(): readonly GhostName[] {
    return [...new Set([...this.#open.keys()].flatMap((post) => this.tags(post)))];
  }

  /** A row that is not as it should be says nothing: of a broken post its own import will tell. */
  take(row: GhostRow): void {
    if (row.table === 'posts') this.posts += 1;
    const read = this.#readers[row.table];
    try {
      read?.(row);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
  }

  readonly #readers: Readonly<Record<string, (row: GhostRow) => void>> = {
    users: (row) => each(row, schemas.users, ({ id: user, name, slug }) => this.#users.set(user, { name, slug })),
    tags: (row) =>
      each(row, schemas.tags, ({ id: tag, name, slug, visibility }) => {
        if (visibility !== 'internal' && !name.startsWith('#')) this.#tags.set(tag, { name, slug });
      }),
    posts_meta: (row) =>
      each(row, schemas.posts_meta, ({ post_id, feature_image_alt: alt, feature_image_caption: caption }) => {
        if (alt !== '' || caption !== '') this.#metas.set(post_id, { alt, caption });
      }),
    posts_authors: (row) =>
      each(row, schemas.posts_authors, ({ post_id, author_id, sort_order }) =>
        this.#authors.add(post_id, author_id, sort_order),
      ),
    posts_tags: (row) =>
      each(row, schemas.posts_tags, ({ post_id, tag_id, sort_order }) =>
        this.#taggings.add(post_id, tag_id, sort_order),
      ),
    posts: (row) =>
      each(row, schemas.posts, ({ id: post, author_id = null, status, visibility }) => {
        if (isOpen({ status, visibility })) this.#open.set(post, author_id);
      }),
  };
}

/** Whether everybody could open the post: members' posts, and those that only went out by mail, are not public. */
export function isOpen({ status, visibility }: { readonly status: string; readonly visibility: string }): boolean {
  return status === 'published' && (visibility === '' || visibility === 'public');
}

/** @throws Unreadable when the file is no export of Ghost, or not whole. */
export async function readTables(file: string): Promise<GhostTables> {
  const tables = new GhostTables();
  const counts = new Map<string, number>();
  for await (const row of ghostRows(file, Object.keys(schemas))) {
    const count = (counts.get(row.table) ?? 0) + 1;
    if (count > MOST_ROWS) throw new Unreadable(`Its table “${row.table}” has more than two million rows.`);
    counts.set(row.table, count);
    tables.take(row);
  }
  return tables;
}

/** Which of one table belong to which post, in what order. */
class Links {
  readonly #links = new Map<string, { readonly to: string; readonly order: number }[]>();

  add(post: string, to: string, order: number): void {
    const links = this.#links.get(post);
    if (links === undefined) this.#links.set(post, [{ to, order }]);
    else links.push({ to, order });
  }

  of(post: string): readonly string[] {
    const links = this.#links.get(post) ?? [];
    return [...new Set(links.toSorted((a, b) => a.order - b.order).map(({ to }) => to))];
  }
}

function each<Row extends z.ZodObject>(row: GhostRow, schema: Row, take: (fields: z.infer<Row>) => void): void {
  const checked = schema.safeParse(fieldsOf(row, Object.keys(schema.shape)));
  if (checked.success) take(checked.data);
}

/** A name that is an e-mail address is not kept. */
function known(names: ReadonlyMap<string, GhostName>, ids: readonly string[]): GhostName[] {
  return ids.flatMap((one) => names.get(one) ?? []).filter(({ name }) => name !== '' && !name.includes('@'));
}
