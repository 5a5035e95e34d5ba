import type { PublicImage } from '../story/image.ts';
import type { Publication } from '../story/publication.ts';
import type { Breaking } from '../story/story.ts';
import type { ReaderScript } from './script.ts';

/** What every page of one run is pressed with. Make one per run: parts that pages share are kept by its identity. */
export interface Setting {
  readonly publication: Publication;
  /** The publication's own address without a trailing slash: https://news.example. Stands in links that leave the page only. */
  readonly origin: string;
  /** The breaking line by service; press leaves out one that begins after `now`, the caller one that has ended. */
  readonly breaking: ReadonlyMap<string, Breaking>;
  /** The published stories of kind page by service, in the order of the footer. */
  readonly pages: ReadonlyMap<string, readonly PageLink[]>;
  /** The 16×9 marks of units by the unit's id. */
  readonly marks: ReadonlyMap<string, PublicImage>;
  /** What pages run; without it they are whole, and nothing arrives on them. */
  readonly script?: ReaderScript | null;
  readonly now: Date;
}

export interface PageLink {
  /** Root-relative, ending in a slash. */
  readonly path: string;
  readonly title: string;
}
