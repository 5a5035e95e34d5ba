/** A story in one file, as whoever is sent it has it: opened from a disk, read on a small screen, checked with minisign. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { exportHtml } from '../src/cli/export-html.ts';
import { runCommand } from '../src/cli/run.ts';
import { minisignPublicKey } from '../src/edition/signatures/minisign.ts';
import type { SigningKey } from '../src/edition/signatures/signing-key.ts';
import { photo } from '../src/media/testing/pictures.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { addImage } from '../src/newsroom/api/images.ts';
import type { ImageUse } from '../src/story/body.ts';
import { parseBody } from '../src/story/body-html.ts';
import { needs, programPath } from './needs.ts';
import { openReaderHome, type ReaderHome } from './reader-home.ts';
import { published } from './stories.ts';

const MOST = 300_000;
const require = createRequire(import.meta.url);
const withoutChromium = needs.chromium();

let home: ReaderHome;
let browser: Browser | null = null;
let folder: string;
before(async () => {
  home = await openReaderHome();
  folder = await mkdtemp(path.join(tmpdir(), 'picket-copy-'));
  const args = ['--no-sandbox', '--disable-gpu'];
  if (!withoutChromium) browser = await chromium.launch({ executablePath: programPath('chromium'), args });
});
after(async () => {
  await browser?.close();
  await home[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

function inFolder(name: string): string {
  return path.join(folder, name);
}

const lines: string[] = [];
function terminal() {
  lines.length = 0;
  const say = (line: string): void => void lines.push(line);
  return { folder, out: say, progress: say };
}

async function picket(...args: string[]): Promise<{ code: number; said: string }> {
  const code = await runCommand(home.program, { name: 'export', args: ['html', ...args] }, terminal());
  return { code, said: lines.join('\n') };
}

async function copied(name: string, story: string): Promise<string> {
  const { code, said } = await picket(name, '--story', story);
  assert.equal(code, 0, said);
  return await readFile(inFolder(name), 'utf8');
}

/** Every story of the demonstration, with a service in its name. */
async function everyStory(): Promise<readonly { name: string; path: string; service: string }[]> {
  const { published: read } = home.program.store.read;
  const services = ['kk', 'ru', 'en', 'fa'];
  const cards = (await Promise.all(services.map((service) => read.cards({ service, limit: 50 })))).flat();
  assert.ok(cards.length > 30);
  return cards.map(({ path: at, service }, index) => ({ name: `${service}-${index}.html`, path: at, service }));
}

test('every story fits, brings its policy and its pictures, and nothing that loads', async (t) => {
  const lengths: number[] = [];
  for (const { name, path: at } of await everyStory()) {
    const page = await copied(name, `https://news.example${at}`);
    lengths.push(Buffer.byteLength(page));
    const [, policy = '', digest] =
      /content="(default-src 'none'; img-src data:; style-src 'sha256-([^']+)'[^"]*)"/.exec(page) ?? [];
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
    assert.equal(digest, createHash('sha256').update(style).digest('base64'), policy);
    assert.ok(page.indexOf(policy) < page.indexOf('<style>'));
    assert.doesNotMatch(page, /<(script|iframe|object|embed|audio|video|source|form|input)\b/);
    for (const [, source] of page.matchAll(/ (?:src|srcset|poster)="([^"]*)"/g))
      assert.match(source ?? '', /^data:image\//);
    for (const [, href] of page.matchAll(/<a\b[^>]* href="([^"]*)"/g))
      assert.match(href ?? '', /^(https?:\/\/|mailto:|#)/);
    assert.match(page, new RegExp(`class="copied".*https://news\\.example${at}`, 's'));
    assert.match(page, /class="notice"/);
  }
  t.diagnostic(`${lengths.length} copies of ${Math.min(...lengths)} to ${Math.max(...lengths)} bytes`);
  assert.ok(Math.max(...lengths) <= MOST);
});

test('opened from a disk, a copy loads nothing and fits 320 pixels', { skip: withoutChromium }, async () => {
  assert.ok(browser);
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  const [asked, said]: [string[], string[]] = [[], []];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  for (const { name } of await everyStory()) {
    asked.length = 0;
    await page.goto(pathToFileURL(inFolder(name)).href);
    const others = asked.filter((url) => !url.startsWith('data:'));
    assert.deepEqual(others, [pathToFileURL(inFolder(name)).href], name);
    assert.deepEqual(said, [], name);
    const { over, broken, styled } = await page.evaluate<Record<'over' | 'broken' | 'styled', number>>(`({
      over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      broken: [...document.images].filter((image) => image.naturalWidth === 0).length,
      styled: document.styleSheets.length,
    })`);
    assert.deepEqual([over <= 0, broken, styled], [true, 0, 1], name);
  }
  await page.close();
});

test('vnu finds nothing in a copy', { skip: needs.java() }, async () => {
  const policy = /<meta http-equiv="Content-Security-Policy" content="[^"]*">/;
  // It thinks that no policy allows a picture in a page itself. So it reads the policy on a copy without any, and the
  // others without it: no message is filtered.
  const files = await Promise.all(
    (await everyStory()).map(async ({ name }, at) => {
      const page = await readFile(inFolder(name), 'utf8');
      await writeFile(
        inFolder(`vnu-${at}.html`),
        at === 0 ? page.replace(/<img [^>]*>/g, '') : page.replace(policy, ''),
      );
      return inFolder(`vnu-${at}.html`);
    }),
  );
  const jar = require.resolve('vnu-jar/build/dist/vnu.jar');
  const args = ['-Xss2m', '-XX:TieredStopAtLevel=1', '-jar', jar, '--Werror', '--stdout', ...files];
  const { status, stdout } = spawnSync(programPath('java'), args, { encoding: 'utf8' });
  assert.equal(status, 0, stdout.slice(0, 5000));
});

