/** The newsroom's app in a real browser, under its own policy, and the people who work in it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type Axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { programPath } from './needs.ts';
import { startPicket, type StartedPicket } from './start-picket.ts';

/** Set, pictures of each screen are left there. */
const PICTURES = process.env['PICTURES'];
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PASSPHRASE = 'four quiet unrelated words';
const NOTHING_STICKS_OUT = 'document.documentElement.scrollWidth <= innerWidth';

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the console called an error. */
  readonly errors: string[];
}

/** Picket as a newcomer has it, with the demonstration, and a browser. */
export class AppBrowser implements AsyncDisposable {
  readonly picket: StartedPicket;
  readonly #browser: Browser;
  #first: Promise<Person> | null = null;

  private constructor(picket: StartedPicket, browser: Browser) {
    this.picket = picket;
    this.#browser = browser;
  }

  static async start(): Promise<AppBrowser> {
    const picket = await startPicket();
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
    return new AppBrowser(picket, await chromium.launch({ executablePath: programPath('chromium'), args }));
  }

  /** Where the app lies, with a slash at its end. */
  get app(): string {
    return `${this.picket.newsroom}/app/`;
  }

  /** Whoever started Picket: Айжан, in a window of her own that stays open. */
  admin(): Promise<Person> {
    return (this.#first ??= this.enter(this.picket.link, 'Айжан'));
  }

  /** Another person, by a link that the first one makes; closes their context when done. */
  async invite(role: string, name: string): Promise<Person> {
    const { page } = await this.admin();
    return await this.enter(await invitation(page, role), name);
  }

  /** A window in which nobody has signed in. */
  async stranger(): Promise<Person> {
    // What fades in is judged as it is at last.
    const look = { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' } as const;
    const context = await this.#browser.newContext({ ...look, locale: 'en-GB' });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    // A cut line, and what was refused, are told to whoever writes: they are no fault.
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) errors.push(message.text());
    });
    return { context, page, errors };
  }

  async enter(link: string, name: string): Promise<Person> {
    const person = await this.stranger();
    const { page } = person;
    await page.goto(link);
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('heading', { name: 'Stories' }).waitFor();
    return person;
  }

  /** A new story in the Kazakh service, with the cursor nowhere. */
  async begin(page: Page, headline: string): Promise<void> {
    await page.goto(this.app);
    await page.getByRole('button', { name: 'New story' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Headline').fill(headline);
    await dialog.getByLabel('Service').selectOption('kk');
    await dialog.getByRole('button', { name: 'Begin' }).click();
    await page.locator('.prose').waitFor();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
    await this.picket[Symbol.asyncDispose]();
  }
}

/** What `page`'s person asks the API for, as the app would. */
export async function call<T>(page: Page, path: string, method = 'GET', json?: unknown): Promise<T> {
  return (await page.evaluate(
    async (asked) => {
      const { formToken } = (await (await fetch('/api/me')).json()) as { formToken: string };
      const headers = { 'content-type': 'application/json', 'x-form-token': formToken };
      const body = asked.json === undefined ? {} : { body: JSON.stringify(asked.json) };
      const answer = await fetch(`/api${asked.path}`, { method: asked.method, headers, ...body });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${answer.status} ${text}`);
      return text === '' ? null : (JSON.parse(text) as unknown);
    },
    { path, method, json },
  )) as T;
}

export async function invitation(page: Page, role: string): Promise<string> {
  return (await call<{ url: string }>(page, '/people/invitations', 'POST', { role })).url;
}

/** An authenticator that is part of the device and sees who uses it. The answer takes it away again. */
export async function giveAuthenticator(page: Page): Promise<() => Promise<void>> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('WebAuthn.enable');
  const { authenticatorId } = await protocol.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return async () => {
    await protocol.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    await protocol.detach();
  };
}

export async function saved(page: Page, state = 'saved'): Promise<void> {
  await page.locator(`.save-state[data-state=${state}]`).waitFor({ timeout: 60_000 });
}

export async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES !== undefined) await page.screenshot({ path: path.join(PICTURES, `newsroom-${name}.png`) });
}

/** axe finds nothing to mend, and nothing sticks out of the window. */
export async function judge(page: Page): Promise<void> {
  const source = await readFile(axe, 'utf8');
  // Not by a script element, which the page's policy refuses.
  await page.evaluate(source);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof Axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
  assert.deepEqual(found, []);
  assert.ok(await page.evaluate(NOTHING_STICKS_OUT), 'something sticks out');
}

/** `open` shows a screen: it is judged in light and dark, on a desk and on a phone, in each language of the app. In English at last. */
export async function judgeEverywhere(
  page: Page,
  {
    name,
    languages = ['en', 'ru', 'kk'],
    open,
  }: { name: string; languages?: readonly string[]; open(): Promise<void> },
): Promise<void> {
  for (const language of languages)
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1280, 320]) {
        await page.evaluate((chosen) => localStorage.setItem('picket-language', chosen), language);
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await open();
        await picture(page, `${name}-${language}-${colorScheme}-${width}`);
        await judge(page);
      }
  await page.evaluate(() => localStorage.setItem('picket-language', 'en'));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await open();
}
