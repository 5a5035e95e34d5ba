/** Feeds as other people's readers take them: newsboat and sfeed, over the demonstration's site, in every language. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { needs, programPath } from './needs.ts';
import { openReaderHome, type ReaderHome } from './reader-home.ts';

const SERVICES = ['kk', 'ru', 'en', 'fa'];
/** The formats that the readers know: JSON Feed is none of them. */
const FORMATS = ['feed.xml', 'atom.xml'];

/** What a reader shows of a story, and what the site says of it. */
interface Item {
  readonly title: string;
  readonly address: string;
  /** Seconds since 1970. */
  readonly published: number;
  /** HTML. */
  readonly content: string;
}

let home: ReaderHome;
before(async () => (home = await openReaderHome()));
after(() => home[Symbol.asyncDispose]());

/** From feed.json, which other tests hold to the stories. */
async function said(service: string): Promise<Item[]> {
  const feed = JSON.parse(String(await home.get(`/${service}/feed.json`))) as {
    items: { title: string; url: string; date_published: string; content_html: string }[];
  };
  assert.ok(feed.items.length > 3, service);
  return feed.items.map(({ title, url, date_published, content_html }) => ({
    title,
    address: url,
    published: Math.floor(Date.parse(date_published) / 1000),
    content: content_html,
  }));
}

async function run(program: string, args: readonly string[], input = ''): Promise<string> {
  return await new Promise((resolve, reject) => {
    const options = {
      maxBuffer: 64 * 1024 * 1024,
      timeout: 120_000,
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
    };
    const child = execFile(programPath(program), args, options, (error, out) => (error ? reject(error) : resolve(out)));
    child.stdin?.end(input);
  });
}

/** What newsboat keeps of feeds that it has fetched over HTTP: a story that two of them have, once only. */
async function newsboat(addresses: readonly string[]): Promise<(address: string) => Item[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'picket-newsboat-'));
  const [urls, cache, config] = ['urls', 'cache.db', 'config'].map((name) => path.join(folder, name));
  assert.ok(urls && cache && config);
  await writeFile(urls, addresses.join('\n'));
  await writeFile(config, 'max-items 0\nuse-proxy no\n');
  await run('newsboat', ['-u', urls, '-c', cache, '-C', config, '-x', 'reload']);
  using database = new DatabaseSync(cache);
  const rows = database.prepare('select feedurl, title, url, pubDate, content from rss_item').all();
  await rm(folder, { recursive: true });
  return (address) =>
    rows
      .filter((row) => row['feedurl'] === address)
      .map((row) => ({
        title: String(row['title']),
        address: String(row['url']),
        published: Number(row['pubDate']),
        content: String(row['content']),
      }));
}

/** sfeed prints a line an item: time, title, address, content and more, parted by tabs. */
async function sfeed(xml: string): Promise<Item[]> {
  const lines = (await run('sfeed', [], xml)).split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [time = '', title = '', address = '', content = ''] = line.split('\t');
    const whole = content.replace(/\\(.)/g, (_, sign: string) => ({ n: '\n', t: '\t' })[sign] ?? sign);
    return { title, address, published: Number(time), content: whole };
  });
}

/** Readers keep white space as they like. */
function assertSame(read: readonly Item[], expected: readonly Item[], where: string): void {
  const plain = (items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ ...item, content: item.content.replace(/\s+/g, ' ').trim() }))
      .toSorted((a, b) => (a.address < b.address ? -1 : 1));
  assert.deepEqual(plain(read), plain(expected), where);
}

test('newsboat reads every story whole', { skip: needs.tool('newsboat') }, async () => {
  for (const format of FORMATS) {
    const addressOf = (service: string): string => `${home.origin}/${service}/${format}`;
    const read = await newsboat(SERVICES.map(addressOf));
    for (const service of SERVICES) assertSame(read(addressOf(service)), await said(service), `${service} ${format}`);
  }
});

test('sfeed reads every story whole', { skip: needs.tool('sfeed') }, async () => {
  for (const service of SERVICES) {
    for (const format of FORMATS) {
      const xml = String(await home.get(`/${service}/${format}`));
      assertSame(await sfeed(xml), await said(service), `${service} ${format}`);
    }
  }
});
