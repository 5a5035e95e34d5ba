/** Every kind of page in every language, before judges that others wrote. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';
import { exportFolder } from '../src/edition/export-folder.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { withdrawStory } from '../src/newsroom/api/publishing.ts';
import { needs, programPath } from './needs.ts';
import { openReaderHome, type ReaderHome } from './reader-home.ts';
import { kindsOf, type KindOfPage } from './reader-kinds.ts';
import { published } from './stories.ts';

const SERVICES = ['kk', 'ru', 'en', 'fa'];
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const require = createRequire(import.meta.url);
const run = promisify(execFile);
const withoutChromium = needs.chromium();
const withoutCheckers = withoutChromium || needs.checkers();

let home: ReaderHome;
let browser: Browser | null = null;
const kinds = new Map<string, readonly KindOfPage[]>();

before(async () => {
  home = await openReaderHome();
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  if (!withoutChromium) browser = await chromium.launch({ executablePath: programPath('chromium'), args });
  for (const service of SERVICES) {
    const { id } = await published(home.program, { slug: 'gone', service, topics: [] });
    await withdrawStory(home.program.newsroom, commandLine, { id, reason: 'A source was put at risk.' });
    kinds.set(service, await kindsOf(home.program, service));
  }
});
after(async () => {
  await browser?.close();
  await home[Symbol.asyncDispose]();
});

test('the demonstration has every kind of page in every language', (t) => {
  for (const [service, pages] of kinds) {
    t.diagnostic(`${service}: ${pages.flatMap((page) => page.kinds).join(', ')}`);
    const wanted = ['front', 'story', 'text', 'live', 'topics', 'people', 'units', 'storylines', 'archive', 'month', 'notices', 'contact', 'saved', 'not-found', 'page', 'withdrawn']; // prettier-ignore
    const paths = new Set(pages.flatMap((page) => page.kinds));
    assert.deepEqual(wanted.filter((kind) => !paths.has(kind)), [], service); // prettier-ignore
  }
});

test('the validator has nothing to say of the whole exported folder', { skip: needs.java() }, async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'picket-vnu-'));
  try {
    await exportFolder({ edition: home.program.edition, out: path.join(folder, 'site') });
    const pages = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html'));
    t.diagnostic(`${pages.length} pages`);
    // It takes JSON-LD for a script, and what stands beside a file for another origin's: it reads the policy by itself elsewhere
    // (reader-pages.test.ts). Nothing else is changed, and no message is filtered.
    const policy = /<meta http-equiv="Content-Security-Policy" content="[^"]*">/;
    for (const page of pages) {
      const file = path.join(folder, page);
      await writeFile(file, (await readFile(file, 'utf8')).replace(policy, ''));
    }
    const jar = require.resolve('vnu-jar/build/dist/vnu.jar');
    const args = ['-Xss2m', '-jar', jar, '--Werror', '--skip-non-html', '--stdout', folder];
    await run(programPath('java'), args, { maxBuffer: 1e8 }).catch(({ stdout }) =>
      assert.fail(String(stdout).slice(0, 5000)),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

for (const service of SERVICES) {
  test(`axe finds nothing on any kind of page in ${service}`, { skip: withoutChromium }, async () => {
    const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
    for (const { path: place } of kinds.get(service) ?? []) {
      await withPage(place, async (page) => {
        await page.evaluate(axe);
        for (const colorScheme of ['light', 'dark'] as const) {
          for (const width of [320, 1280]) {
            await page.emulateMedia({ colorScheme });
            await page.setViewportSize({ width, height: 800 });
            const over = await page.evaluate<number>(
              'document.documentElement.scrollWidth - document.documentElement.clientWidth',
            );
            assert.ok(over <= 0, `${place} at ${width}: ${over} pixels too wide`);
            assert.deepEqual(await findings(page), [], `${place} ${colorScheme} ${width}`);
          }
        }
      });
    }
  });
}

async function withPage(place: string, act: (page: Page) => Promise<void>): Promise<void> {
  assert.ok(browser);
  // The policy would keep axe out, which is what it is for.
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' });
  try {
    // What the script's bar lies over cannot be judged; the bar itself is in reader-script.test.ts.
    await context.route('**/now.json', (route) => route.abort());
    const page = await context.newPage();
    await page.goto(home.origin + place, { waitUntil: 'load' });
    await act(page);
  } finally {
    await context.close();
  }
}

async function findings(page: Page): Promise<string[]> {
  return await page.evaluate<string[]>(`axe.run(document, {
    runOnly: { type: 'tag', values: ${JSON.stringify(AXE_TAGS)} }, resultTypes: ['violations', 'incomplete'],
  }).then(({ violations, incomplete }) => [...violations, ...incomplete].map(
    ({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))`);
}

interface Judged {
  readonly url: string;
  readonly issues: readonly string[];
  readonly scores?: Readonly<Record<string, number>>;
}

async function judged(judge: 'pa11y' | 'lighthouse', places: readonly string[]): Promise<Judged[]> {
  const urls = places.map((place) => home.origin + place);
  const script = path.join(import.meta.dirname, 'checkers/judge.js');
  const { stdout } = await run(process.execPath, [script, judge, programPath('chromium'), ...urls], { maxBuffer: 1e8 });
  return stdout.trim().split('\n').map((line) => JSON.parse(line) as Judged); // prettier-ignore
}

test('pa11y finds nothing on any kind of page', { skip: withoutCheckers }, async () => {
  // Two languages and both directions here: the markup is the same in the others, and axe reads all of them.
  const places = ['kk', 'fa'].flatMap((service) => (kinds.get(service) ?? []).map(({ path: place }) => place));
  for (const { url, issues } of await judged('pa11y', places)) assert.deepEqual(issues, [], url);
});

// How fast a page is, a loaded machine cannot say: that number is in bench/, from a quiet one.
test(
  'Lighthouse gives fronts and stories 100 in all that does not depend on the machine',
  { skip: withoutCheckers },
  async (t) => {
    const places = ['/kk/', home.long, '/fa/', await home.newest('fa')];
    for (const { url, scores, issues } of await judged('lighthouse', places)) {
      const { performance, ...steady } = scores ?? {};
      t.diagnostic(`${url}: performance ${performance}`);
      for (const [category, score] of Object.entries(steady)) {
        assert.equal(score, 100, `${url} ${category}: ${issues.join('; ')}`);
      }
    }
  },
);
