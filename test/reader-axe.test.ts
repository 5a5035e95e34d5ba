/** Every kind of page in every language before axe: in light and dark, on a phone and on a wide screen. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { needs, programPath } from './needs.ts';
import { openReaderHome, type ReaderHome } from './reader-home.ts';
import { everyKind, SERVICES, type KindsByService } from './reader-kinds.ts';

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const require = createRequire(import.meta.url);
const withoutChromium = needs.chromium();

let home: ReaderHome;
let kinds: KindsByService;
let browser: Browser | null = null;

before(async () => {
  home = await openReaderHome();
  kinds = await everyKind(home.program);
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  if (!withoutChromium) browser = await chromium.launch({ executablePath: programPath('chromium'), args });
});
after(async () => {
  await browser?.close();
  await home[Symbol.asyncDispose]();
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
