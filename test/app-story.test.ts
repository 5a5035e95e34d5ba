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
