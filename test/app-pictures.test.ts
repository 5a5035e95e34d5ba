/** The library in the newsroom's app: pictures come in, are found, cut, and whoever is in danger in them is covered. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { PICTURE_STRINGS } from '../src/language/strings/newsroom/pictures.ts';
import { METADATA_KINDS } from '../src/media/metadata-kinds.ts';
import { drawnFaces } from '../src/media/testing/drawn-faces.ts';
import { photo } from '../src/media/testing/pictures.ts';
import { afterAct, NO_BOXES, type BoxAct } from '../src/newsroom/app/pictures/box-acts.ts';
import { AppBrowser, call, judge, judgeEverywhere, picture, saved } from './app-browser.ts';
import { needs } from './needs.ts';

const skip = needs.chromium();

interface Entry {
  readonly id: string;
  readonly covered: boolean;
  readonly original: string;
  readonly renditions: readonly { crop: string; width: number; height: number; type: string; path: string }[];
}

let app: AppBrowser;
before(async () => {
  if (!skip) app = await AppBrowser.start();
});
after(async () => {
  if (!skip) await app[Symbol.asyncDispose]();
});

function file(name: string, buffer: Buffer) {
  return { name, mimeType: 'image/jpeg', buffer };
}

/** Chooses files as somebody would, and waits until as many were added. */
async function addFiles(page: Page, files: readonly ReturnType<typeof file>[], added = files.length): Promise<void> {
  await page.goto(`${app.app}pictures`);
  await page.locator('.library li').first().waitFor();
  await page.locator('.add-pictures input[multiple]').setInputFiles([...files]);
  await page
    .locator('.uploads li[data-state=added]')
    .nth(added - 1)
    .waitFor({ timeout: 60_000 });
}

/** Gives files to the page as `event` does, at the middle of what `selector` finds. */
async function give(page: Page, event: 'drop' | 'paste', selector: string, files: Readonly<Record<string, Buffer>>) {
  const sent = Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')]);
  await page.evaluate(
    // As text: this file knows no DOM.
    `{
      const data = new DataTransfer();
      for (const [name, bytes] of ${JSON.stringify(sent)})
        data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name, { type: 'image/jpeg' }));
      const on = document.querySelector(${JSON.stringify(selector)});
      const { left, top, width, height } = on.getBoundingClientRect();
      const place = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
      on.dispatchEvent(${event === 'drop' ? "new DragEvent('drop', { dataTransfer: data, ...place })" : "new ClipboardEvent('paste', { clipboardData: data, ...place })"});
    }`,
  );
}

/** One of the demonstration's pictures. */
function demonstration(name: string): string {
  return path.join(import.meta.dirname, `../demonstration/pictures/${name}.jpg`);
}

/** The entry of the picture whose page is open. */
async function entry(page: Page): Promise<Entry> {
  return await call<Entry>(page, `/images/${page.url().split('/').at(-1)}`);
}

/** Opens the page of the picture that came in last. */
async function openNewest(page: Page): Promise<void> {
  const { images } = await call<{ images: Entry[] }>(page, '/images?limit=1');
  await page.goto(`${app.app}pictures/${images[0]?.id}`);
  await page.getByRole('tab', { name: 'Crop' }).waitFor();
}

async function shown(address: string): Promise<Buffer> {
  const answer = await fetch(address);
  assert.equal(answer.status, 200, address);
  return Buffer.from(await answer.arrayBuffer());
}

test('every kind of metadata has its words in every language', () => {
  for (const { kinds } of Object.values(PICTURE_STRINGS))
    assert.deepEqual(Object.keys(kinds).toSorted(), [...METADATA_KINDS].toSorted());
});

