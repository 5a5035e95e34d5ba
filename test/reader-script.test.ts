/** What the one script of the reader's pages does, and above all what it does not. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { MINUTE } from '../src/base/clock.ts';
import { openReaderScript } from '../src/newsroom/api/reader-script.ts';
import { pressNow } from '../src/press/feeds.ts';
import { pressFront } from '../src/press/front.ts';
import { pressStory } from '../src/press/story.ts';
import { now, sampleStory } from '../src/press/testing/sample.ts';
import type { Coverage } from '../src/story/live-blog.ts';
import type { Output } from '../src/story/output.ts';
import type { Breaking, PublicStory } from '../src/story/story.ts';
import { needs } from './needs.ts';
import { NOW_PATH, openReaderWindow, type ReaderWindow } from './reader-window.ts';

const BUDGET = 4000;
const skip = needs.chromium();
const story = sampleStory();
const LINE = { text: 'Су қалаға жетті', path: '/kk/2026/11/22/qala/', from: new Date(0) };

let reader: ReaderWindow;
before(async () => {
  if (!skip) reader = await openReaderWindow();
});
after(async () => {
  await reader?.[Symbol.asyncDispose]();
});

interface Shown {
  readonly stories?: readonly PublicStory[];
  readonly breaking?: Breaking;
  readonly live?: PublicStory;
}

/** What the presser would put after an act; the page at hand may stay the one from before. */
function pressed({ stories = [story], breaking, live }: Shown, pages: 'all' | 'now' = 'all'): Output[] {
  const setting = reader.setting(breaking ? { breaking: new Map([['kk', breaking]]) } : {});
  const line = live?.coverage && {
    path: live.path,
    post: live.coverage.posts[0]?.number ?? 0,
    changed: live.coverage.changed ?? now,
    ended: live.coverage.ended !== null,
  };
  const told = pressNow(setting, 'kk', { cards: stories, live: line ? [line] : [] });
  if (pages === 'now') return [told];
  const all = live ? [...stories, live] : stories;
  return [told, pressFront(setting, 'kk', stories), ...all.flatMap((each) => pressStory(setting, each))];
}

/** A live blog of 30 posts and more; the long words make it several windows high. */
function liveBlog({ added = 0, without = 0, edited = 0 } = {}): PublicStory {
  const numbers = Array.from({ length: 30 + added }, (_, at) => 30 + added - at).filter((each) => each !== without);
  const posts: Coverage['posts'] = numbers.map((number) => {
    const at = new Date(now.getTime() - (400 - number) * 10 * MINUTE);
    const text = `${number === edited ? 'Түзетілген' : 'Жазба'} ${number}. `.repeat(12);
    const body = [{ type: 'paragraph', content: [{ type: 'text', text }] }] as const;
    const changed = number === edited ? now : at;
    return { number, at, changed, headline: '', body, bylines: [], key: number === 33, pinned: false };
  });
  const changed = without || edited ? now : (posts[0]?.at ?? null);
  const coverage = { posts, given: 30 + added, changed, ended: null };
  return sampleStory({ kind: 'live-blog', path: '/kk/2026/11/22/tikelei/', live: true, coverage });
}

test('the bundle is of this source, and at most 4,000 bytes as it crosses the wire', async (t) => {
  const script = await openReaderScript();
  assert.ok(script, 'run npm run prepare');
  const folder = await mkdtemp(path.join(tmpdir(), 'picket-bundle-'));
  try {
    const file = path.join(folder, 'now.js');
    execFileSync(process.execPath, [path.join(import.meta.dirname, '../scripts/bundle.ts'), file]);
    assert.deepEqual(Buffer.from(script.body), await readFile(file), 'run npm run prepare');
  } finally {
    await rm(folder, { recursive: true });
  }
  // As the site makes it at once; the best compression comes later and is smaller.
  const { length } = brotliCompressSync(script.body, { params: { 1: 5 } });
  t.diagnostic(`${length} bytes`);
  assert.ok(length > 500 && length <= BUDGET, `${length} bytes`);
});

