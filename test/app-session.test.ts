/** A session that ends in the middle of somebody's work, in a real browser. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { AppBrowser, call, judgeEverywhere, picture, saved } from './app-browser.ts';
import { needs } from './needs.ts';

const skip = needs.chromium();
const PASSPHRASE = 'four quiet unrelated words';

let app: AppBrowser;
before(async () => {
  if (!skip) app = await AppBrowser.start();
});
after(async () => {
  if (!skip) await app[Symbol.asyncDispose]();
});

/** As in another window, or after a month. */
async function endSession(page: Page): Promise<void> {
  const { sessions } = await call<{ sessions: { id: string; current: boolean }[] }>(page, '/me/security');
  const mine = sessions.find(({ current }) => current) ?? assert.fail();
  await call(page, `/me/sessions/${mine.id}`, 'DELETE');
}

test('whoever types when the session ends signs in again on the spot, and nothing is lost', { skip }, async () => {
  const { page, context, errors } = await app.invite('reporter', 'Мерей');
  await app.begin(page, 'Күтпеген жерден');
  await page.locator('.prose').click();
  await page.keyboard.type('Бірінші сөйлем.');
  await saved(page);
  const address = page.url();
  const id = address.split('/').at(-1) ?? '';
  await endSession(page);
  await page.keyboard.type(' Екінші сөйлем.');
  const door = page.getByRole('dialog', { name: 'You are signed out' });
  await door.waitFor();
  await picture(page, 'signed-out');
  await page.keyboard.press('Escape');
  await door.getByLabel('Passphrase').fill('not what it is at all');
  await door.getByRole('button', { name: 'Sign in', exact: true }).click();
  await door.getByText('The name or the passphrase is wrong.').waitFor();
  await door.getByLabel('Passphrase').fill(PASSPHRASE);
  await door.getByRole('button', { name: 'Sign in', exact: true }).click();
  await door.waitFor({ state: 'detached' });
  await saved(page);
  assert.equal(page.url(), address);
  const story = await call<{ body: { html: string } }>(page, `/stories/${id}`);
  assert.equal(story.body.html, '<p>Бірінші сөйлем. Екінші сөйлем.</p>');

  // The other window of the same browser has the new session, and the old one's token.
  const other = await context.newPage();
  await other.goto(address);
  await other.locator('.prose').waitFor();
  await page.goto(app.app);
  await page.getByRole('heading', { name: 'Stories' }).waitFor();
  await endSession(page);
  await page.reload();
  await page.getByLabel('Name').fill('Мерей');
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Stories' }).waitFor();
  await other.getByLabel('Place').fill('АРАЛ');
  await saved(other, 'typing');
  await saved(other);
  assert.equal((await call<{ place: string }>(page, `/stories/${id}`)).place, 'АРАЛ');
  assert.deepEqual(errors, []);
  await context.close();
});

test('who opens a page signed out comes to it through the door', { skip }, async () => {
  const { page, context } = await app.invite('reporter', 'Айнұр');
  await app.begin(page, 'Кейінге қалған');
  await saved(page);
  const address = page.url();
  await endSession(page);
  await page.reload();
  await page.getByLabel('Name').fill('Айнұр');
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(address);
  await page.locator('.prose').waitFor();
  // It is remembered once.
  await page.goto(app.app);
  await page.getByRole('heading', { name: 'Stories' }).waitFor();
  await context.close();
});

test('somebody else who signs in finds nothing of the room before', { skip }, async () => {
  const { page, context } = await app.invite('reporter', 'Дәурен');
  await app.begin(page, 'Менікі');
  await page.locator('.prose').click();
  await page.keyboard.type('Басқаға емес.');
  await saved(page);
  await endSession(page);
  await page.evaluate(async (passphrase) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ name: 'Айнұр', passphrase });
    await fetch('/api/sign-in', { method: 'POST', headers, body });
  }, PASSPHRASE);
  const loaded = page.waitForEvent('load');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByLabel('Place').fill('АРАЛ');
  await loaded;
  await page.getByRole('button', { name: 'Айнұр', exact: true }).waitFor();
  assert.equal(await page.getByLabel('Place').inputValue(), '');
  await context.close();
});

test('the door is judged wherever it comes', { skip }, async () => {
  const { page, context } = await app.invite('reporter', 'Сәуле');
  await judgeEverywhere(page, {
    name: 'signed-out',
    async open() {
      await page.evaluate(async (passphrase) => {
        const headers = { 'content-type': 'application/json' };
        const body = JSON.stringify({ name: 'Сәуле', passphrase });
        await fetch('/api/sign-in', { method: 'POST', headers, body });
      }, PASSPHRASE);
      await page.goto(app.app);
      await page.locator('a.row-link').first().waitFor();
      await context.clearCookies();
      await page.getByRole('searchbox').fill(String(Math.random()));
      await page.locator('.signed-out form').waitFor();
    },
  });
  await context.close();
});