test('boxes stay on the picture, whatever is done with them, and undo takes all of it back', () => {
  const share = fc.double({ min: -1, max: 1, noNaN: true });
  const by = fc.record({ x: share, y: share });
  const key = fc.integer({ min: 1, max: 4 });
  const acts = fc.array(
    fc.oneof(
      fc.constant<BoxAct>({ do: 'add' }),
      fc.record({ do: fc.constantFrom('move' as const, 'grow' as const), key, by }),
      fc.record({ do: fc.constantFrom('accept' as const, 'remove' as const), key }),
      fc.constant<BoxAct>({ do: 'propose', boxes: [{ x: 0.9, y: 0.9, width: 0.1, height: 0.1 }] }),
    ),
    { maxLength: 40, size: 'max' },
  );
  fc.assert(
    fc.property(acts, (done) => {
      const state = done.reduce(afterAct, NO_BOXES);
      for (const { box } of state.boxes) {
        assert.ok(box.x >= 0 && box.y >= 0 && box.width > 0 && box.height > 0, JSON.stringify(box));
        assert.ok(box.x + box.width < 1.0001 && box.y + box.height < 1.0001, JSON.stringify(box));
      }
      let back = state;
      while (back.past.length > 0) back = afterAct(back, { do: 'undo' });
      assert.deepEqual(back.boxes, []);
    }),
  );
});

test(
  'several come in at once, one that is none keeps no other, and they are found by their words',
  { skip },
  async () => {
    const { page, errors } = await app.admin();
    const told = sharp(demonstration('chess'))
      .resize(640)
      .withExif({
        IFD0: { Make: 'Secretcam' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
      });
    const meadow = await sharp(demonstration('press')).resize(700).jpeg().toBuffer();
    await addFiles(
      page,
      [
        file('meadow.jpg', meadow),
        file('notes.jpg', Buffer.from('These are words.')),
        file('lake.jpg', await told.jpeg().toBuffer()),
      ],
      2,
    );
    const refused = page.locator('.uploads li[data-state=refused]');
    await refused.getByText('This is no picture').waitFor();
    assert.match(await refused.innerText(), /notes\.jpg/);
    await picture(page, 'pictures-coming');
    await judge(page);

    await page.locator('.uploads li', { hasText: 'lake.jpg' }).getByRole('link', { name: 'Added' }).click();
    await page.getByText('the place (GPS)').waitFor();
    assert.match(await page.locator('.picture-file').innerText(), /the camera/);
    await page.getByLabel('What it shows').fill('Көл жағасындағы қайықтар');
    await page.getByLabel('Credit').fill('А. Сейітова');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('status').getByText('Saved').waitFor();
    const { id } = await entry(page);

    await page.getByRole('link', { name: 'Pictures' }).first().click();
    // What came in is still told.
    await refused.waitFor();
    await page.getByRole('button', { name: 'Clear the list' }).click();
    await page.keyboard.press('/');
    await page.keyboard.type('көл қай');
    await page.waitForURL(/\?q=/);
    await page.locator('.library[data-of="көл қай"] li').waitFor();
    assert.equal(await page.locator('.library li').count(), 1);
    assert.ok((await page.locator('.library a').getAttribute('href'))?.endsWith(id));
    assert.match(await page.locator('.library li').innerText(), /Not used/);
    await page.getByLabel('Words of the picture').fill('жоқсөз');
    await page.getByText('No picture has these words.').waitFor();

    // And by being let go anywhere on the page, and pasted.
    await page.goto(`${app.app}pictures`);
    await page.locator('.library li').first().waitFor();
    for (const event of ['drop', 'paste'] as const) {
      await give(page, event, 'h1', { [`${event}.jpg`]: meadow });
      await page.locator('.uploads li[data-state=added]', { hasText: `${event}.jpg` }).waitFor({ timeout: 60_000 });
    }
    assert.deepEqual(errors, []);
  },
);

test('how far a picture is, is shown; one that did not arrive goes again', { skip }, async () => {
  const { page, context, errors } = await app.admin();
  await page.goto(`${app.app}pictures`);
  await page.locator('.library li').first().waitFor();
  assert.equal(await page.locator('.add-pictures input[capture=environment]').count(), 1);
  const large = await photo(1600, 1200).jpeg({ quality: 90 }).toBuffer();
  const line = await context.newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: large.length / 3 };
  await line.send('Network.emulateNetworkConditions', slow);
  await page.locator('.add-pictures input[multiple]').setInputFiles([file('large.jpg', large)]);
  await page.locator('.uploads progress[value^="0."]').waitFor();
  assert.match(await page.locator('.uploads li').innerText(), /Sending, \d+ %/);
  await line.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
  await page.locator('.uploads li[data-state=added]').waitFor({ timeout: 60_000 });
  await context.setOffline(true);
  await page.locator('.add-pictures input[multiple]').setInputFiles([file('lost.jpg', large)]);
  const again = page.locator('.uploads li', { hasText: 'lost.jpg' }).getByRole('button', { name: 'Try again' });
  await again.waitFor();
  await context.setOffline(false);
  await again.click();
  await page.locator('.uploads li[data-state=added]', { hasText: 'lost.jpg' }).waitFor({ timeout: 60_000 });
  assert.deepEqual(errors, []);
});

