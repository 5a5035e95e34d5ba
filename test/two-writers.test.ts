/**
 * Two people, one of them in two windows, and a program write in one story, in whatever order and at once: what was acknowledged is in
 * some revision, unless its own writer went on typing within ten seconds, and nobody saves over what they have not seen.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../src/base/refusal.ts';
import { newId } from '../src/base/id.ts';
import { MINUTE, SECOND } from '../src/base/clock.ts';
import { commandLine, type Actor } from '../src/newsroom/api/actor.ts';
import { holdStory, releaseStory } from '../src/newsroom/api/holding.ts';
import { Leases } from '../src/newsroom/api/leases.ts';
import type { Newsroom } from '../src/newsroom/api/newsroom.ts';
import { createStory, readStory, saveStory } from '../src/newsroom/api/stories.ts';
import { sendBackStory, submitStory } from '../src/newsroom/api/story-acts.ts';
import type { RevisionId, StoryId } from '../src/story/story.ts';
import { openTestHome } from './home.ts';
import { needs } from './needs.ts';
import { freshDatabase } from './postgres-server.ts';
import { draftOf, TestClock } from './stories.ts';

const ANN: Actor = { account: newId<'Account'>(new Date(1)), name: 'Ann', role: 'editor' };
const BEK: Actor = { account: newId<'Account'>(new Date(2)), name: 'Bek', role: 'editor' };

const WINDOWS = [
  { actor: ANN, tab: 'one' },
  { actor: ANN, tab: 'two' },
  { actor: BEK, tab: 'one' },
  { actor: { account: null, name: 'A program', role: 'editor' }, tab: null },
] as const;

/** A window, or a run of a program, and what stands in it. */
interface Window {
  readonly actor: Actor;
  readonly tab: string | null;
  seen: { readonly revision: RevisionId; readonly text: string };
}

interface Step {
  readonly act: 'save' | 'read and save' | 'hold' | 'take over' | 'release' | 'review' | 'restart';
  readonly window: number;
}

interface Acknowledged {
  readonly text: string;
  readonly actor: Actor;
  readonly at: number;
  readonly over: string;
}

class Writing {
  readonly saves: Acknowledged[] = [];
  readonly windows: readonly Window[];
  readonly #clock: TestClock;
  readonly #id: StoryId;
  #newsroom: Newsroom;
  #texts = 0;

  constructor(newsroom: Newsroom, clock: TestClock, made: { id: StoryId; revision: RevisionId }) {
    this.#newsroom = { ...newsroom, leases: new Leases(clock.read) };
    this.#clock = clock;
    this.#id = made.id;
    const seen = { revision: made.revision, text: 'Бірінші' };
    this.windows = WINDOWS.map((window) => ({ ...window, seen }));
  }

  /** What is refused changes nothing. */
  async take({ act, window: at }: Step): Promise<void> {
    const window = this.windows[at];
    assert.ok(window);
    await this.#act(act, window).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  }

  async #act(act: Step['act'], window: Window): Promise<void> {
    const [newsroom, id] = [this.#newsroom, this.#id];
    const { actor, tab } = window;
    const held = { id, tab: tab ?? 'none' };
    switch (act) {
      case 'save':
        return await this.#save(window);
      case 'read and save':
        await this.#read(window);
        return await this.#save(window);
      case 'hold':
      case 'take over': {
        const { revision } = await holdStory(newsroom, actor, { ...held, takeOver: act === 'take over' });
        if (revision !== window.seen.revision) await this.#read(window);
        return;
      }
      case 'release':
        return releaseStory(newsroom, actor, held);
      case 'review':
        await submitStory(newsroom, actor, { id, tab });
        return await sendBackStory(newsroom, actor, { id, reason: 'More.' });
      case 'restart':
        this.#newsroom = { ...newsroom, leases: new Leases(this.#clock.read) };
        return;
    }
  }

  async #save(window: Window): Promise<void> {
    const text = `Мәтін ${(this.#texts += 1)}`;
    const { actor, tab, seen } = window;
    const at = this.#clock.read().getTime();
    const what = { id: this.#id, expected: seen.revision, tab, change: { headline: text } };
    const { revision } = await saveStory(this.#newsroom, actor, what);
    window.seen = { revision, text };
    this.saves.push({ text, actor, at, over: seen.text });
  }

  async #read(window: Window): Promise<void> {
    const { revision, headline: text } = await readStory(this.#newsroom, commandLine, this.#id);
    window.seen = { revision, text };
  }
}

/** @throws AssertionError */
function assertNothingLost(saves: readonly Acknowledged[], kept: readonly string[]): void {
  // Each saved over the one before, which it had seen: one line from the first to the latest.
  const texts = ['Бірінші', ...saves.map(({ text }) => text)];
  assert.deepEqual(saves.map(({ over }) => over).toSorted(), texts.slice(0, -1).toSorted());
  const next = new Map(saves.map((save) => [save.over, save]));
  for (const { text, actor, at } of saves) {
    if (kept.includes(text)) continue;
    const after = next.get(text);
    assert.ok(after, `${text} was acknowledged, and is nowhere`);
    assert.ok(actor.account !== null && after.actor === actor, `${after.actor.name} replaced what ${actor.name} saved`);
    assert.ok(after.at - at < 10 * SECOND, `${text} stood longer than ten seconds`);
  }
}

const step = fc.record<Step>({
  act: fc.oneof(
    { weight: 4, arbitrary: fc.constant('save' as const) },
    { weight: 6, arbitrary: fc.constant('read and save' as const) },
    { weight: 3, arbitrary: fc.constant('release' as const) },
    { weight: 4, arbitrary: fc.constantFrom('hold', 'take over', 'review', 'restart') },
  ),
  window: fc.nat(3),
});
/** What happens at once, and how many seconds nothing happened before. */
const turn = fc.record({
  steps: fc.oneof(fc.array(step, { minLength: 1, maxLength: 1 }), fc.array(step, { minLength: 2, maxLength: 3 })),
  seconds: fc.constantFrom(0, 1, 3, 9, 11, 130),
});

const engines = [
  { name: 'embedded', skip: false as const, url: () => Promise.resolve(undefined) },
  { name: 'server', skip: needs.postgres(), url: freshDatabase },
];
for (const { name, skip, url } of engines) {
  describe(`two who write in one story, ${name}`, { skip }, () => {
    test('lose nothing that was acknowledged and overwrite nothing unseen', async () => {
      const databaseUrl = await url();
      const clock = new TestClock('2026-07-10T08:00:00Z');
      const where = databaseUrl === undefined ? {} : { databaseUrl };
      await using program = await openTestHome({ clock: clock.read, ...where });
      await fc.assert(
        fc.asyncProperty(fc.array(turn, { maxLength: 30 }), async (turns) => {
          clock.pass(60 * MINUTE);
          const { newsroom } = program;
          const draft = { ...draftOf({ slug: `story-${clock.read().getTime()}` }), headline: 'Бірінші' };
          const made = await createStory(newsroom, commandLine, draft);
          const writing = new Writing(newsroom, clock, made);
          for (const { steps, seconds } of turns) {
            clock.pass(seconds * SECOND);
            await Promise.all(steps.map((each) => writing.take(each)));
          }
          const lines = await program.store.read.stories.revisionsOf(made.id);
          assertNothingLost(
            writing.saves,
            lines.map(({ headline }) => headline),
          );
        }),
        { numRuns: 40 },
      );
    });
  });
}
