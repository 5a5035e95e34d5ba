/** What readers are promised of a page, measured on the demonstration as it is served. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { SCRIPT_POLICY } from '../src/press/policy.ts';
import { needs, programPath } from './needs.ts';
import { openReaderHome, type ReaderHome } from './reader-home.ts';

const WIRE_BYTES = 13_000;
const require = createRequire(import.meta.url);
const run = promisify(execFile);
const withoutChromium = needs.chromium();

let home: ReaderHome;
let browser: Browser | null = null;

before(async () => {
  [home, browser] = await Promise.all([openReaderHome(), withoutChromium ? null : openBrowser()]);
});

async function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  return await chromium.launch({ executablePath: programPath('chromium'), args });
}

after(async () => {
  await browser?.close();
  await home[Symbol.asyncDispose]();
});

/** Opens an address of the site in a browser that knows nothing yet. */
async function withPage<T>(
  place: string,
  options: BrowserContextOptions,
  act: (page: Page, requests: readonly string[]) => Promise<T>,
): Promise<T> {
  assert.ok(browser);
  const context = await browser.newContext(options);
  try {
    const requests: string[] = [];
    context.on('request', (request) => requests.push(request.url()));
    const page = await context.newPage();
    await page.goto(home.origin + place, { waitUntil: 'load' });
    return await act(page, requests);
  } finally {
    await context.close();
  }
}

async function places(service: string): Promise<string[]> {
  return [`/${service}/`, await home.newest(service), `/${service}/archive/2026/11/`];
}

test('a story of 900 Kazakh words with its style crosses the wire in 13,000 bytes', async (t) => {
  for (const encoding of ['br', 'gzip'] as const) {
    const { length } = await home.get(home.long, encoding);
    t.diagnostic(`${encoding}: ${length} bytes`);
    assert.ok(length > 4000 && length <= WIRE_BYTES, `${encoding}: ${length} bytes`);
  }
});

test('a story needs no script', { skip: withoutChromium }, async () => {
  const text = async (javaScriptEnabled: boolean): Promise<string> =>
    await withPage(home.long, { javaScriptEnabled }, async (page) => await page.locator('body').innerText());
  assert.equal(await text(false), await text(true));
});

test('a page asks nobody else, keeps nothing and fits 320 pixels', { skip: withoutChromium }, async () => {
  const more = ['/', '/kk/archive/', '/ru/contact/', '/en/notices/undesirable/', '/not-found/'];
  for (const place of [...(await places('kk')), ...(await places('fa')), ...more]) {
    await withPage(place, { viewport: { width: 320, height: 700 } }, async (page, requests) => {
      const foreign = requests.filter((url) => !url.startsWith(`${home.origin}/`) && !url.startsWith('data:'));
      assert.deepEqual(foreign, [], place);
      assert.deepEqual(await page.context().cookies(), [], place);
      const { kept, fonts, over } = await page.evaluate<Record<'kept' | 'fonts' | 'over', number>>(`({
        kept: localStorage.length + sessionStorage.length,
        fonts: document.fonts.size,
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      })`);
      assert.deepEqual([kept, fonts], [0, 0], place);
      assert.ok(over <= 0, `${place}: ${over} pixels too wide`);
    });
  }
});

test(
  'phones ask twice at most before they paint, and the script holds nothing up',
  { skip: withoutChromium },
  async () => {
    assert.ok(browser);
    for (const place of [home.long, '/kk/', '/fa/']) {
      const context = await browser.newContext({ viewport: { width: 360, height: 640 }, deviceScaleFactor: 2 });
      try {
        const asked: string[] = [];
        context.on('request', (request) => asked.push(new URL(request.url()).pathname));
        // It is never answered.
        await context.route('**/assets/*', () => {});
        const page = await context.newPage();
        await page.goto(home.origin + place, { waitUntil: 'commit' });
        await page.evaluate(`new Promise((painted) =>
        new PerformanceObserver(painted).observe({ type: 'paint', buffered: true }))`);
        await page.locator('.foot').waitFor();
        const others = asked.filter((path) => !path.startsWith('/assets/') && path !== ',');
        assert.ok(others.length <= 2, `${place}: ${others.join(' ')}`);
        assert.equal(asked.filter((path) => path.startsWith('/assets/')).length, 1);
      } finally {
        await context.close();
      }
    }
  },
);

test('the first stop of the keyboard is seen and leads to the words', { skip: withoutChromium }, async () => {
  for (const place of [home.long, '/fa/']) {
    await withPage(place, { viewport: { width: 320, height: 700 } }, async (page) => {
      await page.keyboard.press('Tab');
      const box = await page.locator('nav.skip a:focus').boundingBox();
      assert.ok(box && box.x >= 0 && box.x + box.width <= 320 && box.y >= 0 && box.height >= 24, place);
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate('document.activeElement.id'), 'main', place);
    });
  }
});

/** Run in the page: where each word of the first date in its main part begins, and the two numbers of its hour. */
const DATE_PLACES = String.raw`(() => {
  const text = document.querySelector('main time').firstChild;
  const places = (pattern) => [...text.data.matchAll(pattern)].map((match) => {
    const range = document.createRange();
    range.setStart(text, match.index);
    range.setEnd(text, match.index + match[0].length);
    return range.getBoundingClientRect().x;
  });
  return { words: places(/[^\s,]+/g), hour: places(/\p{Nd}+(?=:)|(?<=:)\p{Nd}+/gu) };
})()`;

