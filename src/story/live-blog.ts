import type { Id } from '../base/id.ts';
import type { Body } from './body.ts';
import type { Byline } from './story.ts';

export type PostId = Id<'Post'>;

/** What a writer can change of a post. */
export interface PostContent {
  /** Empty when there is none. */
  readonly headline: string;
  readonly body: Body;
  readonly bylines: readonly Byline[];
  /** Whether it stands in the list of key events. */
  readonly key: boolean;
  /** Whether it stands above the others. */
  readonly pinned: boolean;
}

/** A post of a live blog. */
export interface Post extends PostContent {
  /** 1, 2, 3… in its story; never given again, so an address stays the post's own. */
  readonly number: number;
  readonly at: Date;
  /** When it was last edited; `at` while it was not. */
  readonly changed: Date;
}

/** What a live blog has besides a story. */
export interface Coverage {
  /** Newest first, without the removed: all of them for its own page, the newest `LISTED_POSTS` where stories stand together. */
  readonly posts: readonly Post[];
  /** The highest number given so far, to a removed post too; 0 before the first. Parts are cut by it. */
  readonly given: number;
  /** When a post was last written, edited or removed; null before the first. */
  readonly changed: Date | null;
  /** Null while it goes on. */
  readonly ended: Date | null;
}

/** How many posts stand with a live blog in a feed. */
export const LISTED_POSTS = 10;

/** How many numbers an older part holds, for ever. */
export const PART = 50;

/** How many parts stand apart from the main page, which keeps the newest 50 to 99 numbers. */
export function partsApart(given: number): number {
  return Math.max(0, Math.floor(given / PART) - 1);
}

/** The part, from 1, in which a number stands or will stand. */
export function partOf(number: number): number {
  return Math.ceil(number / PART);
}

/** The number readers know a live blog by: that of its newest post; 0 when there is none. */
export function newestNumber({ posts }: Coverage): number {
  return posts[0]?.number ?? 0;
}
