import sharp, { type OverlayOptions } from 'sharp';
import type { Bytes } from '../base/bytes.ts';
import type { CardWords } from '../story/card-words.ts';
import { CARD_SIZE } from './card-key.ts';
import { CARD_FONTS, writable, type Weight } from './card-fonts.ts';

// The reader's pages in light: src/press/style-base.ts.
const PAPER = '#fffdfa';
const INK = '#1a1815';
const QUIET = '#5b554c';
const RULE = '#d8d1c4';
const ACCENT = '#97230f';

const EDGE = 72;
const MEASURE = CARD_SIZE.width - 2 * EDGE;
/** The headline stands between the two rules, four or five lines at most. */
const HEADLINE = { top: 178, height: 352, sizes: [82, 74, 66, 58, 52] } as const;
const FOOT = 592;

/** Arabic letters have their strokes above and below: they want smaller sizes and more room. */
const ARABIC = { share: 0.94, line: 0.96 } as const;
const OTHER = { share: 1, line: 0.9 } as const;

interface Ink {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

interface Lettering {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
  /** Lines are broken at this width. */
  readonly width: number;
}

let fontsKnown: Promise<void> | null = null;

/**
 * A story's card as PNG: the publication's name over a double rule, the headline, and under a thin rule where and when.
 * Null when the fonts of the project lack a letter of the headline.
 */
export async function drawCard(words: CardWords): Promise<Bytes | null> {
  const headline = writable(words.headline);
  if (headline === null || headline === '') return null;
  await (fontsKnown ??= makeFontsKnown());
  const line = { weight: 'normal', colour: QUIET, size: 30, width: MEASURE / 2 } as const;
  const title = await write(words, words.title, { weight: 'bold', colour: INK, size: 40, width: MEASURE * 0.62 });
  const service = await write(words, words.service, { ...line, width: MEASURE / 3 });
  const foot = await write(words, [words.place, words.date].filter((part) => part !== '').join(' · '), {
    ...line,
    width: MEASURE,
  });
  const large = await fit(words, headline);
  const top = HEADLINE.top + Math.max(0, Math.round((HEADLINE.height - large.height) / 2));
  const layers = [
    ...(title === null ? [] : [place(words, title, { middle: 84, side: 'start' })]),
    ...(service === null ? [] : [place(words, service, { middle: 84, side: 'end' })]),
    ...(foot === null ? [] : [place(words, foot, { middle: FOOT + 36, side: 'start' })]),
    { input: large.data, top, left: startOf(words, large.width) },
    rule(132, 3, INK),
    rule(138, 3, INK),
    rule(FOOT - 14, 1, RULE),
    // The accent stands at the start, as beside a quotation.
    bar({ top: FOOT - 17, left: startOf(words, 96), width: 96, height: 6 }, ACCENT),
  ];
  const card = sharp({ create: { ...CARD_SIZE, channels: 3, background: PAPER } }).composite(layers);
  return new Uint8Array(await card.png({ palette: true, colours: 64, dither: 0, effort: 7 }).toBuffer());
}

/** The headline at the largest size at which it fits; at the smallest, cut at a word. */
async function fit(words: CardWords, headline: string): Promise<Ink> {
  const { share } = proportions(words);
  const lettering = { weight: 'bold', colour: INK, width: MEASURE } as const;
  let smallest: number = HEADLINE.sizes[0];
  for (const size of HEADLINE.sizes) {
    smallest = Math.round(size * share);
    const ink = await write(words, headline, { ...lettering, size: smallest });
    if (ink !== null && ink.height <= HEADLINE.height) return ink;
  }
  const parts = headline.split(' ');
  // Halving: the longest beginning that fits lies between them.
  let [fits, over] = [0, parts.length];
  let best: Ink | null = null;
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    const beginning = parts
      .slice(0, middle)
      .join(' ')
      .replace(/[\p{P}\p{S}]+$/u, '');
    const ink = await write(words, `${beginning}…`, { ...lettering, size: smallest });
    if (ink !== null && ink.height <= HEADLINE.height) [fits, best] = [middle, ink];
    else over = middle;
  }
  const ink = best ?? (await write(words, `${[...headline].slice(0, 60).join('')}…`, { ...lettering, size: smallest }));
  if (ink === null) throw new Error('a headline without ink');
  return ink;
}

/** Null when there is nothing to write, or no letters for it. */
async function write(words: CardWords, text: string, { size, weight, colour, width }: Lettering): Promise<Ink | null> {
  const written = writable(text);
  if (written === null || written === '') return null;
  // A mark of the direction comes first: a Persian line that begins with a Latin name runs from the right all the same.
  const mark = words.direction === 'rtl' ? '\u200f' : '\u200e';
  const line = proportions(words).line;
  const markup = `<span foreground="${colour}" line_height="${line}" lang="${escaped(words.language)}">${mark}${escaped(written)}</span>`;
  const font = `${CARD_FONTS.map(({ family }) => family).join(',')} ${weight} ${size}`;
  const { data, info } = await sharp({
    text: { text: markup, font, width: Math.floor(width), rgba: true, wrap: 'word-char', dpi: 72 },
  })
    .png({ compressionLevel: 0 })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** libvips makes a font known with the first text that names its file; those after it need not. */
async function makeFontsKnown(): Promise<void> {
  for (const { family, files } of CARD_FONTS) {
    for (const [weight, fontfile] of Object.entries(files)) {
      await sharp({ text: { text: 'a', font: `${family} ${weight} 10`, fontfile } })
        .raw()
        .toBuffer();
    }
  }
}

function proportions({ direction }: CardWords): { readonly share: number; readonly line: number } {
  return direction === 'rtl' ? ARABIC : OTHER;
}

/** Ink on a line of its own, as high over `middle` as under it. */
function place(
  words: CardWords,
  { data, width, height }: Ink,
  { middle, side }: { middle: number; side: 'start' | 'end' },
): OverlayOptions {
  const atLeft = (words.direction === 'ltr') === (side === 'start');
  const left = atLeft ? EDGE : CARD_SIZE.width - EDGE - width;
  return { input: data, top: Math.round(middle - height / 2), left };
}

function startOf({ direction }: CardWords, width: number): number {
  return direction === 'rtl' ? CARD_SIZE.width - EDGE - width : EDGE;
}

function rule(top: number, height: number, colour: string): OverlayOptions {
  return bar({ top, left: EDGE, width: MEASURE, height }, colour);
}

function bar(
  { top, left, width, height }: { top: number; left: number; width: number; height: number },
  background: string,
): OverlayOptions {
  return { input: { create: { width, height, channels: 3, background } }, top, left };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
