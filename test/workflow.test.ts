/** Who may do what, and when: roles, embargo, schedule. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { HOUR, MINUTE } from '../src/base/clock.ts';
import { listPeople } from '../src/newsroom/api/people.ts';
import { bearer, createToken } from '../src/newsroom/api/tokens.ts';
import { commandLine, type Actor } from '../src/newsroom/api/actor.ts';
import { listStories } from '../src/newsroom/api/desk.ts';
import { endBreaking, startBreaking } from '../src/newsroom/api/breaking.ts';
import { changePublication, readPublication } from '../src/newsroom/api/publication-acts.ts';
import { correctStory, publishStory, unpublishStory, withdrawStory } from '../src/newsroom/api/publishing.ts';
import { ROLES } from '../src/newsroom/api/rights.ts';
import { createStory, readStory, saveStory } from '../src/newsroom/api/stories.ts';
import {
  approveStory,
  sendBackStory,
  setEmbargo,
  setUnpublishAt,
  submitStory,
  unscheduleStory,
} from '../src/newsroom/api/story-acts.ts';
import { addNote } from '../src/newsroom/api/story-notes.ts';
import { createTranslation } from '../src/newsroom/api/translating.ts';
import { holdStory } from '../src/newsroom/api/holding.ts';
import { listRevisions, restoreRevision } from '../src/newsroom/api/revisions.ts';
import type { Program } from '../src/program.ts';
import { Refusal } from '../src/base/refusal.ts';
import type { Role } from '../src/store/tables.ts';
import type { StoryId } from '../src/story/story.ts';
import { openTestHome } from './home.ts';
import {
  addressesOf,
  assertNothingStale,
  changedSince,
  draftOf,
  published,
  refusal,
  save,
  TestClock,
  turnTimetable,
} from './stories.ts';

const clock = new TestClock('2026-07-10T08:00:00Z');
let program: Program;

before(async () => {
  program = await openTestHome({ clock: clock.read });
});
after(async () => {
  await program[Symbol.asyncDispose]();
});
afterEach(async () => {
  await assertNothingStale(program);
  clock.passHours(1);
});

async function draft(slug: string): Promise<StoryId> {
  return (await createStory(program.newsroom, commandLine, draftOf({ slug }))).id;
}

async function saveAs(actor: Actor, id: StoryId): Promise<unknown> {
  const { revision: expected } = await readStory(program.newsroom, commandLine, id);
  return await saveStory(program.newsroom, actor, { id, expected, change: { headline: 'Өзгерген' } });
}

async function restoreAs(actor: Actor, id: StoryId): Promise<unknown> {
  const { revision } = await readStory(program.newsroom, commandLine, id);
  return await restoreRevision(program.newsroom, actor, { id, revision, expected: revision, tab: null });
}

async function submitted(slug: string): Promise<StoryId> {
  const id = await draft(slug);
  await submitStory(program.newsroom, commandLine, { id });
  return id;
}

const TAB = { tab: 'one', takeOver: false };

type Act = readonly [name: string, allowed: readonly Role[], act: (actor: Actor, slug: string) => Promise<unknown>];

const WRITERS = ['reporter', 'editor', 'admin'] as const;
const EDITORS = ['editor', 'admin'] as const;

/** Each on a story of its own. */
const acts: readonly Act[] = [
  ['list stories', ROLES, (actor) => listStories(program.newsroom, actor, { limit: 1 })],
  ['write', WRITERS, (actor, slug) => createStory(program.newsroom, actor, draftOf({ slug }))],
  ['save a draft', WRITERS, async (actor, slug) => saveAs(actor, await draft(slug))],
  ['submit', WRITERS, async (actor, slug) => submitStory(program.newsroom, actor, { id: await draft(slug) })],
  ['hold', WRITERS, async (actor, slug) => holdStory(program.newsroom, actor, { ...TAB, id: await draft(slug) })],
  [
    'hold what waits for an editor',
    EDITORS,
    async (actor, slug) => holdStory(program.newsroom, actor, { ...TAB, id: await submitted(slug) }),
  ],
  [
    'say something',
    WRITERS,
    async (actor, slug) => addNote(program.newsroom, actor, { id: await draft(slug), text: 'x' }),
  ],
  ['read revisions', ROLES, async (actor, slug) => listRevisions(program.newsroom, actor, await draft(slug))],
  ['restore', WRITERS, async (actor, slug) => restoreAs(actor, await draft(slug))],
  [
    'translate',
    WRITERS,
    async (actor, slug) => createTranslation(program.newsroom, actor, { of: await draft(slug), service: 'en' }),
  ],
  [
    'set an embargo',
    WRITERS,
    async (actor, slug) =>
      setEmbargo(program.newsroom, actor, { id: await draft(slug), until: new Date('2030-01-01') }),
  ],
  [
    'send back',
    EDITORS,
    async (actor, slug) => sendBackStory(program.newsroom, actor, { id: await submitted(slug), reason: 'x' }),
  ],
  [
    'approve',
    EDITORS,
    async (actor, slug) => approveStory(program.newsroom, actor, { id: await submitted(slug), expected: null }),
  ],
  [
    'take a schedule back',
    EDITORS,
    async (actor, slug) => unscheduleStory(program.newsroom, actor, (await schedule(slug, 60)).id),
  ],
  [
    'let it leave by itself',
    EDITORS,
    async (actor, slug) =>
      setUnpublishAt(program.newsroom, actor, { id: await draft(slug), at: new Date('2030-01-01') }),
  ],
  ['publish', EDITORS, async (actor, slug) => publishStory(program.newsroom, actor, { id: await draft(slug) })],
  [
    'schedule',
    EDITORS,
    async (actor, slug) => publishStory(program.newsroom, actor, { id: await draft(slug), at: new Date('2030-01-01') }),
  ],
  ['save what is public', EDITORS, async (actor, slug) => saveAs(actor, (await published(program, { slug })).id)],
  [
    'unpublish',
    EDITORS,
    async (actor, slug) => unpublishStory(program.newsroom, actor, (await published(program, { slug })).id),
  ],
  [
    'correct',
    EDITORS,
    async (actor, slug) =>
      correctStory(program.newsroom, actor, { id: (await published(program, { slug })).id, text: 'Түзету.' }),
  ],
  [
    'withdraw',
    EDITORS,
    async (actor, slug) =>
      withdrawStory(program.newsroom, actor, { id: (await published(program, { slug })).id, reason: 'Себеп.' }),
  ],
  [
    'break',
    EDITORS,
    async (actor) => {
      const line = { service: 'en', text: 'Breaking', story: null, until: null };
      await endBreaking(program.newsroom, actor, (await startBreaking(program.newsroom, actor, line)).id);
    },
  ],
  [
    'change the publication',
    ['admin'],
    async (actor) => changePublication(program.newsroom, actor, await readPublication(program.newsroom, commandLine)),
  ],
  ['list people', ['admin'], (actor) => listPeople(program.newsroom, actor)],
  ['make a token', ['admin'], (actor) => createToken(program.newsroom, actor, { name: 'More', role: 'admin' })],
];

