/** How long a writer waits: for a story that they open from the desk, and for each letter in a long one. */
import { chromium, type Browser, type Page } from 'playwright-core';
import { programPath } from '../test/needs.ts';
import { article } from './content.ts';
import type { BenchHome } from './home.ts';
import { startOn, type Newsroom, type Starting } from './picket.ts';
import { median, milliseconds, progress, quantile, type Row } from './report.ts';

const OPENED = 30;
const WORDS = 5_000;
const KEYS = 300;
/** What a browser calls a long task, in milliseconds: shorter ones it does not tell. */
const LONG = 50;

export async function benchApp(at: BenchHome, starting: Starting): Promise<Row[]> {
  await using newsroom = await startOn(at, starting);
  const browser = await chromium.launch({
    executablePath: programPath('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    progress('opening stories in the app');
    const opened = await openMany(await pageOf(browser, newsroom), newsroom);
    progress(`typing in a story of ${WORDS} words`);
    const tasks = await typeInLong(await pageOf(browser, newsroom), newsroom, at);
    const longest = Math.max(0, ...tasks);
    return [
      row(
        at,
        'a story opened from the desk, p50',
        milliseconds(median(opened)),
        `of ${opened.length}, from the first page of the desk`,
      ),
      row(
        at,
        'a story opened from the desk, p95',
        milliseconds(quantile(opened, 0.95)),
        'from the click until its text can be written in',
      ),
      row(
        at,
        `longest task while ${KEYS} keys are typed in ${WORDS} words`,
        longest === 0 ? `< ${LONG} ms` : milliseconds(longest),
        `${tasks.length} tasks of ${LONG} ms or more, saving included`,
      ),
    ];
  } finally {
    await browser.close();
  }
}

function row({ count: stories }: BenchHome, what: string, value: string, note: string): Row {
  return { what, stories, value, note };
}

/** A page whose requests carry the token, as a session would. */
async function pageOf(browser: Browser, { newsroom, token }: Newsroom): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  await context.setExtraHTTPHeaders({ authorization: `Bearer ${token}` });
  const page = await context.newPage();
  await page.goto(`${newsroom}/app/`);
  await page.locator('a.row-link').first().waitFor();
  return page;
}

/** Within the page and by its own clock, so that nothing of the way to it counts. As text: this file knows no DOM. */
const OPENING = `(at) => new Promise((resolve) => {
  const began = performance.now();
  const observer = new MutationObserver(() => {
    if (document.querySelector('.prose[contenteditable=true] p') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - began));
  });
  observer.observe(document.body, { childList: true, subtree: true, attributes: true });
  document.querySelectorAll('a.row-link')[at].click();
})`;
const WATCHING = `
  globalThis.told = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) told.push(duration);
  }).observe({ type: 'longtask' });
`;

async function openMany(page: Page, { newsroom }: Newsroom): Promise<number[]> {
  const taken: number[] = [];
  for (let number = 0; number <= OPENED; number += 1) {
    const links = page.locator('a.row-link');
    const time = Number(await page.evaluate(`(${OPENING})(${(number * 7) % (await links.count())})`));
    // The first brings the editor along.
    if (number > 0) taken.push(time);
    await page.goBack();
    await page.locator('a.row-link').first().waitFor();
  }
  await page.goto(`${newsroom}/app/`);
  return taken;
}

async function typeInLong(page: Page, { newsroom, ask }: Newsroom, at: BenchHome): Promise<number[]> {
  const paragraphs: string[] = [];
  for (let number = 0; paragraphs.join(' ').split(' ').length < WORDS; number += 1)
    paragraphs.push(...article({ number, of: at.count, service: 'kk' }).paragraphs);
  const words = paragraphs
    .join('\n')
    .split(/(?<=\s)/)
    .slice(0, WORDS)
    .join('');
  const html = words
    .split('\n')
    .map((text) => `<p>${text.trim()}</p>`)
    .join('');
  const story = { service: 'kk', headline: 'Ұзақ мәтін', body: { html } };
  const { id } = (await ask('POST', '/api/stories', story)) as { id: string };
  await page.goto(`${newsroom}/app/stories/${id}`);
  await page.locator('.prose[contenteditable=true] p').nth(10).click();
  await page.evaluate(WATCHING);
  for (let key = 0; key < KEYS; key += 1) await page.keyboard.press(key % 6 === 5 ? 'Space' : 'KeyA', { delay: 10 });
  await page.locator('.save-state[data-state=saved]').waitFor({ timeout: 60_000 });
  return await page.evaluate(() => (globalThis as unknown as { told: number[] }).told);
}
