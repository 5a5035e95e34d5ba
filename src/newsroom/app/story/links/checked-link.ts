/** As `GET /stories/ID/links` tells it. */
export interface CheckedLink {
  readonly href: string;
  readonly whose: 'own' | 'newsroom' | 'other';
  readonly state: 'answers' | 'moved' | 'dead' | 'gone' | 'draft' | 'unpublished' | 'silent' | 'not-asked';
  readonly to: string | null;
  readonly status: number | null;
  readonly why: 'status' | 'time' | 'line' | 'certificate' | 'turns' | 'guarded' | 'limit' | null;
  readonly doubts: readonly ('plain-http' | 'tracking' | 'look-alike' | 'credentials')[];
  readonly clean: string | null;
}

/** Whether somebody has to look at it: nothing is known against the others. */
export function isDoubtful({ state, doubts }: CheckedLink): boolean {
  return doubts.length > 0 || !['answers', 'not-asked'].includes(state);
}