test('a role does what it may and nothing else', async () => {
  const done: Record<string, Record<string, boolean>> = {};
  for (const role of ROLES) {
    const { token } = await createToken(program.newsroom, commandLine, { name: role, role });
    const actor = await bearer(program.newsroom, token);
    assert.ok(actor, 'the token opens the newsroom');
    for (const [at, [name, , act]] of acts.entries()) {
      const outcome = await act(actor, `${role}-${at}`).then(
        () => true,
        (error: Refusal) => !refusal('forbidden')(error),
      );
      (done[name] ??= {})[role] = outcome;
    }
  }
  const expected = acts.map(([name, allowed]) => [
    name,
    Object.fromEntries(ROLES.map((role) => [role, allowed.includes(role)])),
  ]);
  assert.deepEqual(done, Object.fromEntries(expected));
});

test('under an embargo nobody publishes', async () => {
  const id = await draft('embargo');
  const until = new Date(clock.read().getTime() + 2 * HOUR);
  await program.store.transact(({ write }) => write.stories.change(id, { embargoUntil: until }));
  const was = addressesOf(program);
  await assert.rejects(publishStory(program.newsroom, commandLine, { id }), refusal('wrong-state'));
  const early = { id, at: new Date(until.getTime() - 1) };
  await assert.rejects(publishStory(program.newsroom, commandLine, early), refusal('wrong-state'));
  assert.deepEqual(changedSince(was, program), []);
  await publishStory(program.newsroom, commandLine, { id, at: until });
  clock.passHours(2);
  const { url } = await publishStory(program.newsroom, commandLine, { id });
  assert.ok(program.edition.find(new URL(url).pathname));
});

