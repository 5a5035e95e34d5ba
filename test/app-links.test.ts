/** Links of a story in the newsroom's app: what is known of them, what is taken off, and who is asked. */
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
  'links are looked at beside the text, mended by a click, and asked for by the server alone',
  { skip },
  async () => {
    const { page, errors } = await app.admin();
    await app.begin(page, 'Сілтемелер');
    const { stories } = await call<{ stories: { id: string; url: string | null; service: string }[] }>(
      page,
      '/stories?state=published&service=kk',
    );
    const there = stories.find(({ url }) => url !== null) ?? assert.fail('the demonstration has stories');
    const path = new URL(there.url ?? '').pathname;
    const dirty = 'https://nowhere.invalid/a?utm_source=tg&id=7&fbclid=x';
    const hrefs = [
      path,
      path.replace(/\/$/, ''),
      '/kk/2020/01/02/joq/',
      dirty,
      'http://127.0.0.1:1/',
      `${app.app}stories/${there.id}`,
    ];
    const html = hrefs.map((href) => `<p>Мына <a href="${href.replaceAll('&', '&amp;')}">сілтеме</a></p>`).join('');
    const table = `<table><tr><td><a href="${dirty.replaceAll('&', '&amp;')}">кестеде</a></td></tr></table>`;
    const { id } = await call<{ id: string }>(page, '/stories', 'POST', {
      service: 'kk',
      headline: 'Сілтемелер мен кесте',
      body: { html: html + table },
    });
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(`${request.method()} ${request.url()}`));
    const open = async (): Promise<void> => {
      await page.goto(`${app.app}stories/${id}`);
      await page.locator('.prose').waitFor();
      await page.locator('.links > summary').click();
      await page.locator('.link-lines li').first().waitFor();
    };
    await open();
    const lines = page.locator('.link-lines li');
    const said = async (): Promise<string[]> =>
      (await lines.locator('p:first-of-type').allInnerTexts()).map((text) => text.replace(/:.*/s, ''));
    assert.deepEqual(await said(), [
      'Readers can open it.',
      'It has a new address',
      'Nothing is there.',
      'Not asked yet.',
      'Not asked yet.',
      'It leads into the newsroom',
    ]);
    await page.getByText('To look at: 5').waitFor();
    await picture(page, 'links');

    await page.getByRole('button', { name: 'Ask whether they answer' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Not asked: it is not on the open web.').waitFor();
    assert.match((await said())[3] ?? '', /There is no such site\.|It could not be reached\.|No answer in time\./);
    assert.ok(
      asked.every((each) => each.includes(page.url().split('/app/')[0] ?? '')),
      `this browser asked nobody else: ${asked.join(' ')}`,
    );

    // By keys alone: off with what follows readers, in the text and in the table.
    await page.getByRole('button', { name: /^Take the tracking off/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('To look at: 4').waitFor();
    await page
      .getByRole('button', { name: `Link there: ${path}` })
      .first()
      .click();
    await page.getByText('To look at: 3').waitFor();
    await page.getByRole('button', { name: /^Show in the text: nowhere\.invalid/ }).click();
    // Not waitForFunction: the page's policy forbids what it does to look again.
    while ((await page.evaluate('String(getSelection())')) !== 'сілтеме') await page.waitForTimeout(20);
    await saved(page);
    const stored = (await call<{ body: { html: string } }>(page, `/stories/${id}`)).body.html;
    assert.equal(stored.match(/https:\/\/nowhere\.invalid\/a\?id=7"/g)?.length, 2);
    assert.doesNotMatch(stored, /utm_source|fbclid/);
    assert.equal(stored.split(`href="${path}"`).length - 1, 2);

    await judgeEverywhere(page, { name: 'links', open });
    assert.deepEqual(errors, []);
  },
);
