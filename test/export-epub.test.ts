/** Books as other people's programs take them: epubcheck over the demonstration, in scripts of both directions. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { runCommand } from '../src/cli/run.ts';
import { writeBook, type BookPicture } from '../src/edition/write-book.ts';
import { sha256 } from '../src/blobs/sha256.ts';
import { photo } from '../src/media/testing/pictures.ts';
import { copiedPlaces } from '../src/press/copied-story.ts';
import { everyVariant, HOSTILE, now, sampleImage, sampleSetting, sampleStory } from '../src/press/testing/sample.ts';
import { EPUBCHECK, needs, programPath } from './needs.ts';
import { openReaderHome, type ReaderHome } from './reader-home.ts';

let home: ReaderHome;
let folder: string;
before(async () => {
  home = await openReaderHome();
  folder = await mkdtemp(path.join(tmpdir(), 'picket-epub-'));
});
after(async () => {
  await home[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function picket(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  const terminal = { folder, out: say, progress: say };
  const code = await runCommand(home.program, { name: 'export', args }, terminal);
  return { code, said: lines.join('\n') };
}

function epubcheck(file: string): string {
  // It runs for seconds: what the JVM would make of it over minutes is not worth its time.
  const args = [
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-jar',
    EPUBCHECK,
    '--failonwarnings',
    path.join(folder, file),
  ];
  const { status, stdout, stderr } = spawnSync(programPath('java'), args, { encoding: 'utf8' });
  return status === 0 ? 'clean' : stdout + stderr;
}

/** The members of an archive by name, in their order. */
async function membersOf(file: string): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await readFile(path.join(folder, file));
  const members = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  for (let at = zip.readUInt32LE(end + 16); at < end;) {
    const [name, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    const stored = zip.readUInt16LE(at + 10) === 0;
    members.set(zip.toString('utf8', at + 46, at + 46 + name), stored ? bytes : inflateRawSync(bytes));
    at += 46 + name + extra + comment;
  }
  return members;
}

for (const service of ['kk', 'ru', 'fa']) {
  test(`epubcheck finds nothing in a book in ${service}`, { skip: needs.epubcheck() }, async (t) => {
    const { code, said } = await picket('epub', `${service}.epub`, '--service', service);
    assert.equal(code, 0, said);
    t.diagnostic(said);
    assert.equal(epubcheck(`${service}.epub`), 'clean');
  });
}

test('a book is read in the direction of its language', async () => {
  for (const [service, direction] of [
    ['en', 'ltr'],
    ['fa', 'rtl'],
  ] as const) {
    await picket('epub', `way-${service}.epub`, '--service', service);
    const members = await membersOf(`way-${service}.epub`);
    assert.match(String(members.get('book/book.opf')), new RegExp(`page-progression-direction="${direction}"`));
    assert.match(String(members.get('book/story-0001.xhtml')), new RegExp(`lang="${service}"[^>]*dir="${direction}"`));
  }
});

test('the legal notice stands before the first story', async () => {
  await picket('epub', 'notice.epub', '--service', 'kk');
  const members = await membersOf('notice.epub');
  assert.equal([...members.keys()][0], 'mimetype');
  const order = [...String(members.get('book/book.opf')).matchAll(/itemref idref="([^"]+)"/g)].map(([, id]) => id);
  assert.deepEqual(order.slice(0, 4), ['cover.xhtml', 'notices.xhtml', 'contents.xhtml', 'story-0001.xhtml']);
  assert.match(String(members.get('book/notices.xhtml')), /<section>\n<h2>/);
});

test('whenever and wherever it is written, a book has the same bytes', async () => {
  const zone = process.env['TZ'];
  await picket('epub', 'once.epub', '--service', 'kk');
  process.env['TZ'] = 'Pacific/Kiritimati';
  await picket('epub', 'twice.epub', '--service', 'kk');
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  const [once, twice] = await Promise.all(['once', 'twice'].map((name) => readFile(path.join(folder, `${name}.epub`))));
  assert.ok(once && twice && once.equals(twice));
});

test('a span of days holds the stories first published on them', async () => {
  const { firstPublished } = (await home.program.store.read.published.cards({ service: 'kk', limit: 1 }))[0] ?? {};
  assert.ok(firstPublished);
  const day = firstPublished.toISOString().slice(0, 10);
  assert.match(
    (await picket('epub', 'day.epub', '--service', 'kk', '--from', day, '--to', day)).said,
    /^exported \d+ stor/,
  );
  const shown = [...(await membersOf('day.epub')).keys()].filter((name) => name.startsWith('book/story-'));
  const all = [...(await membersOf('once.epub')).keys()].filter((name) => name.startsWith('book/story-'));
  assert.ok(shown.length > 0 && shown.length < all.length);
});

