/** Covering, and what else is done to the same picture at the same time: nothing of it comes back. On both databases. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeWhole } from '../src/base/files.ts';
import { FolderBlobs, type WriteFile } from '../src/blobs/folder-blobs.ts';
import { sha256 } from '../src/blobs/sha256.ts';
import { PictureProcess } from '../src/media/picture-process.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { coverImage, sealedOriginal } from '../src/newsroom/api/covering.ts';
import { forgetDoomed } from '../src/newsroom/api/doomed-files.ts';
import { changeImage } from '../src/newsroom/api/image-changes.ts';
import { stepBack } from '../src/newsroom/api/stepping-back.ts';
import type { Program } from '../src/program.ts';
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
import { published, readPath, refusal } from './stories.ts';

/** Holds what it has drawn or covered until it is let go. */
class HeldProcess extends PictureProcess {
  readonly #done = Promise.withResolvers<void>();
  readonly #free = Promise.withResolvers<void>();
  /** When there is something to hold. */
  readonly done = this.#done.promise;

  letGo(): void {
    this.#free.resolve();
  }

  async #held<T>(made: T): Promise<T> {
    this.#done.resolve();
    await this.#free.promise;
    return made;
  }

  override async draw(...given: Parameters<PictureProcess['draw']>): ReturnType<PictureProcess['draw']> {
    return await this.#held(await super.draw(...given));
  }

  override async cover(...given: Parameters<PictureProcess['cover']>): ReturnType<PictureProcess['cover']> {
    return await this.#held(await super.cover(...given));
  }
}

async function blobsOf(program: Program): Promise<Set<string>> {
  return await filesOf(program, ['sealed', 'edition']);
}

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

    it('the same file that is being added is refused, and nothing of it stays', async () => {
      await using program = await openTestHome(await place());
      await using pictures = new HeldProcess();
      const { newsroom } = program;
      const bytes = await grain();
      const before = await blobsOf(program);
      const image = await add(program, bytes);
      const adding = add({ ...program, newsroom: { ...newsroom, pictures } }, bytes, { x: 0.2, y: 0.5 });
      await pictures.done;
      await coverImage(newsroom, editor, { id: image, boxes: [MIDDLE], original: 'seal' });
      pictures.letGo();
      await assert.rejects(adding, refusal('wrong-state'));
      await work(program);
      const row = await rowOf(program, image);
      assert.deepEqual(await blobsOf(program), before.union(new Set(digestsOf(row))));
      assert.equal((await sealedOriginal(newsroom, commandLine, image)).bytes.length, bytes.length);
    });

    it('a picture that readers get to see meanwhile is an editor’s to change', async () => {
      await using program = await openTestHome(await place());
      const { newsroom } = program;
      const id = await add(program, await grain());
      await using pictures = new HeldProcess();
      await using others = new HeldProcess();
      const acts = [
        coverImage({ ...newsroom, pictures }, reporter, { id, boxes: [MIDDLE], original: 'seal' }),
        changeImage({ ...newsroom, pictures: others }, reporter, { id, change: { focus: { x: 0.2, y: 0.5 } } }),
      ];
      await Promise.all([pictures.done, others.done]);
      await published(program, { slug: 'public', leadImage: lead(id) });
      await work(program);
      const before = [await rowOf(program, id), await blobsOf(program)] as const;
      const refused = acts.map(async (act) => await assert.rejects(act, refusal('forbidden')));
      for (const held of [pictures, others]) held.letGo();
      await Promise.all(refused);
      await work(program);
      assert.deepEqual([await rowOf(program, id), await blobsOf(program)], before);
    });

    it('files that are being put are not forgotten', async () => {
      await using program = await openTestHome(await place());
      const { newsroom } = program;
      const bytes = await grain();
      const [put, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      let count = 0;
      const write: WriteFile = async (...given) => {
        count += 1;
        if (count === 3) put.resolve();
        if (count === 3) await free.promise;
        await writeWhole(...given);
      };
      const blobs = new FolderBlobs((newsroom.blobs as FolderBlobs).folder, { mode: 0o600, write });
      await newsroom.store.transact(({ write: to }) => to.images.doom([sha256(bytes)], newsroom.clock()));
      const adding = add({ ...program, newsroom: { ...newsroom, blobs } }, bytes);
      await put.promise;
      const forgetting = forgetDoomed(newsroom);
      await Promise.race([forgetting, sleep(500)]);
      free.resolve();
      await forgetting;
      for (const digest of digestsOf(await rowOf(program, await adding))) assert.ok(await blobs.has(digest), digest);
    });
  });
}
