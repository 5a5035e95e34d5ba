import type { StoryFields } from '../api-types.ts';

/** What was typed and not acknowledged yet. It stays in this browser until it is, and not longer. */
export interface Unsent {
  /** The revision it was typed on top of. */
  readonly base: string;
  readonly fields: Partial<StoryFields>;
  /** RFC 3339. */
  readonly at: string;
}

const PREFIX = 'picket-unsent:';

/** What somebody typed into a story is theirs: whoever signs in here next is not shown it. Null: a token. */
export function unsentOf(account: string | null, story: string): string {
  return `${account ?? 'token'}:${story}`;
}

/** Of `name` (`unsentOf`). Null when there is nothing, or nothing that can be read. */
export function readUnsent(name: string, storage: Storage = localStorage): Unsent | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(PREFIX + name) ?? 'null');
    return isUnsent(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** False when the browser has no room for it, or keeps nothing. */
export function keepUnsent(name: string, unsent: Unsent, storage: Storage = localStorage): boolean {
  try {
    storage.setItem(PREFIX + name, JSON.stringify(unsent));
    return true;
  } catch {
    return false;
  }
}

export function dropUnsent(name: string, storage: Storage = localStorage): void {
  storage.removeItem(PREFIX + name);
}

/** Whether this browser has anything of anybody that did not arrive. */
export function hasUnsent(storage: Storage = localStorage): boolean {
  return Object.keys(storage).some((key) => key.startsWith(PREFIX));
}

/** Of every story: when somebody signs out. */
export function forgetUnsent(storage: Storage = localStorage): void {
  for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key);
}

/** What is kept of something else than a story; signing out asks about it and forgets it likewise. */
export function keptAs(name: string): string {
  return `${PREFIX}${name}`;
}

function isUnsent(value: unknown): value is Unsent {
  if (typeof value !== 'object' || value === null) return false;
  const { base, fields, at } = value as Partial<Record<keyof Unsent, unknown>>;
  return typeof base === 'string' && typeof at === 'string' && typeof fields === 'object' && fields !== null;
}
