/** Boxes over people: what lay under them is in no file, at no address and in no earlier edition. On both databases. */
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import type { Refusal } from '../src/base/refusal.ts';
import type { FolderBlobs } from '../src/blobs/folder-blobs.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { coverImage, destroyOriginal, sealedOriginal } from '../src/newsroom/api/covering.ts';
import { changeImage } from '../src/newsroom/api/image-changes.ts';
import { imageBytes, readImage } from '../src/newsroom/api/images.ts';
import { writePost } from '../src/newsroom/api/posts.ts';
import { stepBack } from '../src/newsroom/api/stepping-back.ts';
import type { Program } from '../src/program.ts';
import type { ImageRow } from '../src/store/tables.ts';
import { openTestHome } from './home.ts';
import {
  add,
  assertNone,
  CENTRE,
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
import { assertNothingStale, published, readPath, refusal } from './stories.ts';

/** The latest entries of the record, the latest first. */
async function actsOf({ store }: Program, limit: number): Promise<string[]> {
  const lines = await store.read.audit.lines({ limit });
  return lines.map(({ act, subject, detail }) => [act, subject, detail].filter((part) => part !== null).join(' '));
}

/** The darkest and the lightest value of a part of a picture, in shares of its size. */
async function rangeOf(bytes: Uint8Array, [from, to]: [number, number]): Promise<{ least: number; most: number }> {
  const { width, height } = await sharp(bytes).metadata();
  const [left, top] = [Math.ceil(from * width), Math.ceil(from * height)];
  const part = { left, top, width: Math.floor(to * width) - left, height: Math.floor(to * height) - top };
  const cut = await sharp(bytes).extract(part).raw().toBuffer({ resolveWithObject: true });
  const { channels } = await sharp(cut.data, { raw: cut.info }).stats();
  return { least: Math.min(...channels.map(({ min }) => min)), most: Math.max(...channels.map(({ max }) => max)) };
}

/** That every rendition is black in the middle, away from where its blocks meet the edge of a box, and a photo elsewhere. */
async function assertCovered({ newsroom }: Program, { renditions }: ImageRow): Promise<void> {
  assert.ok(renditions.length > 0);
  for (const { path: at, digest } of renditions) {
    const bytes = (await newsroom.blobs.get(digest)) ?? assert.fail(at);
    const { least, most } = await rangeOf(bytes, [0.37, 0.63]);
    assert.ok(least <= 3 && most <= 3, `${at}: ${least} to ${most} under the box`);
    assert.ok((await rangeOf(bytes, [0.02, 0.22])).most > 100, `${at} is all covered`);
  }
}

for (const { name, skip, place } of ENGINES) {
  describe(`covering, ${name}`, { skip }, () => {
    it('leaves nothing of what lay under the boxes', async () => {
      await using program = await openTestHome(await place());
      const { newsroom, edition } = program;
      const bytes = await grain(500, 375);
      const image = await add(program, bytes, { x: 0.2, y: 0.5 });
      const again = await add(program, bytes);
      const story = await published(program, { slug: 'march', leadImage: lead(image) });
      const blog = await published(program, { slug: 'live', kind: 'live-blog' });
      const post = { headline: '', body: [{ type: 'image', use: lead(again) } as const], bylines: [], key: false };
      await writePost(newsroom, commandLine, { story: blog.id, content: { ...post, pinned: false } });
      await work(program);
      const first = await rowOf(program, image);
      await changeImage(newsroom, commandLine, { id: image, change: { focus: CENTRE } });
      await changeImage(newsroom, commandLine, { id: image, change: { caption: 'Шеру', credit: '' } });
      const changed = [`picture.change ${image} caption, credit`, `picture.change ${image} focus`];
      assert.deepEqual(await actsOf(program, 2), changed);
      await work(program);
      const to = edition.head()?.seq ?? 0;
      const before = [first, await rowOf(program, image), await rowOf(program, again)];
      assert.ok(before.every(({ renditions }) => renditions.some(({ type }) => type === 'image/avif')));
      // A copy to pass on holds the pixels themselves.
      const copy = edition.find(`${story.path}copy.html`)?.digest ?? assert.fail('no copy');
      const told = [...new Set([...before.flatMap(digestsOf), copy])];
      const there = await filesOf(program);
      assert.ok(told.every((digest) => there.has(digest)));

      await coverImage(newsroom, editor, { id: image, boxes: [MIDDLE], original: 'destroy' });
      const covered = [`picture.cover ${image} destroy`, `picture.cover ${again} destroy`];
      assert.deepEqual((await actsOf(program, 2)).toSorted(), covered.toSorted());
      assertNone(await filesOf(program), told);
      for (const { path: at } of before.flatMap(({ renditions }) => renditions)) {
        assert.equal(edition.find(at), null, at);
        assert.equal(await imageBytes(newsroom, commandLine, at), null, at);
      }
      for (const digest of told) assert.equal(edition.holds('object', digest), false);
      await work(program);
      for (const id of [image, again]) {
        const row = await rowOf(program, id);
        assert.deepEqual([row.covered, row.original, row.sealedDigest], [true, 'destroyed', null]);
        assert.ok(row.renditions.some(({ type }) => type === 'image/avif'));
        await assertCovered(program, row);
      }
      const page = await readPath(program, story.path);
      const now = await rowOf(program, image);
      assert.ok(now.renditions.some(({ path: at }) => page.includes(at)));
      assert.ok(now.renditions.every(({ path: at }) => edition.find(at) !== null));
      await assertNothingStale(program);

      await stepBack(newsroom, commandLine, { to });
      await newsroom.presser.settled();
      assertNone(await filesOf(program), told);
      assert.equal(await readPath(program, story.path), page);
      const listed = await readPath(program, '/kk/');
      for (const { path: at } of before.flatMap(({ renditions }) => renditions)) {
        assert.equal(edition.find(at), null, at);
        assert.ok(!listed.includes(at), at);
      }
      assert.deepEqual(await edition.check(), []);
    });

    it('keeps a sealed original apart, for admins, until it is destroyed', async () => {
      await using program = await openTestHome(await place());
      const { newsroom } = program;
      const bytes = await grain();
      const image = await add(program, bytes);
      const told = digestsOf(await rowOf(program, image));
      await coverImage(newsroom, reporter, { id: image, boxes: [MIDDLE], original: 'seal' });
      assertNone(await filesOf(program, ['sealed']), told);
      const { folder } = newsroom.sealed as FolderBlobs;
      assert.equal((await stat(folder)).mode & 0o777, 0o700);
      assert.deepEqual((await sealedOriginal(newsroom, commandLine, image)).bytes, Buffer.from(bytes));
      for (const actor of [reporter, editor])
        await assert.rejects(sealedOriginal(newsroom, actor, image), refusal('forbidden'));
      const back = add(program, bytes);
      await assert.rejects(back, (error: Refusal) => refusal('wrong-state')(error) && error.members['image'] === image);

      // A face was overlooked: the picture with fewer boxes goes, what is sealed stays, whatever a reporter asks for.
      for (const [at, original] of (['seal', 'destroy'] as const).entries()) {
        told.push(...digestsOf(await rowOf(program, image)));
        await coverImage(newsroom, reporter, { id: image, boxes: [{ ...MIDDLE, x: at / 10 }], original });
        assertNone(await filesOf(program, ['sealed']), told);
        assert.equal((await readImage(newsroom, reporter, image)).original, 'sealed');
        await assertCovered(program, await rowOf(program, image));
        assert.deepEqual((await sealedOriginal(newsroom, commandLine, image)).bytes, Buffer.from(bytes));
      }

      await assert.rejects(destroyOriginal(newsroom, editor, image), refusal('forbidden'));
      await destroyOriginal(newsroom, commandLine, image);
      assertNone(await filesOf(program), told);
      await assert.rejects(sealedOriginal(newsroom, commandLine, image), refusal('missing'));
      assert.equal((await readImage(newsroom, reporter, image)).original, 'destroyed');
      assert.deepEqual(await actsOf(program, 5), [
        `picture.destroy-original ${image}`,
        `picture.open-original ${image}`,
        `picture.cover ${image} seal`,
        `picture.open-original ${image}`,
        `picture.cover ${image} seal`,
      ]);
    });

    it('is ended by a job where the program ended before', async () => {
      await using program = await openTestHome(await place());
      const { newsroom, edition } = program;
      const image = await add(program, await grain());
      await published(program, { slug: 'held', leadImage: lead(image) });
      const before = await rowOf(program, image);
      {
        using _held = newsroom.presser.hold();
        const covering = coverImage(newsroom, editor, { id: image, boxes: [MIDDLE], original: 'destroy' });
        await assert.rejects(covering, /readers still have/);
      }
      assert.ok(before.renditions.every(({ path: at }) => edition.find(at) !== null));
      await newsroom.presser.press();
      await work(program);
      assertNone(await filesOf(program), digestsOf(before));
      await assertNothingStale(program);
    });

    it('is for whoever may change what shows the picture', async () => {
      await using program = await openTestHome(await place());
      const { newsroom } = program;
      const image = await add(program, await grain());
      const covering = { id: image, boxes: [MIDDLE], original: 'destroy' } as const;
      await assert.rejects(coverImage(newsroom, { ...reporter, role: 'moderator' }, covering), refusal('forbidden'));
      await published(program, { slug: 'public', leadImage: lead(image) });
      await assert.rejects(coverImage(newsroom, reporter, covering), refusal('forbidden'));
      assert.equal((await rowOf(program, image)).covered, false);
    });
  });
}
