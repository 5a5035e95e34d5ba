import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import sharp from 'sharp';
import type { CardWords } from '../story/card-words.ts';
import { CARD_FONTS, writable } from './card-fonts.ts';
import { PictureProcess } from './picture-process.ts';

const process = new PictureProcess();
after(() => process[Symbol.asyncDispose]());

const kazakh: CardWords = {
  language: 'kk',
  direction: 'ltr',
  title: 'Дала пошта',
  service: 'Қазақша',
  headline: 'Ұлттық банк базалық мөлшерлемені өзгеріссіз қалдырды',
  place: 'Алматы',
  date: '2026 жылғы 22 қараша',
};

/** What differs from paper: the box around it, in pixels, in a part of the card. */
async function inkOf(
  words: Partial<CardWords>,
  part = { left: 0, top: 150, width: 1200, height: 420 },
): Promise<{ left: number; right: number; top: number; bottom: number }> {
  const card = await process.card({ ...kazakh, ...words });
  assert.ok(card);
  assert.ok(card.length < 100_000, `${card.length} bytes`);
  const { info } = await sharp(await sharp(card).extract(part).removeAlpha().png().toBuffer())
    .trim({ background: '#fffdfa', threshold: 20 })
    .toBuffer({ resolveWithObject: true });
  const [left, top] = [part.left - (info.trimOffsetLeft ?? 0), part.top - (info.trimOffsetTop ?? 0)];
  return { left, top, right: left + info.width, bottom: top + info.height };
}

test('the headline stands at the start of its direction, inside the edges', async () => {
  const left = await inkOf({ headline: 'Lake levels fall' });
  assert.ok(left.left >= 70 && left.left < 80 && left.right < 900, JSON.stringify(left));
  // It begins with a Latin name and runs from the right all the same: its last line, the shorter one, does.
  const fa = { language: 'fa', direction: 'rtl', headline: 'Reuters: بانک مرکزی نرخ بهره را ثابت نگه داشت' } as const;
  const right = await inkOf(fa);
  const last = await inkOf(fa, { left: 0, top: right.bottom - 40, width: 1200, height: 40 });
  assert.ok(right.right > 1118 && right.right <= 1130, JSON.stringify(right));
  assert.ok(last.right > 1118 && last.left > 400, JSON.stringify(last));
});

test('a long headline is smaller and is cut before it leaves its place; a short one is as large as it gets', async () => {
  const word = await inkOf({ headline: 'Су' });
  assert.ok(word.bottom - word.top > 50);
  for (const headline of [
    Array.from({ length: 80 }, (_, at) => `сөз${at}`).join(' '),
    'Ж'.repeat(1000),
    `${'Ы'.repeat(300)} сөз`,
    Array.from({ length: 80 }, () => 'خبر').join(' '),
  ]) {
    const ink = await inkOf({ headline });
    assert.ok(ink.left >= 70 && ink.right <= 1130, JSON.stringify(ink));
    assert.ok(ink.top >= 170 && ink.bottom <= 545, JSON.stringify(ink));
  }
});

test('what the words say is text and never markup', async () => {
  const plain = await process.card({ ...kazakh, headline: 'a b c' });
  const marked = await process.card({ ...kazakh, headline: '<b>&amp; "c" <span size="900000">' });
  assert.ok(plain && marked && !Buffer.from(plain).equals(marked));
});

test('a letter that no font has makes no card; a sign that none has is left out', async () => {
  assert.equal(writable('Су 😀 көтерілді 🇰🇿'), 'Су көтерілді');
  assert.equal(writable('Реформа: 改革'), null);
  assert.equal(writable('می‌شود'), 'می‌شود');
  for (const headline of ['改革', 'हिन्दी', '😀', '']) assert.equal(await process.card({ ...kazakh, headline }), null);
  for (const headline of ['ქართული', 'Հայերեն', 'Ελλάδα', 'Қазақша ӘәҒғҚқҢңӨөҰұҮүҺһІі', 'گچپژ ۀ ئا ێ'])
    assert.ok(await process.card({ ...kazakh, headline }), headline);
});

test('its letters are the project’s own and those of no system', async () => {
  const names = CARD_FONTS.flatMap(({ files }) => Object.values(files));
  for (const name of names) assert.match(name, /node_modules\/@expo-google-fonts\//);
  // The same on a machine without fonts: nothing of this machine's is in the process.
  const [one, two] = [await process.card(kazakh), await process.card(kazakh)];
  assert.deepEqual(one, two);
});
