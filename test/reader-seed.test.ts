/**
 * The page that the project began with: saved as text, imported by the command, published, read again. Whatever stood on
 * it stands on ours, once.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { createSite } from '../src/site/site.ts';
import { openTestHome, ORIGIN } from './home.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const repository = path.join(import.meta.dirname, '..');
const seed = path.join(repository, '../shared/seed/page.txt');
const skip = existsSync(seed) ? false : 'needs the seed page beside the repository';
const run = promisify(execFile);

const document = {
  name: 'RFE/RL',
  services: [{ id: 'en', name: 'English', title: 'Radio Free Europe', timeZone: 'UTC' }],
};

let home = '';
let said = '';
const pages = new Map<string, string>();
const statuses = new Map<string, number>();

before(async () => {
  if (skip) return;
  home = await mkdtemp(path.join(tmpdir(), 'picket-seed-'));
  await writeFile(path.join(home, 'publication.json'), JSON.stringify(document));
  await picket('init', path.join(home, 'publication.json'));
  const keep = ['--keep-unit', '--keep-notice', '--keep-breaking'];
  const image = ['--image', path.join(repository, 'demonstration/pictures/court.jpg')];
  said = await picket('import', 'page', seed, '--service', 'en', '--publish', ...keep, ...image);
  await readPages();
});

after(async () => {
  if (home !== '') await rm(home, { recursive: true });
});

async function picket(...args: string[]): Promise<string> {
  const environment = { ...process.env, PICKET_HOME: home, PUBLIC_URL: ORIGIN };
  const { stdout } = await run(process.execPath, [path.join(repository, 'bin/picket.js'), ...args], {
    env: environment,
    timeout: 60_000,
  });
  return stdout;
}

/** The front, the story it leads with, and every address that the story links to, as a reader gets them. */
async function readPages(): Promise<void> {
  await using program = await openTestHome({ home });
  const site = createSite({ edition: program.edition });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  const address = site.address();
  const origin = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  const get = async (place: string): Promise<string> => {
    const response = await fetch(origin + place, { headers: { connection: 'close' } });
    const text = await response.text();
    statuses.set(place, response.status);
    pages.set(place, text);
    return text;
  };
  const front = elements(parse(await get('/en/')));
  const story = hrefs(front).find((href) => /^\/en\/\d{4}\//.test(href)) ?? '';
  pages.set('story', await get(story));
  for (const href of hrefs(elements(parse(pages.get('story') ?? '')))) if (href.startsWith('/')) await get(href);
  site.closeAllConnections();
  await new Promise((closed) => site.close(closed));
}

function elements(node: { childNodes: Node[] }): Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elements(child)] : []));
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((each) => each.name === name)?.value ?? '';
}

function hrefs(among: readonly Element[]): string[] {
  return among.filter(({ tagName }) => tagName === 'a').map((link) => attribute(link, 'href'));
}

function words(node: { childNodes: Node[] }): string {
  const parts = node.childNodes.map((child) =>
    'value' in child ? child.value : 'tagName' in child && child.tagName !== 'script' ? words(child) : '',
  );
  const text = parts.join('').replace(/\s+/g, ' ');
  return 'tagName' in node && /^(p|li|h\d|section|figcaption)$/.test(String(node.tagName)) ? ` ${text.trim()} ` : text;
}

function story(): Element[] {
  return elements(parse(pages.get('story') ?? ''));
}

/** Elements by `tag` or `.class`. */
function all(selector: string, among = story()): Element[] {
  return among.filter((element) =>
    selector.startsWith('.')
      ? attribute(element, 'class').split(' ').includes(selector.slice(1))
      : element.tagName === selector,
  );
}

function one(selector: string, among?: Element[]): Element {
  const [first, ...more] = all(selector, among);
  assert.ok(first && more.length === 0, `one ${selector}, not ${more.length + (first ? 1 : 0)}`);
  return first;
}

async function seedLines(): Promise<string[]> {
  return (await readFile(seed, 'utf8'))
    .split(/\n+/)
    .map((line) => line.replace(/^\s*(•\s*)?/, '').trim())
    .filter(Boolean);
}

test('the import says what it did and has nothing to warn of', { skip }, () => {
  assert.match(said, /imported 1, skipped 0, failed 0\s*$/);
});

test('the parts of the seed’s page are on ours', { skip }, async () => {
  const lines = await seedLines();
  const [headline = '', caption = ''] = lines.slice(2);
  assert.equal(attribute(one('.skip'), 'aria-label'), lines[0]);
  const breaking = elements(one('.breaking'));
  assert.equal(words(one('h2', breaking)).trim().toLowerCase(), lines[1]?.toLowerCase());
  assert.equal(words(one('p', breaking)).trim(), headline);
  assert.equal(words(one('h1')).trim(), headline);
  assert.match(words(one('.dateline')), /^\s*NUR-SULTAN, /);
  const lead = elements(one('figure'));
  assert.equal(words(one('figcaption', lead)).trim(), caption);
  assert.equal(attribute(one('img', lead), 'alt'), '', 'what the caption says is not read twice');
  const about = elements(one('.about'));
  assert.equal(words(one('h2', about)).trim(), 'RFE/RL’s Kazakh Service'.replace('’', "'"));
  assert.equal(
    words(one('p', about)).trim(),
    lines.find((line) => line.includes('offers informed')),
  );
});

test('the nine paragraphs stand in their order', { skip }, async () => {
  const lines = await seedLines();
  const from = lines.findIndex((line) => line.startsWith('NUR-SULTAN --'));
  const expected = lines.slice(from, from + 9).map((line) => line.replace('NUR-SULTAN -- ', ''));
  const body = one('.body').childNodes.flatMap((node) => ('tagName' in node ? [words(node).trim()] : []));
  assert.deepEqual(body, expected);
});

test('every sentence is there once', { skip }, async () => {
  const page = `${words(one('main'))} ${words(one('.notice'))}`.replace(/\s+/g, ' ');
  const lines = new Set((await seedLines()).slice(2).map((line) => line.replace('NUR-SULTAN -- ', '')));
  for (const label of ['16x9 Image', "RFE/RL's Kazakh Service", 'To find out more, click here.']) lines.delete(label);
  for (const line of lines) assert.equal(page.split(line).length - 1, 1, line);
});

test('the notice leads to a page that says more', { skip }, async () => {
  const lines = await seedLines();
  const notice = elements(one('.notice'));
  assert.equal(words(one('h2', notice)).trim(), lines.at(-3));
  assert.equal(words(all('p', notice)[0] ?? one('p', notice)).trim(), lines.at(-2));
  assert.equal(words(one('a', notice)).trim(), lines.at(-1));
  const [place = ''] = hrefs(notice);
  assert.equal(statuses.get(place), 200);
  assert.ok(words(one('main', elements(parse(pages.get(place) ?? '')))).includes(lines.at(-2) ?? '?'));
});

test('no link of the page leads nowhere', { skip }, () => {
  assert.deepEqual(
    [...statuses].filter(([, status]) => status !== 200),
    [],
  );
  assert.ok(statuses.size > 8);
});