test('what cannot be is one sentence, and leaves nothing', async () => {
  await writeFile(path.join(folder, 'mine.epub'), 'mine');
  for (const [code, pattern, ...args] of [
    [2, /^picket: --service must be one of kk, /, 'new.epub'],
    [2, /^picket: --service must be one of kk, /, 'new.epub', '--service', 'de'],
    [1, /^picket: kk has no story of these days$/, 'new.epub', '--service', 'kk', '--to', '1999-12-31'],
    [2, /^picket: --from must be a day such as /, 'new.epub', '--service', 'kk', '--from', '2026-02-30'],
    [
      2,
      /^picket: --from is a day after --to\n/,
      'new.epub',
      '--service',
      'kk',
      '--from',
      '2026-02-02',
      '--to',
      '2026-02-01',
    ],
    [2, /^picket: export epub takes one file /, '--service', 'kk'],
    [1, /^picket: .*mine\.epub is there already$/, 'mine.epub', '--service', 'kk'],
    [1, /ENOENT/, 'nowhere/new.epub', '--service', 'kk'],
  ] as const) {
    const answer = await picket('epub', ...args);
    assert.match(answer.said, pattern);
    assert.equal(answer.code, code, answer.said);
  }
  assert.equal(await readFile(path.join(folder, 'mine.epub'), 'utf8'), 'mine');
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.includes('new') || name.includes('partial')),
    [],
  );
});

/** Two stories with every block there is, and the text that ends every context; they lead to one another. */
async function writeHostile(file: string): Promise<void> {
  const picture = sampleImage();
  const use = { image: picture.id, alt: HOSTILE, caption: HOSTILE, credit: HOSTILE };
  const link = (href: string) => ({ type: 'link', href, content: [{ type: 'text', text: HOSTILE }] }) as const;
  const hrefs = [
    '/kk/2/#post-4',
    '/kk/2/text/',
    '/kk/topics/su/',
    '#nowhere',
    'http://a b/',
    'https://news.example/kk/2/',
  ];
  const more = { pictures: new Map([[picture.id, picture]]), headline: HOSTILE, standfirst: HOSTILE, place: HOSTILE };
  const one = sampleStory({
    ...more,
    path: '/kk/1/',
    image: { use, picture },
    bylines: [{ name: HOSTILE }, { person: 'aizhan' }],
    corrections: [{ at: now, text: HOSTILE }],
    body: [...everyVariant(HOSTILE, picture.id), { type: 'paragraph', content: hrefs.map(link) }],
  });
  const stories = [one, sampleStory({ ...more, path: '/kk/2/' })];
  const bytes = new Uint8Array(await photo(320, 180).jpeg().toBuffer());
  const rendition = { crop: '16x9', width: 320, height: 180, type: 'image/jpeg', path: '/m/320.jpeg' } as const;
  const shown: BookPicture = { rendition, digest: sha256(bytes) };
  await writeBook(path.join(folder, file), {
    book: { setting: sampleSetting(), service: 'kk', from: now, to: now },
    chapters: stories.map(({ path: at, headline, firstPublished }, index) => ({
      file: `story-${index + 1}.xhtml`,
      path: at,
      headline,
      firstPublished,
    })),
    stories: (async function* () {
      for (const story of stories)
        yield { story, pictures: new Map(copiedPlaces(story).map((place) => [place, shown])) };
    })(),
    read: async () => await Promise.resolve(bytes),
  });
}

test('whatever is written in a story, its book is well-formed', { skip: needs.epubcheck() }, async () => {
  await writeHostile('hostile.epub');
  assert.equal(epubcheck('hostile.epub'), 'clean');
});

test('links lead to the neighbour in the book, or to the site', async () => {
  await writeHostile('links.epub');
  const members = await membersOf('links.epub');
  const text = String(members.get('book/story-1.xhtml'));
  const [, ...hrefs] = /class="address">|<p>(<a href="story-2[^]*?)<\/p>/.exec(text)?.[1]?.split('href="') ?? [];
  assert.deepEqual(
    hrefs.map((href) => href.slice(0, href.indexOf('"'))),
    [
      'story-2.xhtml',
      'story-2.xhtml',
      'https://news.example/kk/topics/su/',
      'https://news.example/kk/1/#nowhere',
      'https://news.example/kk/1/',
      'story-2.xhtml',
    ],
  );
  assert.match(text, /<img src="pictures\/[0-9a-f]{32}\.jpg"/);
});