test('what stays in view is moved by keys, shown as it will be cut, saved, and taken back', { skip }, async () => {
  const { page, errors } = await app.admin();
  const right = await sharp({ create: { width: 800, height: 400, channels: 3, background: 'blue' } })
    .png()
    .toBuffer();
  const halves = sharp({ create: { width: 1600, height: 400, channels: 3, background: 'red' } });
  await addFiles(page, [
    file(
      'halves.jpg',
      await halves
        .composite([{ input: right, left: 800, top: 0 }])
        .jpeg()
        .toBuffer(),
    ),
  ]);
  await openNewest(page);
  const square = async () =>
    (await entry(page)).renditions.find(({ crop, type }) => crop === '1x1' && type === 'image/jpeg');
  const preview = page.locator('.crops [data-crop="1x1"]');
  const first = (await square())?.path ?? assert.fail();
  assert.equal(await preview.getAttribute('viewBox'), '480 0 320 320');
  await page.getByRole('slider', { name: 'What stays in view' }).focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Shift+ArrowLeft');
  assert.match((await page.getByRole('slider').getAttribute('aria-valuetext')) ?? '', /^10 % from the left/);
  assert.equal(await preview.getAttribute('viewBox'), '0 0 320 320');
  await picture(page, 'picture-crop');
  await page.getByRole('button', { name: 'Save this crop' }).click();
  await page.getByRole('status').getByText('Saved').waitFor({ timeout: 60_000 });
  const cut = (await square())?.path ?? assert.fail();
  assert.notEqual(cut, first);
  const bytes = await (await page.context().request.get(`${app.picket.newsroom}${cut}`)).body();
  const { channels } = await sharp(bytes).stats();
  assert.ok((channels[0]?.min ?? 0) > 200 && (channels[2]?.max ?? 255) < 60, 'it is all red');

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('.crops [data-crop="1x1"][viewBox="480 0 320 320"]').waitFor();
  await page.getByRole('status').getByText('Saved').waitFor({ timeout: 60_000 });
  assert.equal((await square())?.path, first);
  // By a hand, too; and whoever leaves then is asked.
  await page
    .locator('.stage svg')
    .first()
    .click({ position: { x: 5, y: 40 } });
  assert.equal(await preview.getAttribute('viewBox'), '0 0 320 320');
  page.once('dialog', (dialog) => void dialog.dismiss());
  await page.getByRole('link', { name: 'Stories' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await preview.getAttribute('viewBox'), '480 0 320 320');
  assert.deepEqual(errors, []);
});

test(
  'faces are proposed, covered, and gone from what readers get; the sealed file opens and is destroyed',
  { skip },
  async () => {
    const { page, errors } = await app.admin();
    const [width, height] = [1000, 700];
    const faces = [
      { x: 300, y: 300, scale: 1.1 },
      { x: 720, y: 320, scale: 0.9 },
    ];
    const original = await drawnFaces(width, height, faces).jpeg({ quality: 90 }).toBuffer();
    await addFiles(page, [file('march.jpg', original)]);
    await openNewest(page);
    const { id } = await entry(page);
    const leadImage = { image: id, alt: 'Шеру', caption: 'Алаңда', credit: 'А. Б.' };
    const fields = { service: 'kk', headline: 'Алаңдағы шеру', body: { html: '<p>Мәтін.</p>' }, leadImage };
    const story = await call<{ id: string }>(page, '/stories', 'POST', fields);
    const { url } = await call<{ url: string }>(page, `/stories/${story.id}/publish`, 'POST', {});
    const before = (await entry(page)).renditions;
    const old = before[0]?.path ?? assert.fail();
    await shown(app.picket.site + old);

    await page.reload();
    await page.getByRole('link', { name: 'Алаңдағы шеру' }).waitFor();
    await page.getByRole('tab', { name: 'Protect people' }).click();
    await page.getByRole('button', { name: 'Look for faces' }).click();
    await page.getByText('2 places may be faces.').waitFor({ timeout: 60_000 });
    assert.equal(await page.locator('.box[data-proposed]').count(), 2);
    assert.ok(await page.locator('.cover').isDisabled(), 'a proposal covers nothing');
    await picture(page, 'picture-faces');
    // One by keys, the other with all.
    await page.locator('.box').first().focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.box[data-proposed]').count(), 1);
    await page.getByRole('button', { name: 'Accept it' }).click();
    // A third by hand, in the corner above on the left; and a slip that is taken back.
    const stage = (await page.locator('.box-layer').boundingBox()) ?? assert.fail();
    const draw = async (from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
      const [a, b] = [from, to].map(([x, y]) => [stage.x + x * stage.width, stage.y + y * stage.height] as const);
      await page.mouse.move(...(a ?? assert.fail()));
      await page.mouse.down();
      await page.mouse.move(...(b ?? assert.fail()), { steps: 5 });
      await page.mouse.up();
    };
    await draw([0.01, 0.01], [0.11, 0.11]);
    await draw([0.5, 0.8], [0.6, 0.95]);
    assert.equal(await page.locator('.box').count(), 4);
    await page.getByRole('button', { name: 'Undo' }).click();
    assert.equal(await page.locator('.box').count(), 3);
    await page.getByLabel('As it will look').check();
    assert.equal(await page.locator('.box-burnt').count(), 3);
    await page.getByRole('button', { name: 'Cover 3 places…' }).click();
    const dialog = page.getByRole('dialog');
    assert.ok(await dialog.getByRole('button', { name: 'Cover now' }).isDisabled());
    await dialog.getByLabel('Seal it').check();
    await picture(page, 'picture-cover');
    await judge(page);
    await dialog.getByRole('button', { name: 'Cover now' }).click();
    await page.getByText('Covered. Nothing else is left').waitFor({ timeout: 120_000 });
    await page.locator('[data-original=sealed]').waitFor();
    await picture(page, 'picture-covered');

    const now = await entry(page);
    assert.deepEqual([now.covered, now.original], [true, 'sealed']);
    for (const { path } of before) assert.equal((await fetch(app.picket.site + path)).status, 404, path);
    const html = await (await fetch(url)).text();
    const address = now.renditions.find((each) => html.includes(each.path))?.path ?? assert.fail('the story shows it');
    await shown(app.picket.site + address);
    const whole = now.renditions.find(({ crop, type }) => crop === 'full' && type === 'image/jpeg') ?? assert.fail();
    const bytes = await shown(app.picket.site + whole.path);
    for (const [left, top] of [...faces.map(({ x, y }) => [x / width, y / height] as const), [0.05, 0.05] as const]) {
      const [at, down] = [Math.floor(left * whole.width), Math.floor(top * whole.height)];
      const { data } = await sharp(bytes)
        .extract({ left: at, top: down, width: 1, height: 1 })
        .raw()
        .toBuffer({ resolveWithObject: true });
      assert.ok(Math.max(...data) < 8, `${left} ${top}: ${[...data].join(' ')}`);
    }

    const loading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Open the sealed file' }).click();
    const download = await loading;
    assert.equal(download.suggestedFilename(), `${id}.jpg`);
    assert.deepEqual(await readFile(await download.path()), original);
    await page.getByRole('button', { name: 'Destroy it' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Destroy it' }).click();
    await page.locator('[data-original=destroyed]').waitFor();
    assert.equal((await entry(page)).original, 'destroyed');

    // Readers see it: it is not a reporter's to change.
    const reporter = await app.invite('reporter', 'Сәуле');
    await reporter.page.goto(page.url());
    await reporter.page.getByText('Readers see this picture').waitFor();
    assert.equal(await reporter.page.getByRole('tab', { name: 'Protect people' }).count(), 0);
    assert.equal(await reporter.page.getByRole('slider').count(), 0);
    assert.deepEqual([...errors, ...reporter.errors], []);
    await reporter.context.close();
  },
);

test(
  'by keys alone a box is put, moved and burnt in, and the file without it destroyed at once',
  { skip },
  async () => {
    const { context, page, errors } = await app.invite('reporter', 'Ерлан');
    await addFiles(page, [file('plain.jpg', await photo(640, 480).jpeg().toBuffer())]);
    await openNewest(page);
    await page.getByRole('tab', { name: 'Crop' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Add a box' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.box:focus').waitFor();
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowLeft', 'Shift+ArrowDown']) await page.keyboard.press(key);
    const edge = page.locator('.box-edge');
    const sides = await Promise.all(['x', 'y', 'width', 'height'].map((name) => edge.getAttribute(name)));
    assert.deepEqual(sides, ['39%', '38%', '20%', '21%']);
    await page.keyboard.press('Delete');
    assert.equal(await page.locator('.box').count(), 0);
    await page.keyboard.press('Enter');
    await page.locator('.box:focus').waitFor();
    await page.getByRole('button', { name: 'Cover one place…' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Destroy it at once').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Cover now' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-original=destroyed]').waitFor({ timeout: 120_000 });
    assert.equal((await entry(page)).original, 'destroyed');
    assert.equal(await page.getByRole('button', { name: 'Open the sealed file' }).count(), 0);
    assert.deepEqual(errors, []);
    await context.close();
  },
);

test('a picture let go or pasted into the text stands there, and says what it lacks', { skip }, async () => {
  const { page, errors } = await app.admin();
  await app.begin(page, 'Суреттер мәтінде');
  await page.locator('.prose').click();
  await page.keyboard.type('Бірінші абзац.');
  const bytes = await photo(640, 400).jpeg().toBuffer();
  await give(page, 'paste', '.prose', { 'first.jpg': bytes, 'none.jpg': Buffer.from('words') });
  await page.locator('.prose .picture img').waitFor({ timeout: 60_000 });
  await page.getByText('none.jpg was not added').waitFor({ timeout: 60_000 });
  await page.locator('.prose .picture').getByText('Before publishing, say what the picture shows.').waitFor();
  await page.getByText('Still empty: Caption and Credit.').waitFor();
  await page.locator('.prose .picture').getByLabel('What it shows').fill('Көл');
  await page.locator('.prose .picture').getByLabel('Caption').fill('Көл жағасы');
  await page.getByText('Still empty: Credit.').waitFor();
  await give(page, 'drop', '.prose p', { 'second.jpg': bytes });
  await page.locator('.prose .picture').nth(1).waitFor({ timeout: 60_000 });
  await page.locator('.picture-coming').waitFor({ state: 'detached' });
  await saved(page);
  await picture(page, 'story-pictures');
  const { body } = await call<{ body: { html: string } }>(page, `/stories/${page.url().split('/').at(-1)}`);
  assert.equal(body.html.match(/<img src="image:/g)?.length, 2);
  assert.ok(body.html.includes('alt="Көл"'), body.html);
  assert.deepEqual(errors, []);
});

test('axe finds nothing in the library, on a picture and over one that is to be covered', { skip }, async () => {
  const { page } = await app.admin();
  await judgeEverywhere(page, {
    name: 'pictures',
    async open() {
      await page.goto(`${app.app}pictures`);
      await page.locator('.library img').first().waitFor();
    },
  });
  const { images } = await call<{ images: (Entry & { alt: string })[] }>(page, '/images?limit=100');
  const { id } = images.find(({ alt, covered }) => alt !== '' && !covered) ?? assert.fail();
  await judgeEverywhere(page, {
    name: 'picture',
    async open() {
      await page.goto(`${app.app}pictures/${id}`);
      await page.locator('.crops').waitFor();
    },
  });
  await judgeEverywhere(page, {
    name: 'protect',
    async open() {
      await page.goto(`${app.app}pictures/${id}`);
      await page.getByRole('tab').nth(1).click();
      await page.locator('.cover').waitFor();
      await page.getByRole('tabpanel').getByRole('button').first().click();
      await page.locator('.box:focus').waitFor();
    },
  });
});
