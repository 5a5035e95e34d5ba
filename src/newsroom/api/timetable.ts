import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE, SECOND } from '../../base/clock.ts';
import { NEWS_SPAN } from '../../story/story.ts';
import { commandLine } from './actor.ts';
import { audit } from './audit.ts';
import type { Newsroom } from './newsroom.ts';
import { publishStory } from './publishing.ts';
import { writeSubject } from './subject.ts';

/** Missed by more than this, a schedule asks an editor (design, section 2). */
const GRACE = 15 * MINUTE;
const PERIOD = 5 * SECOND;

/**
 * Does what was set for a time: publishes what is due, and turns breaking lines on and off. Until the signal ends it; then
 * what is under way is done first. `since`: the time of the last edition of the run before, whose pages show what stood then.
 */
export async function keepTimetable(
  newsroom: Newsroom,
  { since, signal, onFault }: { since: Date; signal: AbortSignal; onFault: (error: unknown) => void },
): Promise<void> {
  let after = since;
  while (!signal.aborted) {
    try {
      after = await turnTimetable(newsroom, { after });
    } catch (error) {
      onFault(error);
    }
    await sleep(PERIOD, undefined, { signal }).catch(() => {});
  }
}

/** Does what is due now; of breaking lines and places on fronts, what began or ended since `after`. Returns when it looked. */
export async function turnTimetable(newsroom: Newsroom, { after }: { after: Date }): Promise<Date> {
  const now = newsroom.clock();
  await publishDue(newsroom, now);
  await turnBreaking(newsroom, { after, upTo: now });
  await turnFronts(newsroom, { after, upTo: now });
  await turnAges(newsroom, { after, upTo: now });
  return now;
}

/** What could not be published, or was missed by too much, goes to review, where an editor finds it. */
async function publishDue(newsroom: Newsroom, now: Date): Promise<void> {
  for (const story of await newsroom.store.read.stories.due(now)) {
    const late = story.scheduledFor !== null && now.getTime() - story.scheduledFor.getTime() > GRACE;
    try {
      if (!late) await publishStory(newsroom, commandLine, { id: story.id });
    } finally {
      const state = await newsroom.store.read.stories.story(story.id);
      if (state?.state === 'scheduled') {
        await newsroom.store.transact(async ({ write }) => {
          await write.stories.setState(story.id, { state: 'in-review' });
          await audit(write, { actor: commandLine, act: 'story.missed', subject: story.id, at: now });
        });
      }
    }
  }
}

async function turnFronts(newsroom: Newsroom, { after, upTo }: { after: Date; upTo: Date }): Promise<void> {
  const services = await newsroom.store.read.fronts.turning(after, upTo);
  if (services.length === 0) return;
  await newsroom.store.transact(async ({ write }) => {
    for (const service of services) await write.editions.queue(writeSubject({ kind: 'front', service }), upTo);
  });
  await newsroom.presser.press();
}

/** What is news for so long and no longer stands differently in pages that no act touches. */
async function turnAges({ store, presser }: Newsroom, { after, upTo }: { after: Date; upTo: Date }): Promise<void> {
  const services = (await store.read.publication.publication())?.document.services.map(({ id }) => id) ?? [];
  const before = (at: Date): Date => new Date(at.getTime() - NEWS_SPAN);
  const aged = await store.read.published.changedWithin(services, { from: before(after), to: before(upTo) });
  if (aged.length === 0) return;
  await store.transact(async ({ write }) => {
    for (const [service, stories] of Map.groupBy(aged, (each) => each.service))
      await write.editions.queue(writeSubject({ kind: 'aged', service, ids: stories.map(({ id }) => id) }), upTo);
  });
  await presser.press();
}

async function turnBreaking(newsroom: Newsroom, { after, upTo }: { after: Date; upTo: Date }): Promise<void> {
  const lines = await newsroom.store.read.breaking.turning(after, upTo);
  if (lines.length === 0) return;
  await newsroom.store.transact(async ({ write }) => {
    for (const { service, startsAt } of lines) {
      await write.editions.queue(writeSubject({ kind: 'breaking', service, since: startsAt.toISOString() }), upTo);
    }
  });
  await newsroom.presser.press();
}
