/** The settings of the publication in the newsroom's app. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AppBrowser, call, judgeEverywhere, picture } from './app-browser.ts';
import { needs } from './needs.ts';

interface Document {
  readonly services: { id: string; tagline: string; navigation: { topic: string }[] }[];
  readonly notices: { id: string; title: Record<string, string>; verbs: string[] }[];
}

const skip = needs.chromium();
let app: AppBrowser;
before(async () => {
  if (!skip) app = await AppBrowser.start();
});
after(async () => {
  if (!skip) await app[Symbol.asyncDispose]();
});

const front = async (): Promise<string> => await (await fetch(`${app.picket.site}/kk/`)).text();

/** Readers’ pages are made behind the answer. */
async function untilFront(part: string): Promise<string> {
  for (const until = Date.now() + 60_000; ;) {
    const html = await front();
    if (html.includes(part) || Date.now() > until) return html;
  }
}

test(
  'what an admin changes is on the public front: a tagline, the order of the navigation, a notice',
  { skip },
  async () => {
    const { page, errors } = await app.admin();
    await page.goto(app.app);
    await page.locator('.bar').getByRole('link', { name: 'Publication' }).click();
    await page.getByRole('link', { name: 'Services' }).click();
    await page.getByRole('button', { name: 'Қазақша kk' }).click();
    await picture(page, 'settings');
    await page.getByLabel('Tagline').fill('Даладан күнде хабар');
    const down = page.getByRole('button', { name: 'Move down: Әділет' });
    await down.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('Now 3 of 5').waitFor({ state: 'attached' });
    assert.equal(await down.evaluate((button) => button === button.ownerDocument.activeElement), true);
    await page.getByRole('button', { name: 'Remove: Мәдениет' }).click();
    await page.getByRole('button', { name: 'Bring back' }).click();

    await page.getByRole('link', { name: 'Notices' }).click();
    await page.getByRole('button', { name: 'Add a notice' }).click();
    const entry = page.locator('.entry', { has: page.locator('.entry-body') });
    await page.keyboard.press('Shift+Tab');
    await entry.getByRole('group', { name: 'Title' }).getByLabel('Қазақша').fill('Сынақ ескертуі');
    assert.equal(await entry.getByLabel('Id in addresses').inputValue(), 'synaq-eskertui');
    await entry.getByRole('group', { name: 'Text', exact: true }).getByLabel('Қазақша').fill('Бұл сынақ.');
    await entry.getByLabel('Sharing').check();
    await entry.getByLabel('Saving').check();
    await entry.getByRole('group', { name: 'Its page' }).getByLabel('Қазақша').fill('## Не болды\n\nЕштеңе.');
    await picture(page, 'settings-notice');

    await page.getByRole('link', { name: 'Services' }).click();
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Asia/Alma-Ata-2');
    await page.getByRole('link', { name: 'Contact' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    const summary = page.getByRole('alert');
    await summary.getByRole('button', { name: 'Services › Қазақша › Time zone' }).click();
    const zone = page.getByRole('combobox', { name: 'Time zone' });
    assert.equal(await zone.getAttribute('aria-invalid'), 'true');
    assert.equal(await zone.evaluate((field) => field === field.ownerDocument.activeElement), true);
    await picture(page, 'settings-faults');
    await zone.fill('Asia/Almaty');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+s');
    await page.locator('.save-bar[data-state=saved]').waitFor();

    const html = await untilFront('Даладан күнде хабар');
    assert.ok(html.includes('Даладан күнде хабар'), 'the tagline');
    assert.ok(html.includes('Сынақ ескертуі'), 'the notice');
    const { services, notices } = await call<Document>(page, '/publication');
    assert.deepEqual(
      services[0]?.navigation.map(({ topic }) => topic),
      ['Су', 'Қоғам', 'Әділет', 'Ғылым', 'Мәдениет'],
    );
    assert.deepEqual(notices.at(-1)?.verbs, ['share', 'save']);
    assert.deepEqual(errors, []);
  },
);

test('nobody overwrites what somebody else saved meanwhile without having seen it', { skip }, async () => {
  const { page, errors } = await app.admin();
  await page.goto(`${app.app}publication`);
  const name = page.getByLabel('Name', { exact: true });
  const change = async (text: string): Promise<void> => {
    const document = await call<object>(page, '/publication');
    await call(page, '/publication', 'PUT', { ...document, name: text });
  };
  const saved = page.locator('.save-bar[data-state=saved]');
  const conflict = page.getByRole('heading', { name: 'Somebody else changed the publication meanwhile' });
  await name.fill('Mine');
  await change('Theirs');
  await page.getByRole('button', { name: 'Save' }).click();
  await conflict.waitFor();
  assert.deepEqual(await page.locator('.conflict-part p').allInnerTexts(), ['Theirs', 'Mine']);
  await picture(page, 'settings-conflict');
  await page.getByRole('button', { name: 'Take theirs' }).click();
  assert.equal(await name.inputValue(), 'Theirs');
  assert.match(await page.getByRole('textbox', { name: 'Your version' }).inputValue(), /"name": "Mine"/);
  await name.fill('Mine again');
  await change('Theirs again');
  await page.getByRole('button', { name: 'Save' }).click();
  await conflict.waitFor();
  await page.getByRole('button', { name: 'Save mine over it' }).click();
  await saved.waitFor();
  assert.equal((await call<{ name: string }>(page, '/publication')).name, 'Mine again');

  await name.fill('Never saved');
  await page.getByRole('link', { name: 'Stories' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stay here' }).click();
  assert.equal(await name.inputValue(), 'Never saved');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard changes' }).click();
  assert.equal(await name.inputValue(), 'Mine again');
  await page.getByRole('link', { name: 'Stories' }).click();
  await page.getByRole('heading', { name: 'Stories' }).waitFor();
  assert.deepEqual(errors, []);
});

test('axe finds nothing in any section, on a phone and in the dark', { skip }, async () => {
  const { page, errors } = await app.admin();
  for (const section of ['publication', 'services', 'units', 'people', 'notices', 'contact'] as const)
    await judgeEverywhere(page, {
      name: `settings-${section}`,
      // Every section in one language; all languages where most words stand.
      ...(section === 'notices' ? {} : { languages: ['en'] }),
      async open() {
        await page.goto(`${app.app}publication?section=${section}`);
        await page.locator('.settings-sheet').waitFor();
        if (section !== 'publication') await page.locator('.entry-fold').first().click();
      },
    });
  assert.deepEqual(errors, []);
});

test('whoever is no admin does not find the room', { skip }, async () => {
  const { page, context } = await app.invite('editor', 'Сәуле');
  assert.equal(await page.locator('.bar').getByRole('link', { name: 'Publication' }).count(), 0);
  await page.goto(`${app.app}publication`);
  await page.getByText('There is nothing at this address').waitFor();
  await context.close();
});
