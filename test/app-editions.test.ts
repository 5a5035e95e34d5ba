/** The editions that are kept, the step back to one of them and the way forward again, in a real browser. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { AppBrowser, call, judge, judgeEverywhere, picture } from './app-browser.ts';
import { needs } from './needs.ts';

const skip = needs.chromium();

let app: AppBrowser;
before(async () => {
  if (!skip) app = await AppBrowser.start();
});
after(async () => {
  if (!skip) await app[Symbol.asyncDispose]();
});

/** A published story, and where readers open it. */
async function published(page: Page, headline: string): Promise<{ id: string; url: string }> {
  const { id } = await call<{ id: string }>(page, '/stories', 'POST', {
    service: 'kk',
    headline,
    standfirst: 'Қысқаша.',
    body: { html: '<p>Мәтін.</p>' },
  });
  const { url } = await call<{ url: string }>(page, `/stories/${id}/publish`, 'POST', {});
  return { id, url: new URL(new URL(url).pathname, app.picket.site).href };
}

async function statusOf(url: string): Promise<number> {
  return (await fetch(url)).status;
}

test('an administrator gives readers an earlier edition again, and everything after it', { skip }, async () => {
  const { page, errors } = await app.admin();
  const kept = await published(page, 'Бөгет жөнделді');
  const taken = await published(page, 'Алынатын жаңалық');
  await call(page, `/stories/${taken.id}/unpublish`, 'POST', {});
  const wrong = await published(page, 'Қате шыққан жаңалық');
  assert.deepEqual(await Promise.all([kept, taken, wrong].map(({ url }) => statusOf(url))), [200, 404, 200]);

  await page.goto(app.app);
  await page.getByRole('link', { name: 'Editions' }).click();
  await page.getByRole('heading', { name: 'Editions' }).waitFor();
  const rows = page.locator('.edition');
  await rows.filter({ hasText: 'Қате шыққан жаңалық' }).first().waitFor();
  assert.equal(await rows.first().getByText('Readers have it now').count(), 1);
  assert.equal(await rows.first().getByRole('button').count(), 0);
  // The moment at which the second story was there: it does not come back, and neither does the third.
  const before = rows.filter({ hasText: 'Алынатын жаңалық' }).filter({ hasText: 'New' });
  await before.getByRole('button', { name: /Give readers this again/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/stays gone/).waitFor();
  await picture(page, 'editions-asked');
  await judge(page);
  await dialog.getByRole('button', { name: 'Give it to readers' }).click();
  await dialog.waitFor({ state: 'detached' });

  const back = page.getByRole('region', { name: 'Step back' });
  await back.getByText(/Readers have edition \d+ of .+ again\./).waitFor();
  assert.deepEqual(await Promise.all([kept, taken, wrong].map(({ url }) => statusOf(url))), [200, 404, 404]);
  await judgeEverywhere(page, {
    name: 'editions-back',
    async open() {
      await page.goto(`${app.app}editions`);
      await page.locator('.stepped-back').waitFor();
      await rows.first().waitFor();
    },
  });

  await back.getByRole('button', { name: 'Give readers everything as it is now' }).click();
  await back.waitFor({ state: 'detached' });
  assert.deepEqual(await Promise.all([kept, taken, wrong].map(({ url }) => statusOf(url))), [200, 404, 200]);
  assert.deepEqual(errors, []);
  await judgeEverywhere(page, {
    name: 'editions',
    async open() {
      await page.goto(`${app.app}editions`);
      await rows.first().waitFor();
    },
  });
});

test('editors find no way there; an old session shows first who it is', { skip }, async () => {
  const { page, context } = await app.invite('editor', 'Дархан');
  assert.equal(await page.getByRole('link', { name: 'Editions' }).count(), 0);
  await context.close();
  const { page: admin } = await app.admin();
  // A start remembers nobody's proof.
  await app.picket.restart();
  await admin.goto(`${app.app}editions`);
  await admin
    .getByRole('button', { name: /Give readers this again/ })
    .first()
    .click();
  await admin.getByRole('button', { name: 'Give it to readers' }).click();
  const proof = admin.getByRole('dialog', { name: 'Show that it is you' });
  await proof.getByLabel('Your passphrase').fill('four quiet unrelated words');
  await proof.getByRole('button', { name: 'It is me' }).click();
  await admin.getByRole('region', { name: 'Step back' }).waitFor();
  // What the screen asks for, and no more.
  await admin.getByRole('button', { name: 'Give readers everything as it is now' }).click();
  await admin.getByRole('region', { name: 'Step back' }).waitFor({ state: 'detached' });
});
