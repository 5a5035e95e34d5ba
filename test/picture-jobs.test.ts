/** What is drawn by and by: cards, AVIF, and pictures of an older recipe. On both databases. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { doctor } from '../src/cli/doctor.ts';
import { PictureProcess } from '../src/media/picture-process.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { runJobs, type JobKinds } from '../src/newsroom/api/jobs.ts';
import { pictureJobs, queueSurvey } from '../src/newsroom/api/picture-jobs.ts';
import { writePost } from '../src/newsroom/api/posts.ts';
import { unpublishStory, withdrawStory } from '../src/newsroom/api/publishing.ts';
import type { Program } from '../src/program.ts';
import { openTestHome, ORIGIN } from './home.ts';
import { needs } from './needs.ts';
import { freshDatabase } from './postgres-server.ts';
import { addressesOf, assertNothingStale, picture, published, readPath, republish, TestClock } from './stories.ts';

const ENGINES = [
  { name: 'embedded', skip: false, place: async () => ({}) },
  { name: 'server', skip: needs.postgres(), place: async () => ({ databaseUrl: await freshDatabase() }) },
] as const;

/** Does what is due, as the newsroom does after a publish. Returns what was told of as faults. */
async function work({ newsroom }: Program, kinds?: JobKinds): Promise<unknown[]> {
  const faults: unknown[] = [];
  await using process = new PictureProcess();
  const running = { signal: new AbortController().signal, onFault: (error: unknown) => void faults.push(error) };
  await runJobs(newsroom, kinds ?? pictureJobs({ newsroom, process }), running);
  return faults;
}

/** The paths of the pictures that a page hands to messengers. */
function socialImages(page: string): string[] {
  return [...page.matchAll(/property="og:image" content="([^"]+)"/g)].map(([, url = '']) => url.replace(ORIGIN, ''));
}

function cardsIn(program: Program): string[] {
  return [...addressesOf(program).keys()].filter((path) => path.endsWith('/card.png'));
}

async function examine(program: Program): Promise<string> {
  let said = '';
  const terminal = { out: (line: string) => void (said += `${line}\n`), progress: () => undefined };
  await doctor.run(program, [], terminal as unknown as Parameters<typeof doctor.run>[2]);
  return said;
}

