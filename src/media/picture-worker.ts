import sharp, { type Sharp } from 'sharp';
import type { Bytes } from '../base/bytes.ts';
import { Refusal } from '../base/refusal.ts';
import type { Rendition } from '../story/image.ts';
import { coverBoxes } from './cover-box.ts';
import { cutAround, heightFor, widestOf, widthsFor, type Size } from '../story/crop-box.ts';
import { drawCard } from './draw-card.ts';
import { metadataKinds, type MetadataKind } from './metadata-kinds.ts';
import type {
  CoverJob,
  CutJob,
  DecodeJob,
  DrawnPicture,
  PictureAnswer,
  PictureJob,
  Pixels,
  RenditionFile,
} from './picture-job.ts';
import { COVERED_PIXELS, LARGEST, LATER, RECIPE, SMALLEST, type RecipeRow } from './picture-recipe.ts';
import { refused } from './picture-type.ts';
import { serveJobs } from './serve-jobs.ts';

/**
 * The process in which strangers' bytes meet decoders written in C: `picture-process.ts` starts it, sends it one
 * `PictureJob` at a time and kills it when it takes too long. Past the job's memory it kills itself.
 */

const TOO_MANY_PIXELS = `The picture is over ${LARGEST.side} pixels wide or high or over ${LARGEST.pixels / 1e6} megapixels: send a smaller one.`;
const BROKEN = 'The picture is damaged or not complete: open it, save it again as JPEG and send that.';
const TOO_SMALL = `The picture is under ${SMALLEST.width} × ${SMALLEST.height} pixels: send a larger one.`;

/** Decoders that are never reached, whatever the bytes claim to be: SVG, PDF, TIFF and all that sharp may add. */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((name) => `VipsForeignLoad${name}Buffer`),
});
sharp.cache(false);
sharp.concurrency(1);

/** Cameras and phones write JPEGs that libjpeg warns of and that are whole all the same. Any other warning is damage. */
const HARMLESS = /extraneous bytes before marker|Invalid SOS parameters/;

/** The colour that shows where a picture is transparent. The same in every type, on light pages and dark. */
const PAPER = '#ffffff';

const ENCODERS: Readonly<Record<Rendition['type'], (picture: Sharp) => Sharp>> = {
  'image/webp': (picture) => picture.webp({ quality: 70, effort: 4 }),
  'image/jpeg': (picture) => picture.jpeg({ quality: 72, mozjpeg: true }),
  'image/avif': (picture) => picture.avif({ quality: 50, effort: 3 }),
};