test(
  'dates run from right to left in Persian, and their hours from left to right',
  { skip: withoutChromium },
  async () => {
    for (const [service, sign] of [
      ['fa', -1],
      ['kk', 1],
    ] as const) {
      for (const place of [`/${service}/`, await home.newest(service)]) {
        const { words, hour } = await withPage(
          place,
          {},
          async (page) => await page.evaluate<Record<'words' | 'hour', number[]>>(DATE_PLACES),
        );
        assert.ok(words.length >= 4 && hour.length === 2, place);
        const ordered = words.toSorted((a, b) => sign * (a - b));
        assert.ok(new Set(words).size === words.length, place);
        assert.deepEqual(words, ordered, place);
        assert.ok((hour[0] ?? NaN) < (hour[1] ?? NaN), `${place}: the hour`);
      }
    }
  },
);

test(
  'paper has the words, the notice and where they came from, black on white',
  { skip: withoutChromium },
  async () => {
    for (const service of ['kk', 'fa']) {
      const place = await home.newest(service);
      await withPage(place, { colorScheme: 'dark' }, async (page) => {
        await page.emulateMedia({ media: 'print' });
        for (const shown of ['h1', '.body p', '.notice h2', '.printed'])
          assert.ok(await page.locator(shown).first().isVisible(), shown);
        for (const gone of ['nav', '.foot', '.breaking', '.now'])
          for (const each of await page.locator(gone).all()) assert.ok(!(await each.isVisible()), gone);
        const foot = await page.locator('.printed').innerText();
        assert.ok(foot.includes(`https://news.example${place}`), foot);
        const colours =
          await page.evaluate(`[getComputedStyle(document.body), getComputedStyle(document.querySelector('h1'))]
        .flatMap(({ color, backgroundColor }) => [color, backgroundColor])`);
        assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'rgb(0, 0, 0)', 'rgba(0, 0, 0, 0)']);
        const after = await page.evaluate(`(() => {
        document.querySelector('.body p').innerHTML = '<a href="https://example.org/x">a</a><a href="/kk/">b</a>';
        return [...document.querySelectorAll('.body p a')].map((link) => getComputedStyle(link, '::after').content);
      })()`);
        assert.deepEqual(after, ['" (https://example.org/x)"', 'none']);
        const pdf = await page.pdf({ preferCSSPageSize: true });
        assert.ok(pdf.length > 1000);
      });
    }
  },
);

test('the validator of HTML has nothing to say', { skip: needs.java() }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'picket-vnu-'));
  try {
    const all = [...(await places('kk')), ...(await places('fa')), '/kk/not-found/'];
    const files = await Promise.all(
      all.map(async (place, at) => {
        const page = String(await home.get(place));
        const policy = `<meta http-equiv="Content-Security-Policy" content="${SCRIPT_POLICY}">`;
        assert.equal(page.split(policy).length, 2, place);
        const file = path.join(folder, `${at}.html`);
        // It takes JSON-LD for a script, and pictures and scripts beside a file for another origin's. So it reads the policy
        // on a page without any, and the others without it: no message is filtered. Chromium reads all with their policy.
        await writeFile(
          file,
          place.endsWith('/not-found/')
            ? page.replace(/<script type="module".*?<\/script>/s, '')
            : page.replace(policy, ''),
        );
        return file;
      }),
    );
    const jar = require.resolve('vnu-jar/build/dist/vnu.jar');
    await run(programPath('java'), ['-Xss1m', '-jar', jar, '--Werror', '--stdout', ...files]).catch(({ stdout }) =>
      assert.fail(String(stdout)),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a text browser reads a story in its order', { skip: needs.tool('w3m') }, async () => {
  const place = await home.newest('en');
  const page = String(await home.get(place));
  const words = (pattern: RegExp): string => {
    const inner = (pattern.exec(page)?.[1] ?? '')
      .replace(/<[^>]*>/g, '')
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"');
    assert.notEqual(inner, '', String(pattern));
    return inner.replace(/\s+/g, ' ').trim();
  };
  const { stdout } = await run(programPath('w3m'), ['-dump', '-cols', '72', home.origin + place]);
  const dump = stdout.replace(/\s+/g, ' ');
  const parts = [
    'Skip to main content', 'Breaking news', words(/<p class="name">(.*?)<\/p>/s), words(/<h1>(.*?)<\/h1>/s),
    words(/<p class="standfirst">(.*?)<\/p>/s), words(/<p class="byline">(.*?)<\/p>/s), words(/<p class="dateline">.*?<time[^>]*>(.*?)<\/time>/s),
    words(/<figcaption>(.*?)<\/figcaption>/s), words(/<div class="body">\s*<p>(.*?)<\/p>/s), words(/<section class="about">.*?<p>(.*?)<\/p>/s),
    words(/<aside class="notice".*?<h2>(.*?)<\/h2>/s), 'Contact the newsroom',
  ]; // prettier-ignore
  let at = 0;
  for (const part of parts) {
    const found = dump.indexOf(part, at);
    assert.notEqual(found, -1, `“${part}” after “${dump.slice(Math.max(0, at - 60), at)}” in ${stdout}`);
    at = found + part.length;
  }
});
