/** What stands around the text of a story in the newsroom's app: its translations, its times, and how readers get it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AppBrowser, call, judgeEverywhere, picture, saved } from './app-browser.ts';
import { needs } from './needs.ts';

const skip = needs.chromium();
let app: AppBrowser;
before(async () => {
  if (!skip) app = await AppBrowser.start();
});
after(async () => {
  if (!skip) await app[Symbol.asyncDispose]();
});

test(
  'a story is translated beside its original, paragraph by paragraph, and told when that changes',
  { skip },
  async () => {
    const { page, errors } = await app.admin();
    await app.begin(page, 'Көпір ашылды');
    await page.locator('.prose').click();
    await page.keyboard.type('Бірінші абзац.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Екінші абзац.');
    await saved(page);
    const original = page.url();
    await page.getByRole('button', { name: 'Translate: Русский' }).click();
    await page.getByRole('heading', { name: 'The original' }).waitFor();
    await page.getByText('Still in the words of the original: 2').waitFor();
    assert.notEqual(page.url(), original);

    await page.getByRole('button', { name: 'Next' }).click();
    assert.equal(
      await page.locator('.original-block[aria-current]').innerText(),
      'Бірінші абзац.\n\nNot translated yet',
    );
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('Первый абзац.');
    await page.getByText('Still in the words of the original: 1').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('Второй абзац.');
    await page.getByText('The original has not changed since it was translated.').waitFor();
    await saved(page);
    const translation = page.url();
    const id = original.split('/').at(-1) ?? '';

    const { revision } = await call<{ revision: string }>(page, `/stories/${id}`);
    const html = '<p>Бірінші абзац.</p><p>Екінші абзац, түзетілген.</p>';
    await page.goto(`${app.app}`);
    await page.evaluate(
      async (asked) => {
        const { formToken } = (await (await fetch('/api/me')).json()) as { formToken: string };
        const headers = {
          'content-type': 'application/json',
          'x-form-token': formToken,
          'if-match': `"${asked.revision}"`,
        };
        await fetch(`/api/stories/${asked.id}`, {
          method: 'PATCH',
          headers,
          body: JSON.stringify({ body: { html: asked.html } }),
        });
      },
      { id, revision, html },
    );
    await page.goto(translation);
    await page.getByText('Changed in the original since it was translated: 1').waitFor();
    assert.equal(await page.locator('.original-block[data-changed] ins').innerText(), ', түзетілген');
    await picture(page, 'translation');
    const tops = await page.evaluate(`
    [...document.querySelectorAll('.original-block')].map((block, at) =>
      Math.abs(block.getBoundingClientRect().top - document.querySelectorAll('.prose > *')[at].getBoundingClientRect().top))
  `);
    assert.ok(
      (tops as number[]).every((off) => off < 24),
      `blocks stand beside each other: ${String(tops)}`,
    );
    await judgeEverywhere(page, {
      name: 'translation',
      async open() {
        await page.goto(translation);
        await page.locator('.original-block').first().waitFor({ state: 'attached' });
      },
    });
    await page.getByRole('button', { name: 'It says the same now' }).click();
    await page.getByText('The original has not changed since it was translated.').waitFor();
    assert.deepEqual(errors, []);
  },
);

test('a preview is what readers get: on a phone, as text alone, dark, mirrored', { skip }, async () => {
  const { page, errors } = await app.admin();
  await app.begin(page, 'Алдын ала қарау');
  await page.locator('.prose').click();
  await page.keyboard.type('Оқырман көретін сөйлем.');
  await page.getByRole('button', { name: 'Preview' }).click();
  const frame = page.frameLocator('iframe');
  const shown = frame.locator('body');
  await shown.getByText('Оқырман көретін сөйлем.').waitFor();
  const paper = (): Promise<unknown> => shown.evaluate('getComputedStyle(document.body).backgroundColor');
  assert.equal(await paper(), 'rgb(255, 253, 250)');
  await page.getByText('Dark', { exact: true }).click();
  await page.locator('iframe[data-scheme=dark]').waitFor();
  await shown.getByText('Оқырман көретін сөйлем.').waitFor();
  assert.equal(await paper(), 'rgb(20, 20, 20)');
  await page.getByLabel('Mirrored (right to left)').check();
  await frame.locator('html[dir=rtl]').waitFor();
  await page.getByText('Text only', { exact: true }).click();
  await page.locator('iframe[data-device=text]').waitFor();
  await shown.getByText('Оқырман көретін сөйлем.').waitFor();
  assert.equal(await frame.locator('img').count(), 0);
  const url = page.url();
  await judgeEverywhere(page, {
    name: 'preview',
    async open() {
      await page.goto(url.replace('device=text', 'device=desktop'));
      await shown.getByText('Оқырман көретін сөйлем.').waitFor();
    },
  });
  await page.getByRole('link', { name: 'Back to the story' }).click();
  await page.locator('.prose').getByText('Оқырман көретін сөйлем.').waitFor();
  // The script of readers' pages does not run in a preview, which the browser tells.
  assert.deepEqual(
    errors.filter((error) => !/sandbox|Content Security Policy/.test(error)),
    [],
  );
});

test('an embargo keeps everybody from publishing, and a story leaves at its time', { skip }, async () => {
  const { page, errors } = await app.admin();
  await app.begin(page, 'Эмбарго');
  await page.locator('.prose').click();
  await page.keyboard.type('Мәтін.');
  await saved(page);
  await page.getByText('Times', { exact: true }).click();
  await page.getByLabel('Not before (embargo)').fill('2031-05-01T10:00');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  const clear = page.getByRole('button', { name: 'Take the time back' });
  await clear.waitFor();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await picture(page, 'embargo');
  await clear.click();
  await page.getByLabel('Leaves its readers').fill('2031-06-01T10:00');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await clear.waitFor();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('link', { name: 'Open it as readers do' }).waitFor();
  const story = await call<{ unpublishAt: string; embargoUntil: null }>(
    page,
    `/stories/${page.url().split('/').at(-1)}`,
  );
  assert.deepEqual([story.unpublishAt.slice(0, 7), story.embargoUntil], ['2031-06', null]);
  assert.deepEqual(errors, []);
});

test(
  'before a story goes on, pictures without words are named, and filled in or knowingly left',
  { skip },
  async () => {
    const { page, errors } = await app.admin();
    await app.begin(page, 'Сөзсіз сурет');
    await page.getByLabel('Standfirst').fill('Қысқаша.');
    await page.getByRole('button', { name: 'Add the lead picture' }).click();
    await page.locator('.library button').first().click();
    const lead = page.locator('.lead');
    for (const name of ['What it shows', 'Caption', 'Credit']) await lead.getByLabel(name).fill('');
    await page.locator('.prose').click();
    await page.getByRole('button', { name: 'Picture', exact: true }).click();
    await page.getByRole('dialog').locator('.library button').first().click();
    const second = page.locator('.prose .picture');
    for (const name of ['What it shows', 'Caption']) await second.getByLabel(name).fill('Көл');
    await second.getByLabel('Credit').fill('');
    await saved(page);
    const dialog = page.getByRole('dialog');
    const ask = async (name: string): Promise<void> => {
      await page.getByRole('button', { name, exact: true }).click();
      await dialog.getByRole('heading', { name: 'Pictures that lack words' }).waitFor();
    };
    await ask('Publish');
    assert.deepEqual(await dialog.locator('li p').allInnerTexts(), [
      'Still empty: What it shows, Caption, and Credit.',
      'Still empty: Credit.',
    ]);
    assert.equal(
      await dialog.getByRole('button', { name: 'Publish without' }).count(),
      0,
      'without a description nobody',
    );
    await dialog.getByRole('button', { name: 'Fill in picture 1' }).press('Enter');
    await lead.locator('input:focus').fill('Мұз үстіндегі қайық');
    await saved(page);
    await ask('Send to review');
    await dialog.getByRole('button', { name: 'Fill in picture 2' }).click();
    await second
      .locator('label', { has: page.locator('input:focus') })
      .getByText('Credit')
      .waitFor();
    await page.keyboard.type('А. С.');
    await saved(page);
    const url = page.url();
    await judgeEverywhere(page, {
      name: 'picture-needs',
      async open() {
        await page.goto(url);
        await page.locator('.prose .picture').waitFor();
        await page.locator('.acts button').first().click();
        await dialog.locator('li').first().waitFor();
      },
    });
    await dialog.getByRole('button', { name: 'Send to review without' }).click();
    await page.locator('.standing').getByText('In review').waitFor();
    await ask('Approve');
    await dialog.getByRole('button', { name: 'Approve without' }).click();
    await page.locator('.standing').getByText('Approved').waitFor();
    await ask('Publish');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    assert.equal(await page.getByRole('link', { name: 'Open it as readers do' }).count(), 0);
    await lead.getByLabel('Caption').fill('Көл');
    await lead.getByLabel('Credit').fill('А. С.');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('link', { name: 'Open it as readers do' }).waitFor();
    assert.deepEqual(errors, []);
  },
);

test('why something is refused is said in the language of the app', { skip }, async () => {
  const { page, errors } = await app.admin();
  await app.begin(page, 'Бос материал');
  const url = page.url();
  const words = {
    ru: 'Напишите хотя бы один абзац.',
    kk: 'Кемінде бір абзац жазыңыз.',
    en: 'Write at least a paragraph.',
  };
  for (const [language, sentence] of Object.entries(words)) {
    await page.evaluate((chosen) => localStorage.setItem('picket-language', chosen), language);
    await page.goto(url);
    await page.locator('.prose').waitFor();
    await page.locator('.acts button').nth(1).click();
    await page.getByRole('alert').getByText(sentence).waitFor();
    await picture(page, `refused-${language}`);
  }
  assert.deepEqual(errors, []);
});
