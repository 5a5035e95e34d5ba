/** In what order a reader's eye meets the parts of a line, measured in a browser: no checker of markup sees a scrambled date. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { changePublication, readPublication } from '../src/newsroom/api/publication-acts.ts';
import { correctStory } from '../src/newsroom/api/publishing.ts';
import type { Program } from '../src/program.ts';
import { createSite } from '../src/site/site.ts';
import { parseBody } from '../src/story/body-html.ts';
import { openTestHome } from './home.ts';
import { needs, programPath } from './needs.ts';
import { published } from './stories.ts';
import { disorder, placed } from './visual-order.ts';

const skip = needs.chromium();
const NOW = new Date('2026-11-22T06:00:00Z');
let program: Program;
let site: Server;
let origin: string;
let browser: Browser;
let page: Page;
/** A Persian story full of what is not Persian, and its Kazakh translation. */
let persian: string;
let kazakh: string;

const contact = [
  { id: 'phone', kind: 'phone', label: { fa: 'تلفن' }, address: '+7 727 250-12-34' },
  { id: 'onion', kind: 'onion', label: { fa: 'تور' }, address: 'http://steppe-7.onion/a/' },
  { id: 'mail', kind: 'email', label: { fa: 'رایانامه' }, address: 'desk@news.example' },
];

before(async () => {
  if (skip) return;
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  browser = await chromium.launch({ executablePath: programPath('chromium'), args });
  program = await openTestHome({ clock: () => NOW });
  site = createSite({ edition: program.edition });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  const address = site.address();
  assert.ok(address !== null && typeof address === 'object');
  origin = `http://127.0.0.1:${address.port}`;
  const { newsroom } = program;
  await changePublication(newsroom, commandLine, { ...(await readPublication(newsroom, commandLine)), contact });
  await published(program, { service: 'en', slug: 'first', topics: [] });
  const body = parseBody(
    `<p>بهای آن <bdi lang="en">USD 1,500</bdi> است، ساعت ۱۶:۰۵.</p><ul><li>دوم: <span lang="en">Jane Doe</span>، سوم</li></ul>
     <p>نشانی <span lang="en">https://example.org/a-b/?c=1</span> است.</p>`,
  ).body;
  const bylines = [{ name: 'Jane Doe' }, { name: 'Айжан Серік' }, { name: 'رضا کیان' }];
  const draft = {
    service: 'fa',
    headline: 'شرکت Kazatomprom، سال ۱۴۰۵',
    place: 'تهران',
    topics: ['آب'],
    bylines,
    body,
  };
  const story = await published(program, { ...draft, slug: 'tartib' });
  await correctStory(newsroom, commandLine, { id: story.id, text: 'Reuters گفت' });
  persian = story.path;
  const translation = { service: 'kk', headline: 'Реттік сан', topics: ['Су'], translationOf: story.id, bylines };
  kazakh = (await published(program, { ...translation, slug: 'rettik-san' })).path;
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
});
after(async () => {
  if (skip) return;
  await browser.close();
  site.closeAllConnections();
  site.close();
  await program[Symbol.asyncDispose]();
});

type Line = readonly [selector: string, ...parts: string[]];

async function assertOrder(place: string, line: 'ltr' | 'rtl', lines: readonly Line[]): Promise<void> {
  await page.goto(origin + place);
  for (const [selector, ...parts] of lines) {
    const wrong = disorder(await placed(page, selector, parts), line);
    assert.equal(
      wrong,
      null,
      `${place} ${selector}: ${wrong} in ${await page.locator(selector).first().textContent()}`,
    );
  }
}

const story: readonly Line[] = [
  ['h1', 'شرکت', 'Kazatomprom', 'سال', '۱۴۰۵'],
  ['.byline', 'نوشتهٔ', 'Jane Doe', 'Айжан Серік', 'رضا', 'کیان'],
  ['.dateline', 'تهران', '۱', 'آذر', '۱۴۰۵', 'ساعت', '۹:۳۰'],
  ['.box .plain li', '۱', 'آذر', '۱۴۰۵', 'Reuters', 'گفت'],
  ['.others li', 'Қазақша', 'Реттік сан'],
];

test('a Persian story is read from the right, and what is not Persian inside it from the left', { skip }, async () => {
  await assertOrder(persian, 'rtl', [
    ...story,
    ['.body p', 'بهای', 'آن', 'USD 1,500', 'است', 'ساعت', '۱۶:۰۵'],
    ['.body li', 'دوم', 'Jane Doe', 'سوم'],
    ['.body p:last-child', 'نشانی', 'https://example.org/a-b/?c=1', 'است'],
    ['.mast nav', 'Қазақша', 'Русский', 'English'],
  ]);
  await assertOrder(`${persian}text/`, 'rtl', story);
});

test('Persian lists, months and doors likewise', { skip }, async () => {
  await assertOrder('/fa/archive/2026/11/', 'rtl', [
    ['h1', 'مطالب', 'نوامبر', '۲۰۲۶', 'آبان', 'آذر', '۱۴۰۵'],
    ['.day h2', '۱', 'آذر', '۱۴۰۵'],
  ]);
  await assertOrder('/fa/archive/', 'rtl', [
    ['.months:last-of-type li', 'نوامبر', '۲۰۲۶', 'آبان', 'آذر', '۱۴۰۵', 'مطلب'],
  ]);
  await assertOrder('/fa/', 'rtl', [['.newest .quiet', 'آخرین', 'به‌روزرسانی', '۱', 'آذر', '۱۴۰۵', 'ساعت']]);
  await page.goto(`${origin}/fa/contact/`);
  const doors = await page.locator('.address').allTextContents();
  assert.ok(doors.length > 2);
  for (const [at, address] of doors.entries()) {
    const [whole] = (await placed(page, `.door:nth-of-type(${at + 1}) .address`, [address.trim()])) ?? [];
    assert.match(whole?.runs ?? '', /^(ltr|none)$/, address);
  }
});

test('Kazakh and English pages are read from the left, and Persian inside them from the right', { skip }, async () => {
  await assertOrder(kazakh, 'ltr', [
    ['.byline', 'Jane Doe', 'Айжан Серік'],
    ['.dateline', '22', 'қараша', '2026', '11:00'],
    ['.others li', 'فارسی', 'Kazatomprom'],
    ['.mast nav', 'Русский', 'English', 'فارسی'],
  ]);
  const box = await placed(page, '.others li', ['شرکت', 'Kazatomprom', 'سال', '۱۴۰۵']);
  assert.equal(disorder(box, 'rtl'), null);
  await assertOrder('/en/', 'ltr', [['.newest .quiet', 'Last update', 'November', '22', '2026']]);
});

test('the same page without its isolation is seen to be scrambled', { skip }, async () => {
  await page.goto(origin + persian);
  const whole = await page.content();
  await page.setContent(whole.replace(/<\/?bdi[^>]*>/g, ''));
  const names = ['Jane Doe', 'Айжан Серік'];
  assert.match(disorder(await placed(page, '.byline', names), 'rtl') ?? '', /“Айжан Серік” does not follow “Jane Doe”/);
});
