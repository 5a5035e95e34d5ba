import { Refusal, type Fault } from '../../base/refusal.ts';
import { lineOf } from '../../story/body-leaves.ts';
import type { StoryId } from '../../story/story.ts';
import type { BreakingId } from '../../store/tables.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { writeSubject } from './subject.ts';

/** A line longer than this pushes the news off a phone. */
const LONGEST = 200;

export interface BreakingLine {
  readonly id: BreakingId;
  readonly service: string;
  readonly text: string;
  readonly story: StoryId | null;
  readonly until: Date | null;
}

/** Puts a line at the top of the service's pages; the one that stood there waits behind it. Returns once readers see it. */
export async function startBreaking(
  newsroom: Newsroom,
  actor: Actor,
  line: Omit<BreakingLine, 'id'>,
): Promise<{ id: BreakingId }> {
  requireRight(actor, 'edit');
  const now = newsroom.clock();
  const faults = await faultsOf(newsroom, line, now);
  if (faults.length > 0) throw new Refusal('invalid', 'The breaking line cannot be set like this.', { faults });
  const { service, text, story, until } = line;
  const id = await newsroom.store.transact(async ({ write }) => {
    await write.editions.queue(writeSubject({ kind: 'breaking', service, since: now.toISOString() }), now);
    const line = { service, text: lineOf(text), story, startsAt: now, endsAt: until };
    const made = await write.breaking.add(line, now);
    await audit(write, { actor, act: 'breaking.start', subject: made, detail: line.text, at: now });
    return made;
  });
  await newsroom.presser.press();
  return { id };
}

/** @throws Refusal 'missing' when there is none, or it has ended. */
export async function endBreaking(newsroom: Newsroom, actor: Actor, id: BreakingId): Promise<void> {
  requireRight(actor, 'edit');
  const now = newsroom.clock();
  await newsroom.store.transact(async ({ read, write }) => {
    const line = await read.breaking.line(id);
    if (line === null || !(await write.breaking.end(id, now)))
      throw new Refusal('missing', 'There is no such breaking line.');
    await write.editions.queue(
      writeSubject({ kind: 'breaking', service: line.service, since: line.startsAt.toISOString() }),
      now,
    );
    await audit(write, { actor, act: 'breaking.end', subject: id, at: now });
  });
  await newsroom.presser.press();
}

/** Every line that has not ended, the latest first. */
export async function listBreaking(newsroom: Newsroom, actor: Actor): Promise<readonly BreakingLine[]> {
  requireRight(actor, 'read');
  const lines = await newsroom.store.read.breaking.lines(newsroom.clock());
  return lines.map(({ id, service, text, story, endsAt: until }) => ({ id, service, text, story, until }));
}

async function faultsOf(
  newsroom: Newsroom,
  { service, text, story, until }: Omit<BreakingLine, 'id'>,
  now: Date,
): Promise<Fault[]> {
  const { document } = await publicationOf(newsroom);
  const faults: Fault[] = [];
  if (!document.services.some(({ id }) => id === service))
    faults.push({ field: 'service', detail: `There is no service “${service}”.` });
  if (lineOf(text) === '') faults.push({ field: 'text', code: 'line-missing', detail: 'Write the line.' });
  if (text.length > LONGEST) faults.push({ field: 'text', detail: `Say it in ${LONGEST} letters or fewer.` });
  if (until !== null && until <= now)
    faults.push({ field: 'until', code: 'time-past', detail: 'The end lies in the past.' });
  const about = story === null ? null : await newsroom.store.read.stories.story(story);
  if (story !== null && about === null) faults.push({ field: 'story', detail: 'There is no such story.' });
  if (about !== null && about.service !== service)
    faults.push({ field: 'story', detail: 'The story is of another service.' });
  return faults;
}