test('a breaking line arrives in one polite region, once, and moves nothing', { skip }, async () => {
  await reader.publish(...pressed({}));
  await reader.open(story.path, async ({ page, looked, pass, asked }) => {
    await looked(1);
    const region = page.getByRole('status');
    assert.equal(await region.innerText(), '');
    const place = async () => [
      await page.locator('h1').boundingBox(),
      await page.evaluate('document.activeElement.outerHTML'),
    ];
    await page.locator('.kicker a').focus();
    const before = await place();
    await reader.publish(...pressed({ breaking: LINE }, 'now'));
    await pass(60);
    assert.equal(asked(NOW_PATH), 2);
    assert.match(await region.innerText(), /Су қалаға жетті/);
    assert.equal(await region.locator('a').getAttribute('href'), LINE.path);
    assert.deepEqual(await place(), before);
    await page.keyboard.press('Escape');
    assert.equal(await region.innerText(), '');
    await pass(60);
    assert.equal(await region.innerText(), '', 'what was closed stays closed');
    await reader.publish(...pressed({ breaking: { ...LINE, text: 'Су қайтты', path: null } }, 'now'));
    await pass(60);
    assert.match(await region.innerText(), /Су қайтты/);
    assert.equal(await region.locator('a').count(), 0);
    await reader.publish(...pressed({}, 'now'));
    await pass(60);
    assert.match(await region.innerText(), /Су қайтты/, 'what ended is not taken from under the eye');
    await page.getByRole('button', { name: 'Жабу' }).click();
    assert.equal(await region.innerText(), '');
  });
});

test('a line that the page bears already is not news', { skip }, async () => {
  await reader.publish(...pressed({ breaking: LINE }));
  await reader.open(story.path, async ({ page, looked }) => {
    await looked(1);
    assert.match(await page.locator('.breaking').innerText(), /Су қалаға жетті/);
    assert.equal(await page.getByRole('status').innerText(), '');
  });
});

test('a front counts the stories that came, and leads to itself', { skip }, async () => {
  await reader.publish(...pressed({}));
  await reader.open('/kk/', async ({ page, looked, pass }) => {
    await looked(1);
    const came = [1, 2].map((at) =>
      sampleStory({
        path: `/kk/2026/11/22/zhana-${at}/`,
        headline: `Жаңа ${at}`,
        firstPublished: new Date(now.getTime() + at),
      }),
    );
    await reader.publish(...pressed({ stories: [...came, story] }));
    await pass(60);
    const link = page.getByRole('status').getByRole('link');
    assert.equal(await link.innerText(), '2 жаңа материал');
    await link.click();
    await page.waitForLoadState('load');
    assert.match(await page.locator('main').innerText(), /Жаңа 1/);
    assert.equal(await page.locator('.refresh a').getAttribute('href'), '/kk/');
  });
});

test('posts come in above while the text under the eye stays, whoever pressed how', { skip }, async () => {
  for (const how of ['mouse', 'keyboard'] as const) {
    await reader.publish(...pressed({ live: liveBlog() }));
    await reader.open(liveBlog().path, async ({ page, looked, pass, asked }) => {
      await looked(1);
      // Not every browser keeps the place by itself.
      await page.addStyleTag({ content: '* { overflow-anchor: none !important }' });
      await page.locator('#post-20').scrollIntoViewIfNeeded();
      const read = page.locator('#post-20 p').first();
      const before = await read.boundingBox();
      // A window scrolls by whole pixels.
      const stays = async (): Promise<void> => {
        const { y = NaN } = (await read.boundingBox()) ?? {};
        assert.ok(Math.abs(y - (before?.y ?? NaN)) < 1, `from ${before?.y} to ${y}`);
      };
      await reader.publish(...pressed({ live: liveBlog({ added: 3, without: 25, edited: 24 }) }));
      await pass(60);
      assert.equal(asked(liveBlog().path), 1, 'the page is not fetched before it is asked for');
      await stays();
      const button = page.getByRole('status').getByRole('button');
      assert.equal(await button.innerText(), '3 жаңа жазба');
      if (how === 'mouse') {
        await page.locator('#post-19 a').first().focus();
        await button.dispatchEvent('click');
      } else {
        await button.focus();
        await page.keyboard.press('Enter');
      }
      await page.locator('#post-33').waitFor({ state: 'attached' });
      await stays();
      const order = await page.locator('#posts .post').evaluateAll((posts) => posts.map(({ id }) => id));
      assert.deepEqual(
        order.slice(0, 9),
        [33, 32, 31, 30, 29, 28, 27, 26, 24].map((number) => `post-${number}`),
      );
      assert.equal(new Set(order).size, 32);
      assert.match(await page.locator('#post-24').innerText(), /Түзетілген/);
      assert.equal(await page.locator('.keys li').count(), 1);
      const focused = await page.evaluate('document.activeElement.closest("article.post").id');
      assert.equal(focused, how === 'keyboard' ? 'post-33' : 'post-19');
      assert.equal(await page.getByRole('status').innerText(), '');
      await pass(60);
      assert.equal(await page.getByRole('status').innerText(), '', 'they came');
    });
  }
});