for (const { name, skip, place } of ENGINES) {
  describe(`pictures drawn by and by, ${name}`, { skip }, () => {
    it('a story is out at once, and has its card and AVIF soon after', async () => {
      await using program = await openTestHome(await place());
      const { id: image, renditions } = await picture(program);
      const leadImage = { image, alt: 'Алаң', caption: '', credit: '' };
      const headline = 'Ұлттық банк & <b>«мөлшерлеме»</b>';
      const { id, path } = await published(program, { slug: 'bank', headline, leadImage });
      const lead = renditions.find(({ crop, type }) => crop === '16x9' && type === 'image/jpeg')?.path;
      assert.deepEqual(socialImages(await readPath(program, path)), [lead]);
      const before = program.edition.head()?.seq ?? 0;
      assert.deepEqual(await work(program), []);
      assert.equal(program.edition.head()?.seq, before + 2, 'the card and the pictures enter one edition each');
      const page = await readPath(program, path);
      const [card = '', second] = socialImages(page);
      assert.match(card, /^\/media\/[0-9a-f]{16}\/card\.png$/);
      assert.equal(second, lead);
      assert.match(page, /og:image:alt" content="Ұлттық банк &amp; &lt;b&gt;«мөлшерлеме»&lt;\/b&gt;"/);
      assert.match(page, /twitter:card" content="summary_large_image"/);
      assert.match(
        page,
        /<picture><source type="image\/avif" srcset="\/media\/[^"]+\.avif 320w"[^>]*><source type="image\/webp"/,
      );
      const entry = program.edition.find(card);
      assert.ok(entry && entry.type === 'image/png' && entry.length < 100_000);
      const metadata = await sharp(program.edition.objectFile(entry.digest, 'identity')).metadata();
      assert.deepEqual(
        [metadata.width, metadata.height, metadata.exif, metadata.icc],
        [1200, 675, undefined, undefined],
      );
      for (const avif of page.match(/\/media\/[^" ]+\.avif/g) ?? []) assert.ok(program.edition.find(avif), avif);
      await assertNothingStale(program);
      assert.deepEqual(await work(program), []);
      assert.equal(program.edition.head()?.seq, before + 2, 'nothing is left to do');
      assert.equal((await program.store.read.cards.card(id))?.digest, entry.digest);
    });

    it('a picture that several stories show changes in all of them', async () => {
      await using program = await openTestHome(await place());
      const { id: image } = await picture(program);
      const leadImage = { image, alt: 'a', caption: '', credit: '' };
      const one = await published(program, { slug: 'one', leadImage });
      const other = await published(program, { slug: 'other', service: 'en', topics: ['Sport'], leadImage });
      const blog = await published(program, { slug: 'blog', service: 'ru', topics: ['Спорт'], kind: 'live-blog' });
      await writePost(program.newsroom, commandLine, {
        story: blog.id,
        content: {
          headline: 'a',
          body: [{ type: 'image', use: leadImage }],
          bylines: [],
          key: false,
          pinned: false,
        },
      });
      assert.deepEqual(await work(program), []);
      for (const { path } of [one, other, blog]) assert.match(await readPath(program, path), /\.avif 320w/);
      await assertNothingStale(program);
    });

    it('another headline has another card, and of one taken back nothing remains', async () => {
      await using program = await openTestHome(await place());
      const { blobs } = program.newsroom;
      const one = await published(program, { slug: 'one' });
      const other = await published(program, { slug: 'two' });
      await work(program);
      const first = await program.store.read.cards.card(one.id);
      assert.ok(first?.digest);
      await republish(program, one.id, { headline: 'Басқа тақырып' });
      assert.deepEqual(socialImages(await readPath(program, one.path)), [], 'the former card says the former headline');
      assert.equal(cardsIn(program).length, 1);
      await work(program);
      const second = await program.store.read.cards.card(one.id);
      assert.ok(second?.digest && second.key !== first.key);
      assert.deepEqual(socialImages(await readPath(program, one.path)), [`/media/${second.key}/card.png`]);
      assert.deepEqual([await blobs.has(first.digest), await blobs.has(second.digest)], [false, true]);
      const gone = await program.store.read.cards.card(other.id);
      await unpublishStory(program.newsroom, commandLine, one.id);
      await withdrawStory(program.newsroom, commandLine, { id: other.id, reason: 'Қате.' });
      assert.deepEqual(cardsIn(program), [], 'gone with the act, before any job');
      await work(program);
      for (const row of [second, gone]) {
        assert.ok(row?.digest);
        assert.equal(await blobs.has(row.digest), false);
        assert.equal(await program.store.read.cards.card(row.story), null);
      }
      await assertNothingStale(program);
    });

    it('what cannot be written has no card, and is not tried again', async () => {
      await using program = await openTestHome(await place());
      const { path } = await published(program, { slug: 'han', headline: '中文標題' });
      assert.deepEqual(await work(program), []);
      assert.deepEqual(socialImages(await readPath(program, path)), []);
      assert.deepEqual(cardsIn(program), []);
      await queueSurvey(program.newsroom);
      const seq = program.edition.head()?.seq;
      await work(program);
      assert.equal(program.edition.head()?.seq, seq);
    });

    it('many stories make few editions, and a start finds what is missing', async () => {
      await using program = await openTestHome(await place());
      for (let count = 0; count < 6; count += 1) {
        const { id: image } = await picture(program);
        await published(program, { slug: `s-${count}`, leadImage: { image, alt: 'a', caption: '', credit: '' } });
      }
      // As after a restore: neither jobs nor cards are in a backup.
      while ((await program.store.read.jobs.nextDue(['card', 'avif'])) !== null) {
        const job = await program.store.read.jobs.next(['card', 'avif'], program.newsroom.clock());
        await program.store.transact(({ write }) => write.jobs.finish(job?.id ?? 0));
      }
      const before = program.edition.head()?.seq ?? 0;
      await queueSurvey(program.newsroom);
      await work(program);
      assert.equal(cardsIn(program).length, 6);
      assert.ok((program.edition.head()?.seq ?? 0) <= before + 2);
      await assertNothingStale(program);
    });

    it('a picture of an older recipe keeps its files until its pages name the new ones', async () => {
      await using program = await openTestHome(await place());
      const { id: image } = await picture(program);
      const row = await program.store.read.images.image(image);
      assert.ok(row);
      const former = row.renditions
        .filter(({ crop }) => crop === '16x9')
        .map((file) => ({ ...file, path: file.path.replace(/^\/media\/[^/]+/, '/media/0123456789abcdef') }));
      await program.store.transact(({ write }) => write.images.setRenditions(image, former));
      const { path } = await published(program, {
        slug: 'old',
        leadImage: { image, alt: 'a', caption: '', credit: '' },
      });
      assert.match(await readPath(program, path), /0123456789abcdef/);
      await queueSurvey(program.newsroom);
      assert.deepEqual(await work(program), []);
      const page = await readPath(program, path);
      assert.doesNotMatch(page, /0123456789abcdef/);
      assert.match(page, /\.avif 320w/);
      const now = await program.store.read.images.image(image);
      assert.deepEqual([...new Set(now?.renditions.map(({ crop }) => crop))], ['16x9', '4x3', '1x1', 'full']);
      const standing = [...addressesOf(program).keys()].filter((each) => each.includes('/media/'));
      for (const rendition of now?.renditions ?? []) assert.ok(standing.includes(rendition.path));
      assert.ok(!standing.some((each) => each.includes('0123456789abcdef')));
      await assertNothingStale(program);
    });

    it('one that fails is named, waits longer each time, and stops no other', async () => {
      const clock = new TestClock('2026-06-20T08:00:00Z');
      await using program = await openTestHome({ ...(await place()), clock: clock.read });
      const did: string[] = [];
      const kinds: JobKinds = {
        broken: async () => {
          did.push('broken');
          throw new Error('the sky fell');
        },
        whole: async (subject) => void did.push(subject),
      };
      await program.store.transact(async ({ write }) => {
        for (const kind of ['broken', 'whole', 'unknown']) await write.jobs.queue(kind, [kind], clock.read());
      });
      const [fault] = await work(program, kinds);
      assert.match(String(fault), /the sky fell/);
      assert.deepEqual(did, ['broken', 'whole']);
      assert.match(await examine(program), /FAULT 1 jobs have failed: [^\n]*broken broken once: the sky fell/);
      await work(program, kinds);
      assert.equal(did.length, 2, 'not before its time');
      clock.pass(60_000);
      await work(program, kinds);
      assert.equal(did.length, 3);
      clock.pass(239_000);
      await work(program, kinds);
      assert.equal(did.length, 3);
      clock.pass(1000);
      assert.equal((await work(program, { broken: async () => undefined })).length, 0);
      assert.deepEqual(await program.store.read.jobs.failing(), []);
    });
  });
}

it('a job that costs too much is refused, and the next is done', async () => {
  await using program = await openTestHome();
  const { newsroom } = program;
  const { id: image } = await picture(program);
  await published(program, { slug: 'one', leadImage: { image, alt: 'a', caption: '', credit: '' } });
  const running = { signal: new AbortController().signal, onFault: () => assert.fail('a refusal is no fault') };
  await using hurried = new PictureProcess({ jobMilliseconds: 1 });
  await runJobs(newsroom, pictureJobs({ newsroom, process: hurried }), running);
  const failing = await program.store.read.jobs.failing();
  assert.deepEqual(failing.map(({ kind }) => kind).toSorted(), ['avif', 'card']);
  assert.match(failing[0]?.failure ?? '', /too much time or memory/);
  const second = await published(program, { slug: 'two' });
  await work(program);
  assert.equal(socialImages(await readPath(program, second.path)).length, 1);
});
