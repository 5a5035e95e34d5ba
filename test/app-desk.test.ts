/** What the desk shows of the day to come, and a story's states side by side, in a real browser. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { AppBrowser, call, judge, judgeEverywhere, picture } from './app-browser.ts';
import { needs } from './needs.ts';

const skip = needs.chromium();
const HOUR = 60 * 60 * 1000;

let app: AppBrowser;
before(async () => {
  if (!skip) app = await AppBrowser.start();
});
after(async () => {
  if (!skip) await app[Symbol.asyncDispose]();
});

function soon(hours: number): string {
  return new Date(Date.now() + hours * HOUR).toISOString();
}

async function story(page: Page, headline: string): Promise<string> {
  const json = { service: 'kk', headline, standfirst: 'Қысқаша.', body: { html: '<p>Мәтін.</p>' } };
  return (await call<{ id: string }>(page, '/stories', 'POST', json)).id;
}

test('the desk shows what the day to come brings', { skip }, async () => {
  const { page, errors } = await app.admin();
  await page.goto(app.app);
  const coming = page.getByRole('region', { name: 'Coming up' });
  await coming.getByText('Nothing is set for the next day.').waitFor();
  const leaving = await story(page, 'Кешке алынатын хабарландыру');
  await call(page, `/stories/${leaving}/publish`, 'POST', {});
  await call(page, `/stories/${leaving}/unpublish-at`, 'PUT', { at: soon(5) });
  const embargoed = await story(page, 'Эмбаргодағы есеп');
  await call(page, `/stories/${embargoed}/embargo`, 'PUT', { until: soon(3) });
  const scheduled = await story(page, 'Таңғы шолу');
  await call(page, `/stories/${scheduled}/publish`, 'POST', { at: soon(1) });
  await page.reload();
  await coming.getByRole('listitem').first().waitFor();
  const told = (await coming.getByRole('listitem').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  assert.equal(told.length, 3);
  for (const [at, words] of [
    [0, /is published.*Таңғы шолу/],
    [1, /embargo ends.*Эмбаргодағы есеп/],
    [2, /leaves its readers.*Кешке алынатын хабарландыру/],
  ] as const)
    assert.match(told[at] ?? '', words);
  await judgeEverywhere(page, {
    name: 'coming',
    async open() {
      await page.goto(app.app);
      await page.locator('.coming li').first().waitFor();
      await page.locator('a.row-link').first().waitFor();
    },
  });
  // The list stays short until somebody asks for all of it.
  for (let more = 0; more < 4; more += 1) {
    const id = await story(page, `Кезекте ${more}`);
    await call(page, `/stories/${id}/publish`, 'POST', { at: soon(6 + more) });
  }
  await page.reload();
  await coming.getByRole('button', { name: 'Show all 7' }).click();
  assert.equal(await coming.getByRole('listitem').count(), 7);
  await coming.getByRole('link', { name: 'Таңғы шолу' }).click();
  await page.waitForURL(`**/stories/${scheduled}`);
  assert.deepEqual(errors, []);
});

test('a story’s states stand side by side, block beside block', { skip }, async () => {
  const { page, errors } = await app.admin();
  const same = Array.from({ length: 6 }, (_, at) => `<p>Өзгермеген абзац ${at + 1}: су деңгейі туралы.</p>`).join('');
  const first = `${same}<p>Бөгет бүгін таңертең бұзылды, адам шығыны жоқ.</p><p>Бұл абзац кейін алынады.</p>`;
  const json = { service: 'kk', headline: 'Бөгет бұзылды', standfirst: 'Құтқарушылар жолда.', body: { html: first } };
  const { id, revision } = await call<{ id: string; revision: string }>(page, '/stories', 'POST', json);
  // What stood there when something was done with it stays.
  await call(page, `/stories/${id}/submit`, 'POST', {});
  const changed = `${same}<p>Бөгет кеше түнде бұзылды, адам шығыны жоқ.</p>`;
  await page.evaluate(
    async ({ to, etag, fields }) => {
      const { formToken } = (await (await fetch('/api/me')).json()) as { formToken: string };
      const headers = { 'content-type': 'application/json', 'x-form-token': formToken, 'if-match': etag };
      await fetch(to, { method: 'PATCH', headers, body: JSON.stringify(fields) });
    },
    {
      to: `/api/stories/${id}`,
      etag: `"${revision}"`,
      fields: { headline: 'Бөгет түнде бұзылды', body: { html: changed } },
    },
  );
  const open = async (): Promise<void> => {
    await page.goto(`${app.app}stories/${id}`);
    await page.locator('.side-links button').nth(1).click();
    await page.locator('.revisions > li > button').last().click();
    await page.locator('.compared ins').first().waitFor();
  };
  await open();
  const table = page.getByRole('table');
  const cells = table.locator('[data-kind=block] td');
  assert.deepEqual(await cells.allInnerTexts(), [
    'Бөгет бүгін таңертең бұзылды, адам шығыны жоқ.',
    'Бөгет кеше түнде бұзылды, адам шығыны жоқ.',
    'Бұл абзац кейін алынады.',
    '',
  ]);
  assert.equal((await table.locator('[data-kind=headline] ins').innerText()).trim(), 'түнде');
  assert.deepEqual(await cells.nth(0).locator('del').allInnerTexts(), ['бүгін', 'таңертең']);
  assert.deepEqual(await cells.nth(1).locator('ins').allInnerTexts(), ['кеше', 'түнде']);
  await table.getByText('5 unchanged paragraphs').waitFor();
  await picture(page, 'history-beside');
  await judge(page);
  await judgeEverywhere(page, { name: 'history', open });
  assert.deepEqual(errors, []);
});
