/** What `/{service}/now.json` says that this page can use. */
export interface News {
  readonly breaking: { readonly text: string; readonly path: string | null } | null;
  /** When each of the newest stories became public, in milliseconds. */
  readonly published: readonly number[];
  readonly live: readonly LiveNews[];
}

export interface LiveNews {
  readonly path: string;
  /** The number of the newest post. */
  readonly post: number;
  /** ISO 8601: when a post was last added, changed or taken away. */
  readonly changed: string;
  readonly ended: boolean;
}

/** What later versions add is passed over, and what is missing is nothing new. Null when it is no news at all. */
export function readNews(value: unknown): News | null {
  if (!isRecord(value)) return null;
  const { breaking } = value;
  return {
    breaking:
      isRecord(breaking) && typeof breaking['text'] === 'string'
        ? { text: breaking['text'], path: ownPath(breaking['path']) }
        : null,
    published: records(value['stories']).map(({ firstPublished }) => Date.parse(String(firstPublished))),
    live: records(value['live']).map(({ path, post, changed, ended }) => ({
      path: String(path),
      post: Number(post),
      changed: String(changed),
      ended: ended === true,
    })),
  };
}

/** A root-relative address, so that a link leads nowhere else. */
function ownPath(value: unknown): string | null {
  return typeof value === 'string' && /^\/(?!\/)/.test(value) ? value : null;
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
