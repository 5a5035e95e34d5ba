/** What a picture brings with it, and what leaves with its renditions: looked at with exiftool, which none of us wrote. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { needs } from '../../test/needs.ts';
import { CENTRE } from '../story/image.ts';
import { makeRenditions } from './make-renditions.ts';
import { PictureProcess } from './picture-process.ts';
import { photo } from './testing/pictures.ts';

const process = new PictureProcess();
const folder = mkdtempSync(path.join(tmpdir(), 'picket-left-'));
after(async () => {
  await process[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const SECRETS = [
  ['-EXIF:GPSLatitude=51.5', '-EXIF:GPSLatitudeRef=N', '-EXIF:GPSLongitude=71.4', '-EXIF:GPSLongitudeRef=E'],
  [
    '-EXIF:Artist=Secret',
    '-EXIF:SerialNumber=Secret',
    '-EXIF:UserComment=Secret',
    '-EXIF:DateTimeOriginal=2026:01:02 03:04:05',
  ],
  ['-XMP-dc:Source=Secret', '-XMP-dc:Creator=Secret', '-XMP-xmpMM:DocumentID=Secret'],
  ['-IPTC:By-line=Secret', '-IPTC:Source=Secret'],
  ['-Comment=Secret', '-PNG:Author=Secret', '-Photoshop:URL=https://secret.example'],
].flat();

/** A ZIP with one file of no bytes, as it is hidden behind the end of a picture. */
const zip = Buffer.from('504b0506' + '00'.repeat(18), 'hex');

type Type = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif';

/** A picture with everything in it that its format holds, and a trailer behind it. */
async function told(type: Type): Promise<Buffer> {
  const drawn = type === 'gif' ? photo(500, 340) : photo(500, 340).withIccProfile('p3');
  const file = path.join(folder, `original.${type}`);
  writeFileSync(file, await drawn.toFormat(type).toBuffer());
  if (type === 'jpeg') {
    const small = path.join(folder, 'small.jpg');
    writeFileSync(small, await photo(160, 107).jpeg().toBuffer());
    exiftool(`-ThumbnailImage<=${small}`, file);
  }
  exiftool(...SECRETS, file);
  return Buffer.concat([readFileSync(file), zip, Buffer.from('Secret trailer')]);
}

/** Writes into a file whatever of it the format can hold. */
function exiftool(...words: readonly string[]): void {
  execFileSync('exiftool', ['-q', '-m', '-overwrite_original', ...words], { stdio: 'ignore' });
}

/** Every tag of the files in a folder, as `Group:Tag`, each once. */
function tagsIn(place: string): string[] {
  const json = execFileSync('exiftool', ['-json', '-G1', '-a', '-u', '-ee', place], { encoding: 'utf8' });
  return [...new Set((JSON.parse(json) as Record<string, unknown>[]).flatMap((tags) => Object.keys(tags)))].sort();
}

/** What a decoder needs, and what exiftool works out of it. */
const NEEDED = new RegExp(
  [
    '^(SourceFile|Composite:.*|ExifTool:ExifToolVersion|File:.*|System:.*)$',
    '^JFIF:(JFIFVersion|ResolutionUnit|[XY]Resolution)$',
    '^RIFF:(VP8Version|HorizontalScale|VerticalScale|Image(Width|Height))$',
    '^PNG:(ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace|Palette)$',
    '^PNG-pHYs:Pixel(sPerUnit[XY]|Units)$',
    '^(Meta|QuickTime|Track\\d):(MajorBrand|MinorVersion|CompatibleBrands|Handler(Type|Description)|PrimaryItemReference|MetaImageSize|ImageSpatialExtent|ImagePixelDepth|AV1Configuration.*|Chroma.*|ColorProfiles|ColorPrimaries|TransferCharacteristics|MatrixCoefficients|VideoFullRangeFlag|MediaData(Size|Offset)?|HighBitDepth|Seq(LevelIdx0|Profile|Tier0)|TwelveBit|Monochrome|InitialDelaySamples|PixelAspectRatio)$',
  ].join('|'),
);

function assertBare(place: string, count: number): void {
  const tags = tagsIn(place);
  assert.ok(tags.length > 5 && count > 0);
  assert.deepEqual(
    tags.filter((tag) => !NEEDED.test(tag)),
    [],
  );
}

for (const type of ['jpeg', 'png', 'webp', 'avif', 'gif'] as const) {
  test(`of what a ${type} brings with it nothing leaves`, { skip: needs.tool('exiftool') }, async () => {
    const original = await told(type);
    const [before, left] = [path.join(folder, `before-${type}`), path.join(folder, `left-${type}`)];
    for (const place of [before, left]) mkdirSync(place);
    writeFileSync(path.join(before, `original.${type}`), original);
    const brought = tagsIn(before).join(' ');
    const groups =
      type === 'gif' ? [/XMP-dc:/, /Comment/] : [/GPS:GPSLatitude/, /IFD0:Artist/, /XMP-dc:/, /ICC_Profile:/];
    for (const group of groups) assert.match(brought, group);
    if (type === 'jpeg')
      for (const group of [/IPTC:By-line/, /ThumbnailImage/, /Comment/]) assert.match(brought, group);
    const files = [];
    for (const later of [false, true])
      files.push(...(await makeRenditions(original, { focus: CENTRE, process, later })).files);
    for (const { crop, width, type: made, bytes } of files) {
      assert.ok(!Buffer.from(bytes).includes('Secret') && !Buffer.from(bytes).includes('PK\x05\x06'));
      writeFileSync(path.join(left, `${crop}-${width}.${made.slice('image/'.length)}`), bytes);
    }
    assertBare(left, files.length);
  });
}

test('a card holds its pixels alone', { skip: needs.tool('exiftool') }, async () => {
  const card = await process.card({
    language: 'en',
    direction: 'ltr',
    title: 'Secret',
    service: 'English',
    headline: 'Secret headline',
    place: 'Secret place',
    date: '22 November 2026',
  });
  assert.ok(card && !Buffer.from(card).includes('Secret'));
  const place = path.join(folder, 'card');
  mkdirSync(place);
  writeFileSync(path.join(place, 'card.png'), card);
  assertBare(place, 1);
});
