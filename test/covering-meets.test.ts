/** Covering, and what else is done to the same picture at the same time: nothing of it comes back. On both databases. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { coverImage } from '../src/newsroom/api/covering.ts';
import { stepBack } from '../src/newsroom/api/stepping-back.ts';
import { openTestHome } from './home.ts';
import {
  add,
  assertNone,
  digestsOf,
  editor,
  ENGINES,
  filesOf,
  grain,
  lead,
  MIDDLE,
  reporter,
  rowOf,
  work,
} from './library-pictures.ts';
import { published, readPath } from './stories.ts';

for (const { name, skip, place } of ENGINES) {
  describe(`while a picture is covered, ${name}`, { skip }, () => {
    it('a step back that waits for its turn brings nothing back', async () => {
      await using program = await openTestHome(await place());
      const { newsroom, edition } = program;
      const image = await add(program, await grain());
      const before = await rowOf(program, image);
      const story = await published(program, { slug: 'march', leadImage: lead(image) });
      const to = edition.head()?.seq ?? 0;
      await published(program, { slug: 'later' });
      const busy = Promise.withResolvers<void>();
      const ended = newsroom.presser.inTurn(() => busy.promise);
      // The covering's pages are in this turn, before the step back, which has been asked for by then.
      const pressed = newsroom.presser.press();
      const back = stepBack(newsroom, commandLine, { to });
      const covering = coverImage(newsroom, editor, { id: image, boxes: [MIDDLE], original: 'destroy' });
      while (!(await rowOf(program, image)).covered) await sleep(5);
      busy.resolve();
      await Promise.all([ended, pressed, back, covering]);
      await newsroom.presser.settled();
      for (const { path: at } of before.renditions) {
        assert.equal(edition.find(at), null, at);
        assert.ok(!(await readPath(program, story.path)).includes(at), at);
      }
      assertNone(await filesOf(program), digestsOf(before));
    });

    it('it is said that something still works with the old files', async () => {
      await using program = await openTestHome(await place());
      const { newsroom, edition } = program;
      const image = await add(program, await grain());
      const before = await rowOf(program, image);
      const [rendition] = before.renditions;
      const body = await newsroom.blobs.get(rendition?.digest ?? assert.fail());
      const staged = await edition.stage([
        { path: '/media/other.webp', type: 'image/webp', body: body ?? assert.fail() },
      ]);
      const covering = coverImage(newsroom, reporter, { id: image, boxes: [MIDDLE], original: 'destroy' });
      await assert.rejects(covering, /are still being worked with/);
      await edition.discard(staged);
      await work(program);
      assertNone(await filesOf(program), digestsOf(before));
    });
  });
}
