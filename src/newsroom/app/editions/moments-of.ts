import type { ChangedStory, EditionLine } from './edition-types.ts';

/** One act as people know it: its edition, and those that only brought the lists after it. */
export interface Moment {
  /** The newest of them, which is whole. */
  readonly seq: number;
  readonly at: string;
  readonly back: number | null;
  readonly stories: readonly ChangedStory[];
  /** How many addresses changed; null where nobody can tell. */
  readonly pages: number | null;
}

/** Lists follow their story within this time. */
const SOON = 60_000;

/** Newest first, as the editions are. Lists that came much later, or by themselves, are a moment of their own. */
export function momentsOf(editions: readonly EditionLine[]): readonly Moment[] {
  const moments: Moment[] = [];
  for (const { seq, at, back, change } of editions) {
    const stories = change?.stories ?? [];
    const pages = change?.pages ?? null;
    const after = moments.at(-1);
    if (after === undefined || pages === null || !isFollowedBy(after, { at, back })) {
      moments.push({ seq, at, back, stories, pages });
      continue;
    }
    moments[moments.length - 1] = { ...after, stories, pages: (after.pages ?? 0) + pages };
  }
  return moments;
}

function isFollowedBy(after: Moment, { at, back }: Pick<EditionLine, 'at' | 'back'>): boolean {
  const isOfLists = after.stories.length === 0 && after.pages !== null;
  // Of the first half of an act nobody noted whether it held an earlier edition.
  return isOfLists && Date.parse(after.at) - Date.parse(at) <= SOON && (back === null || back === after.back);
}
