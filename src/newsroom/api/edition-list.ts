import type { Head } from '../../edition/head.ts';
import type { ToldChange } from '../../edition/told-changes.ts';
import type { StoryId } from '../../story/story.ts';
import { requireRight, type Actor } from './actor.ts';
import type { Newsroom } from './newsroom.ts';

/** A story whose page an edition changed. */
export interface ChangedStory {
  readonly id: StoryId;
  readonly service: string;
  /** As it is called now. */
  readonly headline: string;
  readonly change: ToldChange['change'];
}

export interface EditionChange {
  /** How many addresses have something else than in the kept edition before it. */
  readonly pages: number;
  /** Whose own pages are among them: the first of them. */
  readonly stories: readonly ChangedStory[];
}

export interface EditionLine {
  readonly seq: number;
  readonly at: Date;
  /** The earlier edition that it holds, but for what was pressed since; null when it is what the store holds. */
  readonly back: number | null;
  /** Null when it is too much to be told, or nobody knows: of the first edition, and of one with a page that is missing. */
  readonly change: EditionChange | null;
}

export interface EditionPage {
  readonly editions: readonly EditionLine[];
  /** `before` of the next page; null when these were all. */
  readonly next: number | null;
  /** What readers have; null before the first edition. */
  readonly current: number | null;
  /** The earlier edition that readers have again; `at` is null when it is kept no more. Null when they have what the store holds. */
  readonly back: { readonly seq: number; readonly at: Date | null } | null;
}

const TOLD = 20;

/** The editions that can be stepped back to, newest first, from below `before` on. */
export async function pageOfEditions(
  { edition, store }: Newsroom,
  actor: Actor,
  { limit, before = Number.POSITIVE_INFINITY }: { limit: number; before?: number | undefined },
): Promise<EditionPage> {
  requireRight(actor, 'read');
  const all = await edition.editions();
  const from = all.findIndex(({ seq }) => seq < before);
  // One more than a page: what the last of it changed is told against that one.
  const shown = from === -1 ? [] : all.slice(from, from + limit + 1);
  const page = shown.slice(0, limit);
  const told = await edition.toldChanges(shown);
  const steps = await store.read.editions.stepsBack(page.map(({ seq }) => seq));
  const name = await storyNames({ store }, told);
  const latest = (await store.read.editions.latest())?.backTo ?? null;
  return {
    editions: page.map(({ seq, at }, place) => ({
      seq,
      at,
      back: steps.get(seq) ?? null,
      change: changeOf(told[place] ?? null, name),
    })),
    next: shown.length > limit ? (page.at(-1)?.seq ?? null) : null,
    current: all[0]?.seq ?? null,
    back: latest === null ? null : { seq: latest, at: timeOf(all, latest) },
  };
}

type Names = (path: string) => Omit<ChangedStory, 'change'> | undefined;

async function storyNames(
  { store }: Pick<Newsroom, 'store'>,
  told: readonly (readonly ToldChange[] | null)[],
): Promise<Names> {
  const paths = told.flatMap((changes) => (changes ?? []).map(({ path }) => path)).filter(isOfStory);
  const found = await store.read.stories.namesAt([...new Set(paths)]);
  const byPath = new Map(found.map(({ path, ...story }) => [path, story]));
  return (path) => byPath.get(path);
}

function changeOf(changes: readonly ToldChange[] | null, name: Names): EditionChange | null {
  if (changes === null) return null;
  const stories = changes.flatMap(({ path, change }) => {
    const story = name(path);
    return story === undefined ? [] : [{ ...story, change }];
  });
  return { pages: changes.length, stories: stories.slice(0, TOLD) };
}

/** Nothing but a story, and its text version, stands so deep. */
function isOfStory(path: string): boolean {
  return /^\/[^/]+\/\d{4}\/\d\d\/\d\d\/[^/]+\/$/.test(path);
}

function timeOf(editions: readonly Head[], seq: number): Date | null {
  return editions.find((each) => each.seq === seq)?.at ?? null;
}
