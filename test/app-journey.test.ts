/** A story's whole way through the newsroom's app, as the people who make it go it; and the same by keyboard alone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { drawnFaces } from '../src/media/testing/drawn-faces.ts';
import { AppBrowser, call, giveAuthenticator, invitation, judge, picture, saved, type Person } from './app-browser.ts';
import { needs } from './needs.ts';

const skip = needs.chromium();
const PHONE = { width: 320, height: 640 };
const SCREEN = { width: 1280, height: 900 };

let app: AppBrowser;
before(async () => {
  if (!skip) app = await AppBrowser.start();
});
after(async () => {
  if (!skip) await app[Symbol.asyncDispose]();
});

/** A screen on the way: looked at, and judged. */
async function step(page: Page, name: string): Promise<void> {
  await picture(page, `journey-${name}`);
  await judge(page);
}

function standing(page: Page, state: string): Promise<void> {
  return page.locator('.acts').getByText(state, { exact: true }).waitFor();
}

async function readers(url: string | null): Promise<string> {
  return await (await fetch(url ?? assert.fail('readers have no address'))).text();
}

/** A reporter who comes in with a passkey. */
async function reporterBy(link: string): Promise<Person> {
  const reporter = await app.stranger();
  const { page } = reporter;
  await giveAuthenticator(page);
  await page.goto(link);
  await page.getByLabel('Name').fill('Сәуле');
  await step(page, '01-invitation');
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.getByRole('heading', { name: 'Stories' }).waitFor();
  return reporter;
}

