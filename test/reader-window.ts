/** Pages pressed from values, served as an edition, and open in a Chromium whose clock the test moves. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContextOptions, type Page, type Request } from 'playwright-core';
import { openEdition } from '../src/edition/open-edition.ts';
import { openReaderScript } from '../src/newsroom/api/reader-script.ts';
import { pressScript, type ReaderScript } from '../src/press/script.ts';
import type { Setting } from '../src/press/setting.ts';
import { now, sampleSetting } from '../src/press/testing/sample.ts';
import { closeSite, createSite } from '../src/site/site.ts';
import type { Output } from '../src/story/output.ts';
import { programPath } from './needs.ts';

export interface ReaderWindow extends AsyncDisposable {
  readonly origin: string;
  readonly script: ReaderScript;
  /** With the real script; nothing breaking until `more` says so. */
  setting(more?: Partial<Setting>): Setting;
  publish(...outputs: readonly Output[]): Promise<void>;
  /** Opens an address, acts, and fails when a page complained, kept something or asked anybody else. */
  open(place: string, act: (opened: Opened) => Promise<void>, options?: OpenOptions): Promise<void>;
}

interface Opened {
  readonly page: Page;
  /** What was asked for so far under this path. */
  asked(path: string): number;
  /** Until the script has looked this many times in all, and said what it has to say. */
  looked(times: number): Promise<void>;
  /** Lets the page's clock run on, at once. */
  pass(seconds: number): Promise<void>;
  hide(hidden: boolean): Promise<void>;
}

interface OpenOptions extends BrowserContextOptions {
  /** Runs in the page before anything else. */
  readonly before?: string;
  /** Whether now.json can be had. */
  readonly reachable?: boolean;
}

export const NOW_PATH = '/kk/now.json';

export async function openReaderWindow(): Promise<ReaderWindow> {
  await using opened = new AsyncDisposableStack();
  const script = await openReaderScript();
  assert.ok(script, 'npm run prepare has bundled the script');
  const folder = await mkdtemp(path.join(tmpdir(), 'picket-window-'));
  opened.defer(() => rm(folder, { recursive: true }));
  const edition = await openEdition(folder);
  opened.defer(() => edition.settled());
  const site = createSite({ edition });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  opened.defer(() => closeSite(site));
  const address = site.address();
  assert.ok(address !== null && typeof address === 'object');
  const origin = `http://127.0.0.1:${address.port}`;
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  const browser = await chromium.launch({ executablePath: programPath('chromium'), args });
  opened.defer(() => browser.close());
  let seq = 0;
  const publish: ReaderWindow['publish'] = async (...outputs) => {
    await edition.publish({ put: outputs, remove: [], at: now, seq: ++seq });
  };
  await publish(pressScript(script));

  const open: ReaderWindow['open'] = async (place, act, { before = '', reachable = true, ...options } = {}) => {
    const context = await browser.newContext({ viewport: { width: 800, height: 600 }, ...options });
    try {
      const requests: string[] = [];
      const complaints: string[] = [];
      const underWay = new Set<Request>();
      context.on('request', (request) => {
        requests.push(request.url());
        underWay.add(request);
      });
      context.on('requestfinished', (request) => underWay.delete(request));
      context.on('requestfailed', (request) => underWay.delete(request));
      if (!reachable) await context.route(origin + NOW_PATH, (route) => route.abort());
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (reachable || !/ERR_FAILED/.test(message.text())) complaints.push(message.text());
      });
      await page.clock.install({ time: now });
      if (before !== '') await page.addInitScript(before);
      await page.goto(origin + place, { waitUntil: 'load' });
      await page.waitForLoadState('networkidle');
      await act(openedPage(page, { origin, requests, underWay }));
      assert.deepEqual(complaints, [], 'a page complains');
      assert.deepEqual(
        requests.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('data:')),
        [],
      );
      const kept = await page.evaluate(`Promise.all([indexedDB.databases(), caches.keys()]).then(([bases, caches]) =>
        bases.length + caches.length + localStorage.length + sessionStorage.length + document.cookie.length)`);
      assert.equal(kept, 0, 'something was kept');
    } finally {
      await context.close();
    }
  };
  const closing = opened.move();
  const setting: ReaderWindow['setting'] = (more) => sampleSetting({ breaking: new Map(), script, ...more });
  return { origin, script, setting, publish, open, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}

function openedPage(
  page: Page,
  { origin, requests, underWay }: { origin: string; requests: readonly string[]; underWay: ReadonlySet<Request> },
): Opened {
  const asked: Opened['asked'] = (of) => requests.filter((url) => url === origin + of).length;
  const settled = async (): Promise<void> => {
    // However slow the machine is: what the page asked for has come, and after another answer it is in the page.
    do await page.evaluate('fetch("/kk/").then((answer) => answer.text())');
    while (underWay.size > 0);
    await page.evaluate('fetch("/kk/").then((answer) => answer.text())');
  };
  return {
    page,
    asked,
    async looked(times) {
      await page.clock.runFor(6000);
      await settled();
      assert.equal(asked(NOW_PATH), times);
    },
    async pass(seconds) {
      await page.clock.runFor(seconds * 1000);
      await settled();
    },
    async hide(hidden) {
      await page.evaluate(`Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'))`);
      await page.clock.runFor(1000);
      await settled();
    },
  };
}