test('brought posts stand as in the page itself, days and all', { skip }, async () => {
  const html = `[...document.querySelectorAll('.keys, #posts > *')].map((part) =>
    part.outerHTML.replace(' tabindex="-1"', ''))`;
  await reader.publish(...pressed({ live: liveBlog() }));
  await reader.open(liveBlog().path, async ({ page, looked, pass }) => {
    await looked(1);
    await reader.publish(...pressed({ live: liveBlog({ added: 60 }) }));
    await pass(60);
    await page.getByRole('status').getByRole('button').click();
    await page.locator('#post-90').waitFor({ state: 'attached' });
    const brought = await page.evaluate<string[]>(html);
    assert.ok(brought.length > 90);
    await page.reload();
    const pressedSo = await page.evaluate<string[]>(html);
    const other = brought.findIndex((part, place) => part !== pressedSo[place]);
    assert.equal(other, -1, `${brought[other]} is not ${pressedSo[other]}`);
    assert.equal(brought.length, pressedSo.length);
  });
});

test('a hidden page asks nothing, and a page shown again asks at once', { skip }, async () => {
  await reader.publish(...pressed({}));
  await reader.open(story.path, async ({ looked, pass, hide, asked }) => {
    await looked(1);
    await hide(true);
    await pass(3600);
    assert.equal(asked(NOW_PATH), 1);
    await hide(false);
    assert.equal(asked(NOW_PATH), 2);
    await pass(61);
    assert.equal(asked(NOW_PATH), 3);
  });
});

test('an old story asks every five minutes, a new one every minute', { skip }, async () => {
  const old = sampleStory({ path: '/kk/2026/11/01/eski/', firstPublished: new Date('2026-11-01T06:00:00Z') });
  await reader.publish(...pressed({ stories: [story, old] }));
  for (const [place, count] of [
    [old.path, 2],
    [story.path, 6],
  ] as const) {
    await reader.open(place, async ({ looked, pass, asked }) => {
      await looked(1);
      for (let minute = 0; minute < 5; minute += 1) await pass(60);
      assert.equal(asked(NOW_PATH), count, place);
    });
  }
});

test('a site that does not answer is asked less and less, in silence', { skip }, async () => {
  await reader.publish(...pressed({}));
  const act: Parameters<ReaderWindow['open']>[1] = async ({ page, looked, pass, asked }) => {
    await looked(1);
    await pass(61);
    assert.equal(asked(NOW_PATH), 1);
    await pass(61);
    assert.equal(asked(NOW_PATH), 2);
    for (let minute = 0; minute < 3; minute += 1) await pass(60);
    assert.equal(asked(NOW_PATH), 2);
    await pass(61);
    assert.equal(asked(NOW_PATH), 3);
    assert.equal(await page.getByRole('status').innerText(), '');
  };
  await reader.open(story.path, act, { reachable: false });
});

test('where the reader saves data it never asks', { skip }, async () => {
  await reader.publish(...pressed({}));
  const before = `Object.defineProperty(navigator, 'connection', { value: { saveData: true } })`;
  const act: Parameters<ReaderWindow['open']>[1] = async ({ looked, pass, asked }) => {
    await looked(0);
    await pass(3600);
    assert.equal(asked(NOW_PATH), 0);
  };
  await reader.open(story.path, act, { before });
});

test('the bar covers nothing that has the focus, and axe finds nothing in it', { skip }, async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await reader.publish(...pressed({}));
  await reader.publish(...pressed({ breaking: LINE }, 'now'));
  for (const colorScheme of ['light', 'dark'] as const) {
    const act: Parameters<ReaderWindow['open']>[1] = async ({ page, looked }) => {
      await looked(1);
      const bar = await page.locator('.now').boundingBox();
      assert.ok(bar && bar.height > 20 && bar.x >= 0 && bar.width <= 320);
      for (let stop = 0; stop < 25; stop += 1) {
        await page.keyboard.press('Tab');
        const covered = await page.evaluate(`(() => {
          const on = document.activeElement, bar = document.querySelector('.now');
          const [a, b] = [on, bar].map((each) => each.getBoundingClientRect());
          return !bar.contains(on) && on !== document.body && a.bottom > b.top + 1 && a.top < b.bottom - 1 && on.outerHTML;
        })()`);
        assert.equal(covered, false);
      }
      await page.evaluate(axe);
      const found = await page.evaluate(`axe.run(document, { resultTypes: ['violations', 'incomplete'] }).then(
        ({ violations, incomplete }) => [...violations, ...incomplete].map(({ id, nodes }) => id + nodes[0].html))`);
      assert.deepEqual(found, []);
    };
    await reader.open(story.path, act, { viewport: { width: 320, height: 500 }, colorScheme, bypassCSP: true });
  }
});
