/** Acts on a story that somebody goes on typing in, and what is decided about it while time passes; on both engines. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DAY, HOUR, MINUTE } from '../src/base/clock.ts';
import { newId } from '../src/base/id.ts';
import { Refusal } from '../src/base/refusal.ts';
import { commandLine, type Actor } from '../src/newsroom/api/actor.ts';
import { eraseDetail, readAudit } from '../src/newsroom/api/audit.ts';
import { publishStory } from '../src/newsroom/api/publishing.ts';
import { listRevisions } from '../src/newsroom/api/revisions.ts';
import { approveStory, sendBackStory, setUnpublishAt, submitStory } from '../src/newsroom/api/story-acts.ts';
import { eraseNote, listNotes } from '../src/newsroom/api/story-notes.ts';
import { createStory, readStory, saveStory } from '../src/newsroom/api/stories.ts';
import { openTestHome } from './home.ts';
import { needs } from './needs.ts';
import { freshDatabase } from './postgres-server.ts';
import { draftOf, refusal, TestClock } from './stories.ts';

const ANN: Actor = { account: newId<'Account'>(new Date(1)), name: 'Ann', role: 'editor' };
const BEK: Actor = { account: newId<'Account'>(new Date(2)), name: 'Bek', role: 'editor' };
const ROUNDS = 12;

const engines = [
  { engine: 'embedded', skip: false, place: async () => await Promise.resolve({}) },
  { engine: 'server', skip: needs.postgres(), place: async () => ({ databaseUrl: await freshDatabase() }) },
];

for (const { engine, skip, place } of engines) {
  describe(`acts while somebody types, ${engine}`, { skip }, () => {
    it('publishes and approves a revision that is there, though a save comes at the same moment', async () => {
      await using program = await openTestHome(await place());
      const { newsroom } = program;
      for (let round = 0; round < ROUNDS; round += 1) {
        const { id, revision } = await createStory(newsroom, ANN, draftOf({ slug: `typed-${round}` }));
        const change = { standfirst: 'Айтылды' };
        const typed = await saveStory(newsroom, ANN, { id, expected: revision, change });
        const act = round % 2 === 0 ? publishStory : approveStory;
        if (act === approveStory) await submitStory(newsroom, ANN, { id });
        const [done] = await Promise.allSettled([
          act(newsroom, BEK, { id, expected: typed.revision }),
          saveStory(newsroom, ANN, { id, expected: typed.revision, change: { standfirst: 'Тағы айтылды' } }),
        ]);
        if (done.status === 'rejected') {
          assert.ok(done.reason instanceof Refusal && done.reason.kind === 'stale', String(done.reason));
          continue;
        }
        const story = await newsroom.store.read.stories.story(id);
        const made = act === publishStory ? story?.publishedRevision : story?.approvedRevision;
        assert.ok(made !== null && made !== undefined);
        assert.notEqual(await newsroom.store.read.stories.revision(made), null, 'the revision is gone');
        if (act === publishStory) assert.notEqual(await newsroom.store.read.published.story(id), null);
      }
    });

    it('keeps what one hand left when another begins, and takes approval back with the story', async () => {
      const clock = new TestClock('2026-11-20T08:00:00Z');
      await using program = await openTestHome({ ...(await place()), clock: clock.read });
      const { newsroom } = program;
      const created = await createStory(newsroom, ANN, draftOf({ slug: 'typed' }));
      const { id } = created;
      let { revision } = created;
      const save = async (actor: Actor, headline: string) => {
        ({ revision } = await saveStory(newsroom, actor, { id, expected: revision, change: { headline } }));
        clock.pass(MINUTE);
      };
      for (const headline of ['Бірі', 'Бәрі', 'Толық мәтін']) await save(ANN, headline);
      for (const headline of ['Қысқа', 'Одан қысқа']) await save(BEK, headline);
      clock.pass(2 * DAY);
      await newsroom.store.transact(({ write }) => write.revisions.thin(clock.read()));
      const left = (await listRevisions(newsroom, ANN, id)).map(({ headline }) => headline);
      assert.ok(left.includes('Толық мәтін'), left.join(', '));

      await submitStory(newsroom, ANN, { id });
      await approveStory(newsroom, BEK, { id, expected: null });
      assert.equal((await readStory(newsroom, ANN, id)).approved, true);
      await sendBackStory(newsroom, BEK, { id, reason: 'Олай емес.' });
      assert.equal((await readStory(newsroom, ANN, id)).approved, false);
    });

    it('neither publishes what is to leave before, nor forgets when something is to leave', async () => {
      const clock = new TestClock('2026-11-20T08:00:00Z');
      await using program = await openTestHome({ ...(await place()), clock: clock.read });
      const { newsroom } = program;
      const { id } = await createStory(newsroom, ANN, draftOf({ slug: 'typed' }));
      const now = clock.read().getTime();
      await setUnpublishAt(newsroom, BEK, { id, at: new Date(now + HOUR) });
      const late = publishStory(newsroom, BEK, { id, at: new Date(now + 2 * HOUR) });
      await assert.rejects(late, refusal('wrong-state'));
      await publishStory(newsroom, BEK, { id, at: new Date(now + HOUR / 2) });
    });

    it('erases the words of an act everywhere they stand', async () => {
      await using program = await openTestHome(await place());
      const { newsroom } = program;
      const { id } = await createStory(newsroom, ANN, draftOf({ slug: 'typed' }));
      await submitStory(newsroom, ANN, { id });
      await sendBackStory(newsroom, BEK, { id, reason: 'Айгүлдің аты аталмасын.' });
      const [note] = await listNotes(newsroom, ANN, id);
      assert.equal(note?.text, 'Айгүлдің аты аталмасын.');
      const record = JSON.stringify(await readAudit(newsroom, commandLine, { limit: 20 }));
      assert.ok(!record.includes('Айгүл'));
      await assert.rejects(eraseNote(newsroom, BEK, { id, note: note.id }), refusal('forbidden'));
      await eraseNote(newsroom, commandLine, { id, note: note.id });
      assert.equal((await listNotes(newsroom, ANN, id))[0]?.text, '');
      await assert.rejects(eraseNote(newsroom, commandLine, { id, note: note.id }), refusal('missing'));
      await assert.rejects(eraseDetail(newsroom, commandLine, 1), refusal('missing'));
    });
  });
}
