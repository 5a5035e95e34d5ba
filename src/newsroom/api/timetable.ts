import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE, SECOND } from '../../base/clock.ts';
import { Refusal } from '../../base/refusal.ts';
import { NEWS_SPAN, type StoryId } from '../../story/story.ts';
import { commandLine } from './actor.ts';
import type { Newsroom } from './newsroom.ts';
import { publishStory, unpublishStory } from './publishing.ts';
import { noteAct } from './story-notes.ts';
import { writeSubject } from './subject.ts';

/** Missed by more than this, a schedule asks an editor (design, section 2). */
const GRACE = 15 * MINUTE;
const PERIOD = 5 * SECOND;

/**
 * Does what was set for a time: publishes what is due, takes off what is to leave, turns breaking lines on and off, and has the edition
 * signed again before its signature is too old. Until the signal ends it; then
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
  await unpublishDue(newsroom, now);
  await turnBreaking(newsroom, { after, upTo: now });
  await turnFronts(newsroom, { after, upTo: now });
  await turnAges(newsroom, { after, upTo: now });
  await newsroom.edition.renew(now);
  return now;
}

/** What could not be published, or was missed by too much, goes to review, where an editor finds it among what was missed. */
async function publishDue(newsroom: Newsroom, now: Date): Promise<void> {
  for (const { id, scheduledFor } of await newsroom.store.read.stories.due(now)) {
    const late = scheduledFor !== null && now.getTime() - scheduledFor.getTime() > GRACE;
    let reason = '';
    try {
      if (!late) await publishStory(newsroom, commandLine, { id });
    } catch (error) {
      if (error instanceof Refusal) reason = [error.message, ...error.faults.map(({ detail }) => detail)].join(' ');
      throw error;
    } finally {
      await noteMissed(newsroom, { id, now, reason });
    }
  }
}

/** Nothing happens when it is scheduled no longer. */
async function noteMissed(
  { store }: Newsroom,
  { id, now, reason }: { id: StoryId; now: Date; reason: string },
): Promise<void> {
  await store.transact(async ({ read, write }) => {
    const story = await read.stories.storyToChange(id);
    if (story?.state !== 'scheduled' || story.scheduledFor === null || story.scheduledFor > now) return;
    const moment = story.scheduledFor;
    await write.stories.setState(id, { state: 'in-review', missed: moment });
    await noteAct(write, commandLine, { story: id, act: 'missed', at: now, moment, text: reason });
  });
}

/**
 * However late: what is to leave may not stay. What readers do not have has nothing to leave; while an editor has still
 * to decide about it, it keeps its end.
 */
async function unpublishDue(newsroom: Newsroom, now: Date): Promise<void> {
  const { store } = newsroom;
  for (const { id, publishedRevision, state, missedAt } of await store.read.stories.leaving(now)) {
    if (publishedRevision !== null) await unpublishStory(newsroom, commandLine, id);
    else if (state !== 'scheduled' && missedAt === null)
      await store.transact(async ({ write }) => {
        await write.stories.change(id, { unpublishAt: null });
        await noteAct(write, commandLine, { story: id, act: 'unpublish-at', at: now, moment: null });
      });
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