test('a copy is the same each time', async () => {
  const once = await copied('once.html', home.long);
  assert.equal(await copied('twice.html', home.long), once);
  assert.equal(await copied('text.html', `${home.long}text/`), once);
});

test('minisign finds the signature beside a copy good', { skip: needs.tool('minisign') }, async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const signer: SigningKey = { publicKey: raw, sign: (bytes) => sign(null, bytes, privateKey) };
  const args = ['signed.html', '--story', home.long];
  assert.equal(await exportHtml(home.program, { args, terminal: terminal(), signer }), 0);
  // As the file itself says, with the key that it names.
  const page = await readFile(inFolder('signed.html'), 'utf8');
  const [, command = ''] = /minisign (-Vm signed\.html -P \S+?)</.exec(page) ?? [];
  const verify = () => spawnSync(programPath('minisign'), command.split(' '), { cwd: folder, encoding: 'utf8' });
  const { status, stdout } = verify();
  assert.equal(status, 0);
  assert.ok(stdout.includes(`https://news.example${home.long}`));
  assert.ok(minisignPublicKey(raw).includes(command.split(' ').at(-1) ?? ' '));
  await writeFile(inFolder('signed.html'), page.replace('Тоғыз', 'Сегіз'));
  assert.notEqual(verify().status, 0);
});

async function pictures(count: number): Promise<ImageUse[]> {
  const made: ImageUse[] = [];
  for (let at = 0; at < count; at++) {
    const bytes = await photo(640, 400).jpeg().toBuffer();
    const words = { alt: `Сурет ${at}`, caption: `Сурет туралы ${at}`, credit: '' };
    const image = { bytes, declaredType: null, ...words, focus: { x: 0.5, y: 0.5 } };
    made.push({ image: (await addImage(home.program.newsroom, commandLine, image)).id, ...words });
  }
  return made;
}

test('a picture that cannot be brought along is told, and the copy says so', async () => {
  const { newsroom, store } = home.program;
  const [lead = null, ...images] = await pictures(3);
  const { body } = parseBody('<p>Мәтін.</p>');
  const blocks = images.map((use) => ({ type: 'image', use }) as const);
  const { path: at } = await published(home.program, { slug: 'suretter', leadImage: lead, body: [...body, ...blocks] });
  const whole = await copied('whole.html', at);
  assert.deepEqual([whole.match(/<img /g)?.length, whole.match(/class="words"/g)?.length], [3, undefined]);
  assert.doesNotMatch(whole, /Файл шағын болуы үшін/);
  const [row] = await store.read.images.imagesById(images.slice(0, 1).map(({ image }) => image));
  for (const { digest } of row?.renditions ?? []) await newsroom.blobs.delete(digest);
  const fewer = await copied('fewer.html', at);
  assert.deepEqual([fewer.match(/<img /g)?.length, fewer.match(/class="words"/g)?.length], [2, 1]);
  assert.match(fewer, /class="words">\[Сурет: Сурет 1\] Сурет туралы 1</);
  assert.match(fewer, /Файл шағын болуы үшін/);
});

test('what cannot be is one sentence, and leaves nothing', async () => {
  await writeFile(inFolder('mine.html'), 'mine');
  const words = 'сөз '.repeat(50_000);
  const { path: endless } = await published(home.program, { slug: 'uzaq', body: parseBody(`<p>${words}</p>`).body });
  for (const [code, pattern, ...args] of [
    [2, /^picket: which story\? /, 'new.html'],
    [2, /^picket: export html takes one file /, '--story', home.long],
    [1, /^picket: readers find no story at \/kk\/2020\/01\/01\/x\/$/, 'new.html', '--story', '/kk/2020/01/01/x/'],
    [1, /^picket: .*mine\.html is there already$/, 'mine.html', '--story', home.long],
    [1, /^picket: its words alone are more /, 'new.html', '--story', endless],
  ] as const) {
    const answer = await picket(...args);
    assert.match(answer.said, pattern);
    assert.equal(answer.code, code, answer.said);
  }
  assert.equal(await readFile(inFolder('mine.html'), 'utf8'), 'mine');
  assert.deepEqual(
    (await readdir(folder)).filter((name) => /new|partial/.test(name)),
    [],
  );
});