async function schedule(slug: string, minutes: number): Promise<{ id: StoryId; path: string }> {
  const id = await draft(slug);
  const at = new Date(clock.read().getTime() + minutes * MINUTE);
  const { url, edition } = await publishStory(program.newsroom, commandLine, { id, at });
  assert.equal(edition, null);
  return { id, path: new URL(url).pathname };
}

const stateOf = async (id: StoryId): Promise<string> => (await readStory(program.newsroom, commandLine, id)).state;

test('a scheduled story is published when it is due, with what was saved last', async () => {
  const { id, path } = await schedule('due', 30);
  clock.pass(30 * MINUTE - 1);
  await turnTimetable(program);
  assert.equal(program.edition.find(path), null);
  assert.equal(await stateOf(id), 'scheduled');
  await save(program, id, { headline: 'Соңғы тақырып' });
  clock.pass(1);
  await turnTimetable(program);
  assert.ok(program.edition.find(path));
  const { state, headline, changed } = await readStory(program.newsroom, commandLine, id);
  assert.deepEqual({ state, headline, changed }, { state: 'published', headline: 'Соңғы тақырып', changed: false });
});

test('a schedule missed by more than fifteen minutes asks an editor', async () => {
  const late = await schedule('late', 10);
  const just = await schedule('just', 20);
  clock.pass(35 * MINUTE);
  await turnTimetable(program);
  assert.equal(program.edition.find(late.path), null);
  assert.equal(await stateOf(late.id), 'in-review');
  assert.ok(program.edition.find(just.path));
});

test('what cannot be published when due asks an editor, and holds nobody up', async () => {
  const broken = await schedule('broken', 10);
  const whole = await schedule('whole', 11);
  await save(program, broken.id, { body: [] });
  clock.pass(12 * MINUTE);
  const [fault] = await turnTimetable(program);
  assert.ok(fault instanceof Refusal && refusal('invalid', 'body')(fault));
  await turnTimetable(program);
  assert.equal(await stateOf(broken.id), 'in-review');
  assert.ok(program.edition.find(whole.path));
});

test('what readers can open can be corrected and taken from them while a later revision waits', async () => {
  const token = await createToken(program.newsroom, commandLine, { name: 'Reporter', role: 'reporter' });
  const reporter = await bearer(program.newsroom, token.token);
  const { id, path } = await published(program, { slug: 'public-and-scheduled' });
  const at = new Date(clock.read().getTime() + HOUR);
  await publishStory(program.newsroom, commandLine, { id, at });
  await correctStory(program.newsroom, commandLine, { id, text: 'Түзету.' });
  clock.passHours(2);
  await turnTimetable(program);
  assert.equal(await stateOf(id), 'in-review');
  await sendBackStory(program.newsroom, commandLine, { id, reason: '' });
  assert.ok(reporter && program.edition.find(path));
  await assert.rejects(saveAs(reporter, id), refusal('forbidden'));
  await unpublishStory(program.newsroom, commandLine, id);
  assert.equal(program.edition.find(path), null);
  await publishStory(program.newsroom, commandLine, { id });
  await publishStory(program.newsroom, commandLine, { id, at: new Date(clock.read().getTime() + HOUR) });
  await withdrawStory(program.newsroom, commandLine, { id, reason: 'Себеп.' });
  assert.equal(program.edition.find(path)?.type, 'gone');
  clock.passHours(1);
  await turnTimetable(program);
  assert.equal(program.edition.find(path)?.type, 'gone');
});
