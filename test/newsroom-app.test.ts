/** The newsroom's app in a real browser, under its own policy: whatever the console calls an error fails the test. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { AppBrowser, call, judge, judgeEverywhere, picture, saved } from './app-browser.ts';
import { needs } from './needs.ts';

const skip = needs.chromium();
/** Of script and style before the editor, gzip. */
const BUDGET = 350_000;

const FROM_WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<p class=MsoNormal style='font-size:11pt'><b>Қалың</b> <span style="color:red">сөз</span><o:p></o:p></p>
<script>globalThis.ran = true</script><img src=x onerror="globalThis.ran = true">
<p class=MsoListParagraph><a href="javascript:globalThis.ran=true">сілтеме</a></p><!--EndFragment--></body></html>`;

let app: AppBrowser;
before(async () => {
  if (!skip) app = await AppBrowser.start();
});
after(async () => {
  if (!skip) await app[Symbol.asyncDispose]();
});

test('the desk loads little before the editor, and the editor is a chunk of its own', { skip }, async () => {
  const folder = path.join(import.meta.dirname, '../build/newsroom/assets');
  const files = await readdir(folder);
  assert.ok(files.some((name) => /^story-page-.*\.js$/.test(name)));
  const initial = await loadedAtFirst(folder);
  assert.ok(!initial.some((name) => name.startsWith('story-page-')));
  const sizes = await Promise.all(
    initial.map(async (name) => gzipSync(await readFile(path.join(folder, name))).length),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(total > 100_000 && total <= BUDGET, `${total} B`);
});

/** What index.html names, and what those import before they run. */
async function loadedAtFirst(folder: string): Promise<string[]> {
  const page = await readFile(path.join(folder, '../index.html'), 'utf8');
  const found = new Set(Array.from(page.matchAll(/assets\/([\w.-]+)/g), ([, name = '']) => name));
  for (const name of found) {
    if (!name.endsWith('.js')) continue;
    const script = await readFile(path.join(folder, name), 'utf8');
    for (const [, other = ''] of script.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+)["']/g)) found.add(other);
  }
  return [...found];
}

test('a story is begun, written as it prints, and published; readers open it', { skip }, async () => {
  const { page, errors } = await app.admin();
  await app.begin(page, 'Мұрағатта ұмытылған сандық ашылды');
  await page.getByLabel('Standfirst').fill('Ішінен ескі суреттер шықты.');
  await page.locator('.prose').click();
  await page.keyboard.type('Ол "сөз" деді -- сосын кетті...');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Екінші абзац.');
  await page.getByRole('button', { name: 'Quotation' }).click();
  await page.getByRole('button', { name: 'Add the lead picture' }).click();
  await page.locator('.library button').first().click();
  await page.locator('.lead').getByLabel('What it shows').fill('Қарлы түндегі мектеп.');
  await page.locator('.lead').getByLabel('Credit').fill('');
  await page.getByLabel('Place').fill('КӨКБҰЛАҚ');
  await saved(page);
  await page.getByText('7 words · 1 min to read').waitFor();
  await picture(page, 'story');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('button', { name: 'Publish without', exact: true }).click();
  const link = page.getByRole('link', { name: 'Open it as readers do' });
  const url = (await link.getAttribute('href')) ?? '';
  const html = await (await fetch(url)).text();
  for (const part of ['Мұрағатта ұмытылған сандық ашылды', 'Ол «сөз» деді — сосын кетті…', '<blockquote', 'КӨКБҰЛАҚ']) {
    assert.ok(html.includes(part), part);
  }
  await page.reload();
  assert.equal(await page.locator('.prose blockquote p').innerText(), 'Екінші абзац.');
  assert.deepEqual(errors, []);
});

test('what is pasted from Word comes out clean, and nothing of it runs', { skip }, async () => {
  const { page, errors } = await app.admin();
  await app.begin(page, 'Қойылған мәтін');
  await page.locator('.prose').click();
  await page.evaluate(
    // As text: this file knows no DOM.
    `{
      const data = new DataTransfer();
      data.setData('text/html', ${JSON.stringify(FROM_WORD)});
      const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector('.prose').dispatchEvent(paste);
    }`,
  );
  assert.equal(await page.locator('.prose p').first().innerHTML(), '<strong>Қалың</strong> сөз');
  assert.ok((await page.locator('.prose').innerText()).includes('сілтеме'));
  assert.equal(await page.locator('.prose [style], .prose script, .prose a').count(), 0);
  assert.equal(await page.evaluate(() => 'ran' in globalThis), false);
  await saved(page);
  assert.deepEqual(errors, []);
});

test('an hour offline loses nothing: the text waits in the browser and goes by itself', { skip }, async () => {
  const { page, context, errors } = await app.admin();
  await app.begin(page, 'Байланыс үзілді');
  await page.locator('.prose').click();
  await page.keyboard.type('Бірінші сөйлем.');
  await saved(page);
  for (const sentence of [' Екінші сөйлем.', ' Үшінші сөйлем.']) {
    await context.setOffline(true);
    await page.keyboard.type(sentence);
    await saved(page, 'offline');
    assert.ok(await page.evaluate((part) => JSON.stringify({ ...localStorage }).includes(part), sentence.trim()));
    await context.setOffline(false);
    await saved(page);
  }
  await page.reload();
  assert.equal(await page.locator('.prose').innerText(), 'Бірінші сөйлем. Екінші сөйлем. Үшінші сөйлем.');
  assert.equal(await page.evaluate(() => Object.keys(localStorage).some((key) => key.includes('unsent'))), false);
  assert.deepEqual(errors, []);
});

test('one writes, the other reads along, takes over, and neither text is lost', { skip }, async () => {
  const one = await app.admin();
  const other = await app.invite('editor', 'Дәулет');
  await app.begin(one.page, 'Екі адам, бір мәтін');
  await one.page.locator('.prose').click();
  await one.page.keyboard.type('Айжанның сөйлемі.');
  await saved(one.page);

  await other.page.goto(one.page.url());
  await other.page.getByText('Айжан is writing here').waitFor();
  assert.equal(await other.page.locator('.prose').getAttribute('contenteditable'), 'false');
  await picture(other.page, 'held');
  await other.page.getByRole('button', { name: 'Take over' }).click();
  await other.page.locator('.prose[contenteditable=true]').click();
  await other.page.keyboard.press('Control+End');
  await other.page.keyboard.press('Enter');
  await other.page.keyboard.type('Дәулеттің сөйлемі.');
  await saved(other.page);

  // The first knows nothing of it yet, and goes on.
  await one.page.locator('.prose').click();
  await one.page.keyboard.press('Control+End');
  await one.page.keyboard.type(' Айжан жалғастырды.');
  await one.page.getByRole('heading', { name: /changed this story while you wrote/ }).waitFor({ timeout: 60_000 });
  await picture(one.page, 'merge');
  await judge(one.page);
  await one.page.getByRole('button', { name: 'Go on with this' }).click();
  await one.page.getByRole('button', { name: 'Take over' }).click({ timeout: 60_000 });
  await saved(one.page);
  const text = await one.page.locator('.prose').innerText();
  for (const part of ['Айжанның сөйлемі. Айжан жалғастырды.', 'Дәулеттің сөйлемі.'])
    assert.ok(text.includes(part), text);
  assert.deepEqual([...one.errors, ...other.errors], []);
  await other.context.close();
});

test('a tab of Friday that wakes on Monday loses nothing and overwrites nothing unseen', { skip }, async () => {
  const one = await app.invite('editor', 'Гүлнар');
  const other = await app.admin();
  await one.page.clock.install();
  await app.begin(one.page, 'Демалыстан кейін');
  await one.page.locator('.prose').click();
  await one.page.keyboard.type('Жұмадағы сөйлем.');
  await one.page.clock.runFor(10_000);
  await saved(one.page);
  // The machine goes to sleep over a sentence that is on no line any more.
  await one.context.setOffline(true);
  await one.page.keyboard.type(' Жіберілмеген сөйлем.');
  await one.page.clock.runFor(10_000);
  await saved(one.page, 'offline');

  await other.page.goto(one.page.url());
  await other.page.getByRole('button', { name: 'Take over' }).click();
  await other.page.locator('.prose[contenteditable=true]').click();
  await other.page.keyboard.press('Control+End');
  await other.page.keyboard.press('Enter');
  await other.page.keyboard.type('Сенбідегі сөйлем.');
  await saved(other.page);
  await other.page.getByRole('button', { name: 'Publish', exact: true }).click();
  const url = await other.page.getByRole('link', { name: 'Open it as readers do' }).getAttribute('href');
  await other.page.goto(app.app);

  await one.page.clock.fastForward(65 * 3_600_000);
  await one.context.setOffline(false);
  await one.page.clock.runFor(60_000);
  await one.page.getByRole('heading', { name: /changed this story while you wrote/ }).waitFor({ timeout: 60_000 });
  assert.ok(!(await (await fetch(url ?? '')).text()).includes('Жіберілмеген'), 'readers keep what was published');
  await one.page.getByRole('button', { name: 'Go on with this' }).click();
  await one.page.clock.runFor(60_000);
  await saved(one.page);
  const text = await one.page.locator('.prose').innerText();
  for (const part of ['Жіберілмеген сөйлем.', 'Сенбідегі сөйлем.']) assert.ok(text.includes(part), text);
  assert.deepEqual([...one.errors, ...other.errors], []);
  await one.context.close();
});

test(
  'a story goes to review, comes back with a reason, is approved and published; an earlier state returns',
  { skip },
  async () => {
    const editor = await app.admin();
    const reporter = await app.invite('reporter', 'Сәуле');
    const { page } = reporter;
    await app.begin(page, 'Көл қайтып келді');
    await page.locator('.prose').click();
    await page.keyboard.type('Балықшылар жағаға шықты.');
    await saved(page);
    assert.equal(await page.getByRole('button', { name: 'Publish', exact: true }).count(), 0);
    await page.getByRole('button', { name: 'Send to review' }).click();
    await page.locator('.acts').getByText('In review').waitFor();

    await editor.page.goto(page.url());
    await editor.page.getByRole('button', { name: 'Send back' }).click();
    await editor.page.getByLabel('Why').fill('Жері жазылмаған.');
    await editor.page.getByRole('dialog').getByRole('button', { name: 'Send back' }).click();
    await editor.page.locator('.acts').getByText('Draft').waitFor();

    await page.reload();
    await page.getByLabel('Place').fill('АРАЛ');
    await page.locator('.save-state[data-state=typing]').waitFor();
    await saved(page);
    await page.getByRole('button', { name: 'Send to review' }).click();
    await page.locator('.acts').getByText('In review').waitFor();

    await editor.page.reload();
    await editor.page.getByRole('button', { name: 'Approve' }).click();
    await editor.page.locator('.acts').getByText('Approved').waitFor();
    await editor.page.getByRole('button', { name: 'Publish', exact: true }).click();
    const url = await editor.page.getByRole('link', { name: 'Open it as readers do' }).getAttribute('href');
    assert.ok((await (await fetch(url ?? '')).text()).includes('АРАЛ'));

    await editor.page.getByRole('button', { name: 'History' }).click();
    const history = editor.page.getByRole('dialog');
    await history.locator('.revisions > li > button').last().click();
    await history.locator('.compared ins').first().waitFor();
    await picture(editor.page, 'history');
    await judge(editor.page);
    await seeBothWays(editor.page);
    // As long as the reporter's window holds it, nobody puts another text in its place.
    await page.goto(app.app);
    await history.getByRole('button', { name: 'Restore this state' }).click();
    await history.waitFor({ state: 'detached' });
    assert.equal((await editor.page.locator('.prose').innerText()).trim(), '');
    assert.deepEqual([...editor.errors, ...reporter.errors], []);
    await reporter.context.close();
  },
);

/** The chosen state in the two ways of comparing; on a phone there is one. */
async function seeBothWays(page: Page): Promise<void> {
  const history = page.getByRole('dialog');
  const table = history.getByRole('table');
  assert.equal(await table.getByRole('columnheader').count(), 2);
  // What came stands in the column of now alone, and what went in the other.
  assert.ok((await table.locator('td:nth-child(2) ins').count()) > 0);
  assert.equal(await table.locator('td:nth-child(1) ins, td:nth-child(2) del').count(), 0);
  await page.setViewportSize({ width: 320, height: 900 });
  await table.waitFor({ state: 'detached' });
  assert.equal(await history.getByText('Side by side').count(), 0);
  await history.locator('.compared ins').first().waitFor();
  await judge(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await table.waitFor();
  await history.getByText('In one text').click();
  await table.waitFor({ state: 'detached' });
  await history.locator('.compared ins').first().waitFor();
  await judge(page);
}

test('the breaking line is two keystrokes away, and ends as fast', { skip }, async () => {
  const { page, errors } = await app.admin();
  await page.goto(app.app);
  await page.locator('a.row-link').first().waitFor();
  // With a Russian layout, where the key writes another letter.
  const key = { code: 'KeyB', key: 'и', ctrlKey: true, bubbles: true };
  await page.locator('body').dispatchEvent('keydown', key);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What happened, in one line').fill('Қалаға су келді');
  await judge(page);
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  const [service = ''] = await page.evaluate(async () => {
    const { services } = (await (await fetch('/api/publication')).json()) as { services: { id: string }[] };
    return services.map(({ id }) => id);
  });
  const front = async (): Promise<string> => await (await fetch(`${app.picket.site}/${service}/`)).text();
  assert.ok((await front()).includes('Қалаға су келді'));
  await page.keyboard.press('Control+b');
  await dialog
    .locator('.breaking-line', { hasText: 'Қалаға су келді' })
    .getByRole('button', { name: 'End it now' })
    .click();
  await dialog.locator('.breaking-line', { hasText: 'Қалаға су келді' }).waitFor({ state: 'detached' });
  assert.ok(!(await front()).includes('Қалаға су келді'));
  await page.keyboard.press('Escape');
  assert.deepEqual(errors, []);
});

test('axe finds nothing on the desk and in a story, on a phone and in the dark', { skip }, async () => {
  const { page } = await app.admin();
  // Nobody else holds it, so that the whole editor is judged.
  const { id } = await call<{ id: string }>(page, '/stories', 'POST', {
    service: 'kk',
    headline: 'Баға',
    body: { html: '<p>Мәтін</p>' },
  });
  await judgeEverywhere(page, {
    name: 'desk',
    async open() {
      await page.goto(app.app);
      await page.locator('a.row-link').first().waitFor();
    },
  });
  await judgeEverywhere(page, {
    name: 'story',
    async open() {
      await page.goto(`${app.app}stories/${id}`);
      await page.locator('.toolbar').waitFor();
    },
  });
});

test('whoever chooses a language in the menu keeps it', { skip }, async () => {
  const { page } = await app.admin();
  await page.goto(app.app);
  await page.getByRole('button', { name: 'Айжан' }).click();
  await page.getByRole('menuitem', { name: 'Қазақша' }).click();
  await page.reload();
  await page.locator('html[lang=kk]').waitFor();
});