/** Two drawn faces, one of which a box is put over by hand where the detector sees none. */
async function addCovered(page: Page): Promise<void> {
  const faces = [
    { x: 300, y: 300, scale: 1.1 },
    { x: 720, y: 320, scale: 0.9 },
  ];
  const buffer = await drawnFaces(1000, 700, faces).jpeg({ quality: 90 }).toBuffer();
  await page.goto(`${app.app}pictures`);
  await page.locator('.library li').first().waitFor();
  await page
    .locator('.add-pictures input[multiple]')
    .setInputFiles([{ name: 'a.jpg', mimeType: 'image/jpeg', buffer }]);
  await page.locator('.uploads li[data-state=added] a').click({ timeout: 60_000 });
  await page.getByLabel('What it shows').fill('Алаңдағы екі адам');
  await page.getByLabel('Credit').fill('С. Ахмет');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('tab', { name: 'Protect people' }).click();
  await page.getByRole('button', { name: 'Look for faces' }).click();
  await page.getByText('2 places may be faces.').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Accept all' }).click();
  await step(page, '02-faces');
  await page.getByRole('button', { name: 'Cover 2 places…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Destroy it at once').check();
  await dialog.getByRole('button', { name: 'Cover now' }).click();
  await page.locator('[data-original=destroyed]').waitFor({ timeout: 120_000 });
  await step(page, '03-covered');
}

test(
  'from an invitation to readers: drafted, translated, reviewed, sent back, approved, published, corrected',
  { skip },
  async () => {
    const { page: editor, errors } = await app.admin();
    const reporter = await reporterBy(await invitation(editor, 'reporter'));
    const { page } = reporter;
    await addCovered(page);

    await app.begin(page, 'Алаңға екі адам шықты');
    await page.getByLabel('Standfirst').fill('Олар бір сағат тұрды.');
    await page.locator('.prose').click();
    await page.keyboard.type('Таңертең алаңға екі адам шықты.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Олар суретсіз қағаз ұстады.');
    await page.getByRole('button', { name: 'Add the lead picture' }).click();
    await page.locator('.library button').first().click();
    await page.locator('.lead').getByLabel('Caption').fill('Алаң, таңертең');
    await saved(page);
    await step(page, '04-draft');
    await page.getByRole('button', { name: 'Send to review' }).click();
    await standing(page, 'In review');

    const address = page.url();
    await editor.setViewportSize(PHONE);
    await editor.goto(address);
    await standing(editor, 'In review');
    await step(editor, '05-review-phone');
    await editor.getByRole('button', { name: 'Send back' }).click();
    await editor.getByLabel('Why').fill('Қай алаң екені жазылмаған.');
    await step(editor, '06-send-back-phone');
    await editor.getByRole('dialog').getByRole('button', { name: 'Send back' }).click();
    await standing(editor, 'Draft');

    await page.reload();
    await page.getByText('Қай алаң екені жазылмаған.').waitFor();
    await page.getByLabel('Place').fill('КӨКБҰЛАҚ');
    await saved(page);
    await step(page, '07-back');
    await page.getByRole('button', { name: 'Send to review' }).click();
    await standing(page, 'In review');

    await editor.reload();
    await editor.getByRole('button', { name: 'Approve' }).click();
    await standing(editor, 'Approved');
    await step(editor, '08-approved-phone');
    await editor.getByRole('button', { name: 'Publish', exact: true }).click();
    const link = editor.getByRole('link', { name: 'Open it as readers do' });
    const url = await link.getAttribute('href');
    const html = await readers(url);
    for (const part of ['Алаңға екі адам шықты', 'КӨКБҰЛАҚ', 'Алаңдағы екі адам']) assert.ok(html.includes(part), part);
    await editor.setViewportSize(SCREEN);

    await page.reload();
    await page.getByRole('button', { name: 'Translate: Русский' }).click();
    await page.getByRole('heading', { name: 'The original' }).waitFor();
    await page.getByRole('textbox', { name: 'Headline' }).fill('На площадь вышли двое');
    await page.getByRole('textbox', { name: 'Standfirst' }).fill('Они стояли час.');
    for (const sentence of ['Утром на площадь вышли двое.', 'В руках у них была чистая бумага.']) {
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+End');
      await page.keyboard.type(sentence);
    }
    await page.getByText('The original has not changed since it was translated.').waitFor();
    await saved(page);
    await step(page, '09-translation');
    await editor.goto(page.url());
    await editor.getByRole('button', { name: 'Publish', exact: true }).click();
    const russian = await readers(await link.getAttribute('href'));
    assert.ok(russian.includes('В руках у них была чистая бумага.'));
    assert.ok((await readers(url)).includes('hreflang="ru"'), 'the original leads to its translation');

    await editor.goto(address);
    await editor.getByRole('button', { name: 'Add a correction' }).click();
    await editor.getByLabel('What was wrong, and what is right').fill('Олар екі сағат тұрған.');
    await step(editor, '10-correction');
    await editor.getByRole('dialog').getByRole('button', { name: 'Add a correction' }).click();
    await editor.getByRole('dialog').waitFor({ state: 'detached' });
    assert.ok((await readers(url)).includes('Олар екі сағат тұрған.'));

    await editor.keyboard.press('Control+b');
    const dialog = editor.getByRole('dialog');
    await dialog.getByLabel('What happened, in one line').fill('Алаңға екі адам шықты');
    await editor.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await step(editor, '11-breaking');
    await editor.goto(app.app);
    await editor.locator('a.row-link').first().waitFor();
    await step(editor, '12-desk');
    assert.deepEqual([...errors, ...reporter.errors], []);
    await reporter.context.close();
  },
);

/** Goes from control to control until one has that name, as somebody without a mouse does. */
async function tabTo(page: Page, name: string | RegExp, { most = 60 } = {}): Promise<void> {
  const wanted = typeof name === 'string' ? new RegExp(`^${name}$`) : name;
  for (let pressed = 0; pressed < most; pressed += 1) {
    const called = String(
      await page.evaluate(`{
        const at = document.activeElement;
        const label = at.getAttribute('aria-label') ?? at.labels?.[0]?.innerText ?? at.innerText ?? '';
        label.trim();
      }`),
    );
    if (wanted.test(called)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${String(name)} is not reached by ${most} tabs`);
}

test(
  'by keyboard alone a story is begun, written, published, found again and given a correction',
  { skip },
  async () => {
    const { context, page, errors } = await app.invite('editor', 'Мейрам');
    await page.keyboard.press('n');
    await page.locator('[role=dialog] textarea:focus').waitFor();
    await page.keyboard.type('Пернетақтамен жазылған');
    await tabTo(page, 'Service');
    await page.keyboard.type('Қаз');
    await tabTo(page, 'Begin');
    await page.keyboard.press('Enter');
    await page.locator('.prose').waitFor();
    await tabTo(page, 'Standfirst');
    await page.keyboard.type('Тінтуірсіз.');
    await tabTo(page, 'Text');
    await page.keyboard.type('Бірінші сөйлем.');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' Қалың сөз.');
    await saved(page);
    await tabTo(page, 'Publish');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Open it as readers do' }).waitFor();
    const url = await page.getByRole('link', { name: 'Open it as readers do' }).getAttribute('href');
    assert.match(await readers(url), /<strong>\s*Қалың сөз\.<\/strong>/);

    await page.goto(app.app);
    await page.locator('a.row-link').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('пернетақ');
    await page.waitForURL(/q=/);
    await page.locator('a.row-link', { hasText: 'Пернетақтамен' }).waitFor();
    // The search empties, and whoever goes on to the story before the desk knows still gets there.
    await page.keyboard.press('Escape');
    await tabTo(page, /Пернетақтамен жазылған/);
    await page.keyboard.press('Enter');
    await page.locator('.prose').waitFor();
    await tabTo(page, 'Add a correction');
    await page.keyboard.press('Enter');
    await page.getByLabel('What was wrong, and what is right').waitFor();
    await page.keyboard.type('Қате түзетілді.');
    await tabTo(page, 'Add a correction');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.ok((await readers(url)).includes('Қате түзетілді.'));
    const { corrections } = await call<{ corrections: unknown[] }>(page, `/stories/${page.url().split('/').at(-1)}`);
    assert.equal(corrections.length, 1);
    assert.deepEqual(errors, []);
    await context.close();
  },
);
