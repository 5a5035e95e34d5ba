/** A newsroom at work while its clock jumps by days. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DAY, MINUTE } from '../src/base/clock.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { endBreaking, listBreaking, startBreaking } from '../src/newsroom/api/breaking.ts';
import { publishStory } from '../src/newsroom/api/publishing.ts';
import { createStory } from '../src/newsroom/api/stories.ts';
import { turnTimetable } from '../src/newsroom/api/timetable.ts';
import type { Program } from '../src/program.ts';
import type { StoryId } from '../src/story/story.ts';
import { openTestHome } from './home.ts';
import { draftOf, TestClock } from './stories.ts';

const step = fc.oneof(
  fc.record({ kind: fc.constant('publish' as const) }),
  fc.record({ kind: fc.constant('schedule' as const), minutes: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ kind: fc.constant('breaking' as const), minutes: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ kind: fc.constant('quiet' as const) }),
  fc.record({ kind: fc.constant('jump' as const), days: fc.constantFrom(-1, 1) }),
  fc.record({ kind: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 20 }) }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

export interface Jumps {
  published: number;
  scheduled: number;
  jumps: number;
}

/**
 * Takes so many steps: publishes, sets stories and breaking lines for a time, and lets the clock run and jump by a day both
 * ways. After each the timetable turns. What was published stays, nothing comes before its time, numbers go up.
 */
export async function jumpAround(
  databaseUrl: string | null,
  { steps, seed }: { steps: number; seed: number },
): Promise<Jumps> {
  const clock = new TestClock('2026-07-10T08:00:00Z');
  await using program = await openTestHome({ clock: clock.read, ...(databaseUrl !== null && { databaseUrl }) });
  const newsroom = new Jumped(program, clock);
  for (const each of fc.sample(step, { numRuns: steps, seed })) await newsroom.take(each);
  return newsroom.toll;
}

class Jumped {
  readonly toll: Jumps = { published: 0, scheduled: 0, jumps: 0 };
  readonly #program: Program;
  readonly #clock: TestClock;
  readonly #readable = new Set<string>();
  readonly #waiting = new Map<StoryId, Date>();
  #count = 0;
  #after: Date;

  constructor(program: Program, clock: TestClock) {
    this.#program = program;
    this.#clock = clock;
    this.#after = clock.read();
  }

  async take(step: Step): Promise<void> {
    const { edition, newsroom } = this.#program;
    const seq = edition.head()?.seq ?? 0;
    await this.#act(step);
    this.#after = await turnTimetable(newsroom, { after: this.#after });
    await newsroom.presser.settled();
    assert.ok((edition.head()?.seq ?? 0) >= seq + (step.kind === 'publish' ? 1 : 0), step.kind);
    for (const at of this.#readable) assert.ok(edition.find(at), `${at} is lost`);
    await this.#look();
    assert.deepEqual(await this.#program.store.read.editions.pending(), []);
  }

  async #act(step: Step): Promise<void> {
    const { newsroom } = this.#program;
    const now = this.#clock.read();
    const inMinutes = (minutes: number): Date => new Date(now.getTime() + minutes * MINUTE);
    switch (step.kind) {
      case 'publish':
        await publishStory(newsroom, commandLine, { id: await this.#draft() });
        this.toll.published += 1;
        break;
      case 'schedule': {
        const [id, at] = [await this.#draft(), inMinutes(step.minutes)];
        await publishStory(newsroom, commandLine, { id, at });
        this.#waiting.set(id, at);
        this.toll.scheduled += 1;
        break;
      }
      case 'breaking':
        await startBreaking(newsroom, commandLine, line(`Line ${this.#count}`, inMinutes(step.minutes)));
        break;
      case 'quiet':
        for (const { id } of await listBreaking(newsroom, commandLine)) await endBreaking(newsroom, commandLine, id);
        break;
      case 'jump':
        this.#clock.pass(step.days * DAY);
        this.toll.jumps += 1;
        break;
      case 'pass':
        this.#clock.pass(step.minutes * MINUTE);
        break;
    }
  }

  /** Everything public is in the edition; what waits for its time is public only if that came, and is never lost. */
  async #look(): Promise<void> {
    const { store, edition } = this.#program;
    for (const [id, at] of this.#waiting) {
      const story = await store.read.stories.story(id);
      assert.ok(story !== null, 'a story that waits is there');
      assert.ok(story.state === 'scheduled' || at <= this.#clock.read(), `${story.state} before its time`);
      if (story.state !== 'scheduled') this.#waiting.delete(id);
    }
    for (const id of await store.read.published.allIds('kk')) {
      const story = await store.read.published.story(id);
      assert.ok(story !== null && edition.find(story.path), 'what is public can be read');
      this.#readable.add(story.path);
    }
  }

  async #draft(): Promise<StoryId> {
    this.#count += 1;
    const { id } = await createStory(this.#program.newsroom, commandLine, draftOf({ slug: `story-${this.#count}` }));
    return id;
  }
}

function line(text: string, until: Date): Parameters<typeof startBreaking>[2] {
  return { service: 'kk', text, story: null, until };
}