interface Decoded {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

interface Header {
  readonly size: Size;
  readonly removed: readonly MetadataKind[];
}

/** The upright size as the header says it, and what it says besides, before a pixel is decoded. */
async function headerOf(bytes: Uint8Array): Promise<Header> {
  const metadata = await sharp(bytes, { autoOrient: true, limitInputPixels: false }).metadata();
  const { width, height } = metadata.autoOrient;
  if (Math.max(width, height) > LARGEST.side || width * height > LARGEST.pixels) {
    throw refused('too-large', TOO_MANY_PIXELS);
  }
  if (width < SMALLEST.width || height < SMALLEST.height) throw refused('invalid', TOO_SMALL);
  return { size: { width, height }, removed: metadataKinds(metadata) };
}

/**
 * Decodes the picture once, upright, in sRGB, without metadata: as large as the largest rendition of the rows needs it,
 * and no larger than it came.
 */
async function decodeFor({ bytes, focus }: CutJob, size: Size, rows: readonly RecipeRow[]): Promise<Decoded> {
  const needed = rows.map((row) => {
    const width = widthsFor(size, row).at(-1) ?? size.width;
    return cutAround(size, { width, ratio: row.ratio, focus }).whole;
  });
  return await decodeOnce(bytes, {
    width: Math.min(size.width, Math.max(...needed.map((whole) => whole.width))),
    height: Math.min(size.height, Math.max(...needed.map((whole) => whole.height))),
  });
}

async function decodeOnce(bytes: Uint8Array, { width, height }: Size): Promise<Decoded> {
  const decode = (failOn: 'warning' | 'error') =>
    sharp(bytes, { autoOrient: true, failOn, limitInputPixels: LARGEST.pixels })
      // A JPEG is decoded at a half, a quarter or an eighth.
      .resize({ width, height, fit: 'fill' })
      .flatten({ background: PAPER })
      // In sRGB and without metadata, both of which sharp does unless it is told otherwise.
      .raw()
      .toBuffer({ resolveWithObject: true });
  try {
    return await decode('warning');
  } catch (error) {
    if (HARMLESS.test(String(error))) return decode('error');
    throw error;
  }
}

/** A row of the recipe from the decoded picture: cut once, then scaled to each width, the widest first. */
async function drawRow({ focus }: CutJob, size: Size, row: RecipeRow, decoded: Decoded): Promise<RenditionFile[]> {
  const { part } = cutAround(decoded.info, { width: widestOf(decoded.info, row), ratio: row.ratio, focus });
  const cut = await sharp(decoded.data, { raw: decoded.info })
    .extract(part)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const files: RenditionFile[] = [];
  for (const width of widthsFor(size, row)) {
    const height = heightFor(width, size, row.ratio);
    const { data, info } = await sharp(cut.data, { raw: cut.info })
      .resize({ width, height, fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (const type of row.types) {
      const bytes: Bytes = new Uint8Array(await ENCODERS[type](sharp(data, { raw: info })).toBuffer());
      files.push({ crop: row.crop, width, height, type, bytes });
    }
  }
  return files;
}

async function cut(job: CutJob): Promise<DrawnPicture> {
  const { size, removed } = await headerOf(job.bytes);
  const rows = job.later ? LATER : RECIPE;
  const decoded = await decodeFor(job, size, rows);
  const files: RenditionFile[] = [];
  for (const row of rows) files.push(...(await drawRow(job, size, row, decoded)));
  return { ...size, files, removed };
}

/** The whole picture with boxes burnt in: what lay under them is in no pixel of it, and nothing else in the file. */
async function cover({ bytes, boxes }: CoverJob): Promise<Bytes> {
  const { size } = await headerOf(bytes);
  const scale = Math.min(1, Math.sqrt(COVERED_PIXELS / (size.width * size.height)));
  const { data, info } = await decodeOnce(bytes, {
    width: Math.max(1, Math.floor(size.width * scale)),
    height: Math.max(1, Math.floor(size.height * scale)),
  });
  coverBoxes(data, info, boxes);
  const covered = sharp(data, { raw: info }).jpeg({ quality: 92, chromaSubsampling: '4:4:4' });
  return new Uint8Array(await covered.toBuffer());
}

async function decode({ bytes, longest }: DecodeJob): Promise<Pixels> {
  const { size } = await headerOf(bytes);
  const scale = Math.min(1, longest / Math.max(size.width, size.height));
  const [width, height] = [size.width, size.height].map((side) => Math.max(1, Math.round(side * scale)));
  const { data, info } = await decodeOnce(bytes, { width: width ?? 1, height: height ?? 1 });
  // A picture in grey has one channel.
  const coloured = sharp(data, { raw: info }).toColourspace('srgb').raw();
  return { width: info.width, height: info.height, data: new Uint8Array(await coloured.toBuffer()) };
}

async function answerTo(job: PictureJob): Promise<PictureAnswer> {
  try {
    if (job.work === 'card') return { answer: 'card', bytes: await drawCard(job.words) };
    if (job.work === 'cover') return { answer: 'covered', bytes: await cover(job) };
    if (job.work === 'decode') return { answer: 'pixels', pixels: await decode(job) };
    return { answer: 'drawn', picture: await cut(job) };
  } catch (error) {
    // What a decoder says of bytes it cannot read helps nobody who sent them.
    const { kind, message } = error instanceof Refusal ? error : refused('invalid', BROKEN);
    return { answer: 'refused', kind, message };
  }
}

serveJobs<PictureJob, PictureAnswer>({ answer: 'ready' }, answerTo);
