import { writeFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import type { Bytes } from '../base/bytes.ts';
import { Refusal } from '../base/refusal.ts';
import type { Rendition } from '../story/image.ts';
import { cutAround, heightFor, widthsFor, type Size } from './crop-box.ts';
import type { DrawnPicture, PictureAnswer, PictureJob, RenditionFile } from './picture-job.ts';
import { LARGEST, RECIPE, SMALLEST, type RecipeRow } from './picture-recipe.ts';
import { refused } from './picture-type.ts';

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

interface Pixels {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

/** The upright size as the header says it, before a pixel is decoded. */
async function sizeOf(bytes: Uint8Array): Promise<Size> {
  const metadata = await sharp(bytes, { autoOrient: true, limitInputPixels: false }).metadata();
  const { width, height } = metadata.autoOrient;
  if (Math.max(width, height) > LARGEST.side || width * height > LARGEST.pixels) {
    throw refused('too-large', TOO_MANY_PIXELS);
  }
  if (width < SMALLEST.width || height < SMALLEST.height) throw refused('invalid', TOO_SMALL);
  return { width, height };
}

/** Decodes the picture once, upright, in sRGB, without metadata, cut to the largest width of the row. */
async function cutOnce({ bytes, focus }: PictureJob, size: Size, row: RecipeRow): Promise<Pixels> {
  const width = widthsFor(size, row).at(-1) ?? size.width;
  const { whole, part } = cutAround(size, { width, ratio: row.ratio, focus });
  const decode = (failOn: 'warning' | 'error') =>
    sharp(bytes, { autoOrient: true, failOn, limitInputPixels: LARGEST.pixels })
      // The whole is scaled before it is cut: so a JPEG is decoded at a half, a quarter or an eighth.
      .resize({ ...whole, fit: 'fill' })
      .extract(part)
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

async function drawRow(job: PictureJob, size: Size, row: RecipeRow): Promise<RenditionFile[]> {
  const cut = await cutOnce(job, size, row);
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

async function draw(job: PictureJob): Promise<DrawnPicture> {
  const size = await sizeOf(job.bytes);
  const files: RenditionFile[] = [];
  for (const row of RECIPE) files.push(...(await drawRow(job, size, row)));
  return { ...size, files };
}

async function answerTo(job: PictureJob): Promise<PictureAnswer> {
  try {
    return { answer: 'drawn', picture: await draw(job) };
  } catch (error) {
    // What a decoder says of bytes it cannot read helps nobody who sent them.
    const { kind, message } = error instanceof Refusal ? error : refused('invalid', BROKEN);
    return { answer: 'refused', kind, message };
  }
}

function end(): void {
  // Not process.exit, which would wait for a decoder that is still at work.
  process.kill(process.pid, 'SIGKILL');
}

async function work(job: PictureJob): Promise<void> {
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() > job.residentBytes) end();
  }, 25);
  send(await answerTo(job));
  clearInterval(watch);
}

/** When the machine runs out of memory, the kernel takes this process first. Only Linux has the file. */
function volunteer(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Elsewhere the two limits have to do.
  }
}

function send(answer: PictureAnswer): void {
  process.send?.(answer);
}

volunteer();
process.on('disconnect', end);
process.on('message', (job: PictureJob) => void work(job));
send({ answer: 'ready' });
