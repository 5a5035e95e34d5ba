/** The live blog desk, the fronts and the storylines of the newsroom's app, in a real browser. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { AppBrowser, call, judge, judgeEverywhere, picture, type Person } from './app-browser.ts';
import { needs } from './needs.ts';

const skip = needs.chromium();
const PHONE = { width: 320, height: 640 };

let app: AppBrowser;
before(async () => {
  if (!skip) app = await AppBrowser.start();
});
after(async () => {
  if (!skip) await app[Symbol.asyncDispose]();
});

interface Posts {
  readonly posts: readonly { number: number; headline: string; body: { html: string }; pinned: boolean; url: string }[];
  readonly ended: string | null;
}

async function published(page: Page, json: object): Promise<{ id: string; url: string }> {
  const { id } = await call<{ id: string }>(page, '/stories', 'POST', json);
  const { url } = await call<{ url: string }>(page, `/stories/${id}/publish`, 'POST', {});
  return { id, url };
}

async function write(page: Page, words: string): Promise<void> {
  const open = page.locator('.composer-open');
  if (await open.isVisible()) await open.click();
  await page.getByRole('textbox', { name: 'Text of the post' }).click();
  await page.keyboard.type(words);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
}

async function arrived(page: Page): Promise<void> {
  await page.getByText('Everything has arrived.').waitFor({ timeout: 60_000 });
}

function post(page: Page, number: number) {
  return page.getByRole('article').filter({ has: page.getByRole('heading', { name: `No. ${number} ` }) });
}

async function act(page: Page, number: number, name: string): Promise<void> {
  await page.getByRole('button', { name: `More for post ${number}`, exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
}

async function textsOf(page: Page, id: string): Promise<string[]> {
  const { posts } = await call<Posts>(page, `/stories/${id}/posts`);
  return posts.toReversed().map(({ number, body }) => `${number} ${body.html.replace(/<[^>]*>/g, '')}`);
}

async function readers(url: string): Promise<string> {
  return await (await fetch(url)).text();
}

test('a live blog of ten posts on a phone: the line breaks, and nothing is lost or doubled', { skip }, async () => {
  const editor = await app.admin();
  const kind = { service: 'kk', kind: 'live-blog', standfirst: 'Өзен жағасынан.' };
  const live = await published(editor.page, {
    ...kind,
    headline: 'Су тасқыны: тікелей эфир',
    body: { html: '<p>Не болып жатыр.</p>' },
  });
  const reporter = await app.invite('reporter', 'Сәуле');
  const { context } = reporter;
  let { page } = reporter;
  const desk = `${app.app}stories/${live.id}/live`;
  await page.setViewportSize(PHONE);
  await page.goto(desk);
  await page.getByText('You edit and remove your own posts').waitFor();
  for (const number of [1, 2, 3]) await write(page, `Жазба ${number}.`);
  await post(page, 3).waitFor();
  await arrived(page);

  await context.setOffline(true);
  for (const number of [4, 5]) await write(page, `Жазба ${number}.`);
  await page.getByText('2 posts wait in this browser.').waitFor();
  await picture(page, 'live-offline');
  await judge(page);
  await context.setOffline(false);
  await post(page, 5).waitFor({ timeout: 60_000 });
  await arrived(page);

  // The newsroom has it, and its answer is lost.
  await page.route('**/posts', async (route) => (await route.fetch(), await route.abort()), { times: 1 });
  await write(page, 'Жазба 6.');
  await page.getByText('sent, not answered yet').waitFor();
  await arrived(page);

  await context.setOffline(true);
  await write(page, 'Жазба 7.');
  await page.getByText('1 post waits in this browser.').waitFor();
  await page.locator('.composer-open').click();
  await page.getByRole('textbox', { name: 'Text of the post' }).click();
  await page.keyboard.type('Басталған сөз');
  await page.getByRole('button', { name: 'Fold away' }).click();
  await page.close();
  await context.setOffline(false);
  page = await context.newPage();
  page.on('pageerror', (error) => reporter.errors.push(String(error)));
  await page.setViewportSize(PHONE);
  // Any screen of the app sends what waits.
  const sent = page.waitForResponse((answer) => answer.url().endsWith('/posts') && answer.status() === 201);
  await page.goto(app.app);
  await sent;
  await page.goto(desk);
  assert.equal(await page.locator('.composer-open').innerText(), 'Басталған сөз');

  await editor.page.goto(desk);
  for (const number of [8, 9]) await write(editor.page, `Жазба ${number}.`);
  await post(page, 9).waitFor({ timeout: 60_000 });
  assert.equal(await post(page, 9).getByRole('button').count(), 0, 'another’s post is not the reporter’s to edit');
  await write(page, ' — жазба 10.');
  await post(page, 10).waitFor();
  const plain = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${number} Жазба ${number}.`);
  assert.deepEqual(await textsOf(page, live.id), [...plain, '10 Басталған сөз — жазба 10.']);
  await picture(page, 'live');

  await together({ ...reporter, page }, editor, live.id);

  await act(editor.page, 2, 'Pin above the others');
  await editor.page.getByRole('heading', { name: 'Pinned, 1 of 3' }).waitFor();
  await act(editor.page, 9, 'Remove');
  await editor.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await post(editor.page, 9).waitFor({ state: 'detached' });
  await picture(editor.page, 'live-desk');
  await judgeEverywhere(editor.page, {
    name: 'live',
    open: async () => {
      await editor.page.goto(desk);
      await editor.page.locator('.pinned .post').waitFor();
      const composer = editor.page.locator('.composer-open');
      if (await composer.isVisible()) await composer.click();
    },
  });
  await editor.page.goto(desk);
  await editor.page.getByRole('button', { name: 'End coverage' }).click();
  await editor.page.getByText('Coverage ended').waitFor();
  await page.locator('.composer').waitFor({ state: 'detached', timeout: 60_000 });

  const html = await readers(live.url);
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8])
    assert.equal(html.split(`Жазба ${number}.`).length - 1 >= 1, true, `post ${number}`);
  assert.ok(!html.includes('Жазба 9.'));
  assert.ok(html.indexOf('id="post-2"') < html.indexOf('id="post-10"'), 'what is pinned stands above');
  assert.deepEqual([...editor.errors, ...reporter.errors], []);
  await context.close();
});

/** Two people edit post 1 at once: whoever comes second is shown both texts, and keeps both. */
async function together({ page }: Person, editor: Person, id: string): Promise<void> {
  const type = async (at: Page, words: string): Promise<void> => {
    await at.getByRole('button', { name: 'Edit post 1', exact: true }).click();
    await at.getByRole('textbox', { name: 'Text of post 1', exact: true }).click();
    await at.keyboard.press('Control+End');
    await at.keyboard.press('Enter');
    await at.keyboard.type(words);
  };
  await type(page, 'Тілші қосты.');
  await type(editor.page, 'Редактор қосты.');
  await editor.page.getByRole('button', { name: 'Save', exact: true }).click();
  await post(editor.page, 1).getByText('edited').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: 'Somebody changed this post while you wrote' }).waitFor();
  await page.getByText('Редактор қосты.').waitFor();
  await page.getByText('Тілші қосты.').waitFor();
  await picture(page, 'live-merge');
  await judge(page);
  await page.getByRole('button', { name: 'Go on with this' }).click();
  await post(page, 1).getByRole('button', { name: 'Edit post 1', exact: true }).waitFor();
  const [first = ''] = await textsOf(page, id);
  for (const part of ['Жазба 1.', 'Редактор қосты.', 'Тілші қосты.']) assert.ok(first.includes(part), first);
}

test('a front is arranged by keys alone and by dragging, and readers see it', { skip }, async () => {
  const { page, errors } = await app.admin();
  const stories: { id: string; url: string }[] = [];
  for (const name of ['Біріншісі', 'Екіншісі', 'Үшіншісі']) {
    const words = { headline: `${name} туралы`, standfirst: 'x', body: { html: '<p>Мәтін.</p>' } };
    stories.push(await published(page, { service: 'kk', ...words }));
  }
  const [first] = stories;
  const site = new URL(first?.url ?? '').origin;
  const order = async (): Promise<number[]> => {
    const links = (await readers(`${site}/kk/`)).matchAll(/<h[23]><a href="([^"]*)"/g);
    return Array.from(links, ([, href = '']) => stories.findIndex(({ url }) => url.endsWith(href))).slice(0, 4);
  };
  assert.deepEqual((await order()).slice(0, 3), [2, 1, 0]);

  await page.goto(`${app.app}fronts/kk`);
  const rows = page.locator('.place');
  const headlines = async () => (await rows.locator('.place-story a').allInnerTexts()).slice(0, 3);
  const readersSee = page.getByText('Readers see it.');
  await rows.nth(7).waitFor();
  assert.deepEqual(await headlines(), ['Үшіншісі туралы', 'Екіншісі туралы', 'Біріншісі туралы']);
  // By keys: the third is lifted, moved to the top and put down; then saved.
  await page.getByRole('button', { name: 'Move: Біріншісі туралы' }).focus();
  await page.keyboard.press('Space');
  await page.getByText('Біріншісі туралы: over place 3.').waitFor();
  for (const place of [2, 1]) {
    await page.keyboard.press('ArrowUp');
    await page.getByText(`Біріншісі туралы: over place ${place}.`).waitFor();
  }
  await page.keyboard.press('Space');
  await page.getByText('Not saved yet.').waitFor();
  assert.deepEqual((await headlines())[0], 'Біріншісі туралы');
  await page.getByRole('button', { name: 'Down: Біріншісі туралы' }).focus();
  await page.keyboard.press('Enter');
  assert.deepEqual((await headlines())[1], 'Біріншісі туралы');
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Show it to readers' }).focus();
  await page.keyboard.press('Enter');
  await readersSee.waitFor();
  assert.deepEqual((await order()).slice(0, 3), [0, 2, 1]);

  // By dragging: the lead goes down two places.
  const handle = await page.getByRole('button', { name: 'Move: Біріншісі туралы' }).boundingBox();
  const target = await rows.nth(2).boundingBox();
  assert.ok(handle && target);
  await page.mouse.move(handle.x + 10, handle.y + 10);
  await page.mouse.down();
  await page.mouse.move(handle.x + 10, target.y + 10, { steps: 8 });
  await page.mouse.move(handle.x + 10, target.y + target.height / 2, { steps: 4 });
  await picture(page, 'fronts-dragged');
  await page.mouse.up();
  await page.getByText('Not saved yet.').waitFor();
  await page.getByRole('button', { name: 'Choose a story for place 1' }).click();
  await page.getByLabel('Search').fill('екінші');
  await page.getByRole('list', { name: 'Stories found' }).getByRole('button', { name: 'Екіншісі' }).click();
  // Leaving is asked about; no keeps it.
  page.once('dialog', (dialog) => void dialog.dismiss());
  await page.getByRole('link', { name: 'Stories', exact: true }).click();
  await page.getByRole('button', { name: 'Show it to readers' }).click();
  await readersSee.waitFor();
  assert.deepEqual((await order()).slice(0, 3), [1, 2, 0]);

  // Somebody else arranges it meanwhile: nothing is overwritten unseen.
  await page.getByRole('button', { name: 'Up: Біріншісі туралы' }).click();
  await call(page, '/fronts/kk', 'PUT', { places: [] });
  await page.getByRole('button', { name: 'Show it to readers' }).click();
  await page.getByText('Somebody arranged this front in the meantime').waitFor();
  await judge(page);
  await page.getByRole('button', { name: 'Put mine in its place' }).click();
  await readersSee.waitFor();
  assert.deepEqual((await order()).slice(0, 3), [1, 0, 2]);
  await judgeEverywhere(page, {
    name: 'fronts',
    open: async () => {
      await page.goto(`${app.app}fronts/kk`);
      await rows.nth(7).waitFor();
    },
  });
  assert.deepEqual(errors, []);
});

test('a storyline with a broken pledge is written, mended where it is wrong, and read', { skip }, async () => {
  const { page, errors } = await app.admin();
  const words = { headline: 'Көпір жоқ', standfirst: 'x', body: { html: '<p>Мәтін.</p>' } };
  const story = await published(page, { service: 'kk', ...words });
  await page.goto(`${app.app}storylines`);
  await page.getByRole('button', { name: 'New storyline' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title').fill('Жаңа көпір');
  await dialog.getByLabel('Address').fill('the-bridge');
  await dialog.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('heading', { name: 'Pledges' }).waitFor();
  await page.locator('.storyline-services label', { hasText: 'Қазақ' }).first().click();
  await page.getByLabel('Title').fill('Жаңа көпір');
  await page.getByLabel('What it is about').fill('Тасқыннан кейін не уәде етілді.');
  for (const what of ['Жаңа көпір салу', 'Жолды жөндеу']) {
    await page.getByRole('button', { name: 'Add a pledge' }).click();
    const card = page.locator('.pledge').last();
    await card.getByLabel('Who').fill('Әкім');
    await card.getByLabel('Promised what').fill(what);
    await card.getByLabel('How it stands').selectOption('broken');
    await card.getByLabel('What came of it, in words').fill(`${what}: орындалмады.`);
    await card.getByRole('button', { name: 'Add evidence' }).click();
    await card.getByLabel('What it is').fill('Бұйрық');
    await card.getByLabel('Link').fill(what.startsWith('Жаңа') ? 'order' : 'https://example.org/road');
  }
  const save = page.getByRole('button', { name: 'Show it to readers' });
  await save.click();
  await page.getByText('Correct what is marked').waitFor();
  const [one, two] = [page.locator('.pledge').first(), page.locator('.pledge').last()];
  await one.getByText('A day such as 2026-11-22.').waitFor();
  await one.getByText('An address that begins with https://').waitFor();
  await picture(page, 'storyline-faults');
  await judge(page);
  await one.getByLabel('Link').fill('https://example.org/order');
  for (const card of [one, two]) await card.getByLabel(/^On\b/).fill('2026-06-01');
  await two.getByRole('button', { name: 'Remove: Жолды жөндеу' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Up: Жолды жөндеу' }).focus();
  await page.keyboard.press('Enter');
  await save.click();
  await page.getByText('Readers see it.').waitFor();
  const url = `${new URL(story.url).origin}/kk/storylines/the-bridge/`;
  const html = await readers(url);
  for (const part of ['Жаңа көпір', 'Әкім', 'Бұзылды', 'Жаңа көпір салу: орындалмады.', 'https://example.org/order'])
    assert.ok(html.includes(part), part);
  assert.ok(html.indexOf('Жолды жөндеу') < html.indexOf('Жаңа көпір салу'), 'in the order of the desk');

  await judgeEverywhere(page, {
    name: 'storylines',
    open: async () => {
      await page.goto(`${app.app}storylines`);
      await page.locator('.row').first().waitFor();
    },
  });
  await judgeEverywhere(page, {
    name: 'storyline',
    open: async () => {
      await page.goto(`${app.app}storylines/the-bridge`);
      await page.locator('.pledge-name').first().click();
      await page.locator('.evidence').waitFor();
    },
  });

  await page.goto(`${app.app}storylines/the-bridge`);
  const { revision } = await call<{ revision: string }>(page, `/stories/${story.id}`);
  await page.evaluate(
    async ({ id, tag }) => {
      const { formToken } = (await (await fetch('/api/me')).json()) as { formToken: string };
      const headers = { 'content-type': 'application/json', 'x-form-token': formToken, 'if-match': `"${tag}"` };
      await fetch(`/api/stories/${id}`, { method: 'PATCH', headers, body: '{"storyline":"the-bridge"}' });
    },
    { id: story.id, tag: revision },
  );
  await call(page, `/stories/${story.id}/publish`, 'POST', {});
  await page.getByRole('button', { name: 'Delete storyline' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete storyline' }).click();
  await page.getByText('Public stories belong to this storyline.').waitFor();
  await call(page, `/stories/${story.id}/unpublish`, 'POST', {});
  await page.getByRole('dialog').getByRole('button', { name: 'Delete storyline' }).click();
  await page.getByRole('button', { name: 'New storyline' }).waitFor();
  assert.equal((await fetch(url)).status, 404);
  assert.deepEqual(errors, []);
});
