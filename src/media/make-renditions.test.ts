import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import sharp, { type Sharp } from 'sharp';
import { needs } from '../../test/needs.ts';
import { Refusal } from '../base/refusal.ts';
import { CENTRE, type Crop, type Focus } from '../story/image.ts';
import { makeRenditions, type Renditions } from './make-renditions.ts';
import type { RenditionFile } from './picture-job.ts';
import { PictureProcess } from './picture-process.ts';
import { bombPng, photo } from './testing/pictures.ts';

const process = new PictureProcess();
after(() => process[Symbol.asyncDispose]());

function make(bytes: Uint8Array, focus: Focus = CENTRE): Promise<Renditions> {
  return makeRenditions(bytes, { focus, process });
}

function fileOf(renditions: Renditions, width: number, type = 'image/webp', crop: Crop = '16x9'): RenditionFile {
  const file = renditions.files.find((each) => each.crop === crop && each.width === width && each.type === type);
  assert.ok(file, `no ${type} of ${crop} at ${width}`);
  return file;
}

/** The mean red, green and blue of a part of a rendition, in shares of its size. */
async function colourOf(
  file: RenditionFile,
  [left, top, width, height]: [number, number, number, number],
): Promise<number[]> {
  const part = sharp(file.bytes).extract({
    left: Math.floor(left * file.width),
    top: Math.floor(top * file.height),
    width: Math.floor(width * file.width),
    height: Math.floor(height * file.height),
  });
  const { channels } = await sharp(await part.png().toBuffer()).stats();
  return channels.slice(0, 3).map(({ mean }) => Math.round(mean));
}

/** Crop and size of what is made, each once. */
async function sizesOf(picture: Sharp): Promise<string[]> {
  const { files } = await make(await picture.png().toBuffer());
  return [...new Set(files.map(({ crop, width, height }) => `${crop} ${width}x${height}`))];
}

function assertColour(actual: readonly number[], expected: readonly number[]): void {
  const near = expected.every((value, at) => Math.abs(value - (actual[at] ?? -1000)) <= 12);
  assert.ok(near, `${actual.join(' ')} is not ${expected.join(' ')}`);
}

/** A blue picture whose four quarters, from the upper left by rows, have the colours given. */
function quarters(width: number, height: number, colours: [string, string, string, string]): Sharp {
  const size = { width: width / 2, height: height / 2 };
  return sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite(
    colours.map((background, at) => ({
      input: { create: { ...size, channels: 3, background } },
      left: (at % 2) * size.width,
      top: Math.floor(at / 2) * size.height,
    })),
  );
}

async function refusalOf(bytes: Uint8Array, claim = {}): Promise<Refusal> {
  try {
    await makeRenditions(bytes, { ...claim, focus: CENTRE, process });
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    assert.match(error.message, /^[A-Z][^]*: [^]*\.$/);
    return error;
  }
  throw new assert.AssertionError({ message: 'it was taken' });
}

test('a photo becomes four widths of four crops in two types, with its real sizes', async () => {
  const made = await make(await photo(1600, 1200).jpeg().toBuffer());
  assert.deepEqual([made.width, made.height, made.type], [1600, 1200, 'image/jpeg']);
  assert.deepEqual(
    made.files.map(({ crop, width, height, type }) => `${crop} ${width}x${height} ${type}`),
    Object.entries({ '16x9': 9 / 16, '4x3': 3 / 4, '1x1': 1, full: 3 / 4 }).flatMap(([crop, ratio]) =>
      [320, 480, 768, 1200].flatMap((width) =>
        ['webp', 'jpeg'].map((type) => `${crop} ${width}x${width * ratio} image/${type}`),
      ),
    ),
  );
  for (const file of made.files) {
    const { width, height, format, isProgressive } = await sharp(file.bytes).metadata();
    assert.deepEqual([width, height, `image/${format}`], [file.width, file.height, file.type]);
    if (file.type === 'image/jpeg') assert.equal(isProgressive, true);
  }
});

test('takes PNG, WebP, AVIF and the first frame of a GIF', async () => {
  for (const type of ['png', 'webp', 'avif', 'gif'] as const) {
    const made = await make(await quarters(640, 360, ['#fff', '#fff', '#fff', '#fff']).toFormat(type).toBuffer());
    assert.equal(made.type, `image/${type}`);
    assertColour(await colourOf(fileOf(made, 480), [0, 0, 1, 1]), [255, 255, 255]);
  }
  const frame = (background: string): Buffer => Buffer.alloc(400 * 300 * 3, Buffer.from(background, 'hex'));
  const frames = sharp(Buffer.concat([frame('ff0000'), frame('00ff00')]), {
    raw: { width: 400, height: 600, channels: 3, pageHeight: 300 },
  });
  const made = await make(await frames.gif({ loop: 0, delay: [100, 100] }).toBuffer());
  assert.deepEqual([made.width, made.height], [400, 300]);
  assertColour(await colourOf(fileOf(made, 320), [0, 0, 1, 1]), [255, 0, 0]);
});

test('never enlarges', async () => {
  const small = await make(await photo(700, 700).jpeg().toBuffer());
  assert.deepEqual([...new Set(small.files.map(({ width }) => width))], [320, 480]);
  assert.deepEqual(await sizesOf(photo(200, 600)), ['16x9 200x113', '4x3 200x150', '1x1 200x200', 'full 200x600']);
  assert.deepEqual(await sizesOf(photo(600, 200)), [
    '16x9 320x180',
    '4x3 266x200',
    '1x1 200x200',
    'full 320x107',
    'full 480x160',
  ]);
});

test('panoramas and pillars are shown whole, and cut without bars', async () => {
  assert.deepEqual(await sizesOf(photo(6000, 400)), [
    '16x9 320x180',
    '16x9 480x270',
    '4x3 320x240',
    '4x3 480x360',
    '1x1 320x320',
    'full 320x21',
    'full 480x32',
    'full 768x51',
    'full 1200x80',
  ]);
  assert.deepEqual((await sizesOf(photo(500, 5000))).slice(-2), ['full 320x3200', 'full 480x4800']);
});

test('every crop is made around the focus', async () => {
  const rows = await quarters(1600, 1600, ['#ff0000', '#ff0000', '#00ff00', '#00ff00']).png().toBuffer();
  const made = await make(rows, { x: 0.5, y: 0.95 });
  for (const crop of ['16x9', '1x1', '4x3', 'full'] as const) {
    const corner = fileOf(made, 480, 'image/jpeg', crop);
    assertColour(await colourOf(corner, [0, 0.9, 1, 0.1]), [0, 255, 0]);
    const top = crop === '1x1' || crop === 'full' ? [255, 0, 0] : null;
    if (top !== null) assertColour(await colourOf(corner, [0, 0, 1, 0.1]), top);
  }
});

test('by and by AVIF is made of the crops that pages show', async () => {
  const made = await makeRenditions(await told(), { focus: CENTRE, process, later: true });
  assert.deepEqual(
    made.files.map(({ crop, width, type }) => `${crop} ${width} ${type}`),
    ['16x9', 'full'].flatMap((crop) => [320, 480, 768].map((width) => `${crop} ${width} image/avif`)),
  );
  for (const file of made.files) {
    const { width, height, exif: camera, xmp: more, icc } = await sharp(file.bytes).metadata();
    assert.deepEqual([width, height, camera, more, icc], [file.width, file.height, undefined, undefined, undefined]);
  }
});

test('the focus decides what stays', async () => {
  const tall = await quarters(400, 1600, ['#ff0000', '#ff0000', '#00ff00', '#00ff00']).jpeg().toBuffer();
  assertColour(await colourOf(fileOf(await make(tall, { x: 0.5, y: 0.1 }), 320), [0, 0, 1, 1]), [255, 0, 0]);
  assertColour(await colourOf(fileOf(await make(tall, { x: 0.5, y: 0.9 }), 320), [0, 0, 1, 1]), [0, 255, 0]);
  const wide = await quarters(1600, 200, ['#ff0000', '#00ff00', '#ff0000', '#00ff00']).png().toBuffer();
  assertColour(await colourOf(fileOf(await make(wide, { x: 0, y: 0.5 }), 320), [0, 0, 1, 1]), [255, 0, 0]);
  assertColour(await colourOf(fileOf(await make(wide, { x: 1, y: 0.5 }), 320), [0, 0, 1, 1]), [0, 255, 0]);
  const middle = fileOf(await make(wide), 320);
  assertColour(await colourOf(middle, [0, 0, 0.45, 1]), [255, 0, 0]);
  assertColour(await colourOf(middle, [0.55, 0, 0.45, 1]), [0, 255, 0]);
});

// What is red, green, white and black by rows when upright; EXIF 2.32, 4.6.4, orientation 1 to 8: where the rows and
// columns of the stored pixels go.
const stored: Record<number, [string, string, string, string]> = {
  1: ['#f00', '#0f0', '#fff', '#000'],
  2: ['#0f0', '#f00', '#000', '#fff'],
  3: ['#000', '#fff', '#0f0', '#f00'],
  4: ['#fff', '#000', '#f00', '#0f0'],
  5: ['#f00', '#fff', '#0f0', '#000'],
  6: ['#0f0', '#000', '#f00', '#fff'],
  7: ['#000', '#0f0', '#fff', '#f00'],
  8: ['#fff', '#f00', '#000', '#0f0'],
};

for (const [orientation, colours] of Object.entries(stored)) {
  test(`orientation ${orientation} is applied, and the focus is that of the upright picture`, async () => {
    const turned = Number(orientation) > 4;
    const picture = quarters(turned ? 900 : 1600, turned ? 1600 : 900, colours);
    const made = await make(
      await picture
        .withMetadata({ orientation: Number(orientation) })
        .jpeg()
        .toBuffer(),
    );
    assert.deepEqual([made.width, made.height], [1600, 900]);
    const file = fileOf(made, 1200, 'image/jpeg');
    assertColour(await colourOf(file, [0, 0, 0.48, 0.48]), [255, 0, 0]);
    assertColour(await colourOf(file, [0.52, 0, 0.48, 0.48]), [0, 255, 0]);
    assertColour(await colourOf(file, [0, 0.52, 0.48, 0.48]), [255, 255, 255]);
    assertColour(await colourOf(file, [0.52, 0.52, 0.48, 0.48]), [0, 0, 0]);
  });
}

const exif = {
  IFD0: { Artist: 'Secret Photographer', Copyright: 'Secret', Make: 'SecretCam', Software: 'Secret 1.0' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '71/1 25/1 0/1' },
};
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="Secret source"/></rdf:RDF></x:xmpmeta>`;

async function told(): Promise<Buffer> {
  const picture = photo(800, 450).withExif(exif).withXmp(xmp).withIccProfile('p3');
  // Whatever stands behind the end of a JPEG: another file, a second picture, an editor's history.
  return Buffer.concat([await picture.jpeg().toBuffer(), Buffer.from('PK\x03\x04Secret trailer')]);
}

test('nothing that came with a picture leaves with it', async () => {
  const original = await told();
  const before = await sharp(original).metadata();
  assert.ok(before.exif && before.xmp && before.icc && original.includes('Secret Photographer'));
  for (const file of (await make(original)).files) {
    const metadata = await sharp(file.bytes).metadata();
    assert.deepEqual(
      [metadata.exif, metadata.xmp, metadata.iptc, metadata.icc, metadata.orientation, metadata.comments],
      Array.from({ length: 6 }, () => undefined),
    );
    assert.ok(!Buffer.from(file.bytes).includes('Secret'));
  }
});

test('exiftool finds nothing but the picture in a rendition', { skip: needs.tool('exiftool') }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-media-'));
  const groupsOf = (name: string, bytes: Uint8Array): string[] => {
    writeFileSync(path.join(folder, name), bytes);
    const json = execFileSync('exiftool', ['-json', '-G1', '-a', '-u', '-ee', path.join(folder, name)], {
      encoding: 'utf8',
    });
    const [tags] = JSON.parse(json) as Record<string, unknown>[];
    return [...new Set(Object.keys(tags ?? {}).map((tag) => tag.split(':')[0] ?? ''))].sort();
  };
  try {
    const original = await told();
    const before = groupsOf('original.jpg', original);
    for (const group of ['GPS', 'IFD0', 'ICC_Profile', 'XMP-dc']) assert.ok(before.includes(group), before.join(' '));
    for (const { width, type, bytes } of (await make(original)).files) {
      const groups = groupsOf(`${width}.${type.slice(6)}`, bytes);
      const known = ['Composite', 'ExifTool', 'File', 'JFIF', 'RIFF', 'SourceFile', 'System'];
      assert.deepEqual(
        groups.filter((group) => !known.includes(group)),
        [],
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('colours are those of the profile, in sRGB', async () => {
  const picture = sharp({ create: { width: 640, height: 360, channels: 3, background: { r: 220, g: 40, b: 40 } } });
  const wide = await picture.withIccProfile('p3').png().toBuffer();
  const { channels } = await sharp(wide).pipelineColourspace('srgb').stats();
  assert.ok(Math.abs((channels[1]?.mean ?? 0) - 40) > 12, 'the stored numbers differ');
  assertColour(await colourOf(fileOf(await make(wide), 480), [0, 0, 1, 1]), [220, 40, 40]);
});

test('sixteen bits, grey, four inks and transparency come out as they look', async () => {
  const size = { width: 640, height: 360 };
  const plain = (background: string): Sharp => sharp({ create: { ...size, channels: 4, background } });
  const cases: [Buffer, number[]][] = [
    [await plain('#ff8000').toColourspace('rgb16').png().toBuffer(), [255, 128, 0]],
    [await plain('#808080').toColourspace('b-w').png().toBuffer(), [128, 128, 128]],
    // Not a bright red: four inks have none.
    [await plain('#406080').toColourspace('cmyk').jpeg().toBuffer(), [64, 96, 128]],
    [await plain('#ffffff').toColourspace('cmyk').jpeg().toBuffer(), [255, 255, 255]],
    [await plain('#ff000000').png().toBuffer(), [255, 255, 255]],
    [await plain('#ff000080').webp().toBuffer(), [255, 127, 127]],
  ];
  for (const [bytes, colour] of cases) {
    const made = await make(bytes);
    for (const type of ['image/webp', 'image/jpeg']) {
      assertColour(await colourOf(fileOf(made, 480, type), [0, 0, 1, 1]), colour);
    }
  }
});

test('bombs are refused from their headers', async () => {
  for (const [width, height] of [
    [50_000, 50_000],
    [20_001, 10],
    [10, 20_001],
    [9_000, 9_000],
  ] as const) {
    const refusal = await refusalOf(bombPng(width, height));
    assert.equal(refusal.kind, 'too-large', `${width} × ${height}: ${refusal.message}`);
  }
  assert.equal((await refusalOf(Buffer.alloc(40 * 1024 * 1024 + 1))).kind, 'too-large');
});

test('what is damaged, not complete or tiny is refused', async () => {
  const jpeg = await photo(640, 360).jpeg().toBuffer();
  const png = await photo(640, 360).png().toBuffer();
  const webp = await photo(640, 360).webp().toBuffer();
  const holed = Buffer.concat([jpeg.subarray(0, 9000), Buffer.alloc(3000), jpeg.subarray(12_000)]);
  const tiny = await photo(15, 9).png().toBuffer();
  const cut = [jpeg, png, webp].flatMap((bytes) => [bytes.subarray(0, bytes.length / 2), bytes.subarray(0, 40)]);
  for (const bytes of [...cut, holed, tiny, jpeg.subarray(0, 3), bombPng(400, 300)]) {
    assert.equal((await refusalOf(bytes)).kind, 'invalid');
  }
});

test('a text, an SVG with a script and nothing at all are refused, as is a lie', async () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><script>alert(1)</script></svg>',
  );
  assert.equal((await refusalOf(svg)).kind, 'wrong-type');
  assert.equal((await refusalOf(Buffer.from('no picture'))).kind, 'wrong-type');
  assert.equal((await refusalOf(Buffer.alloc(0))).kind, 'invalid');
  const png = await photo(640, 360).png().toBuffer();
  assert.equal((await refusalOf(png, { declaredType: 'image/jpeg' })).kind, 'wrong-type');
  assert.equal((await refusalOf(png, { fileName: 'photo.jpg' })).kind, 'wrong-type');
});

test('a JPEG with stray bytes before a marker, as some phones write it, is taken', async () => {
  const jpeg = await photo(640, 360).jpeg().toBuffer();
  const second = 4 + jpeg.readUInt16BE(4);
  const stray = Buffer.concat([jpeg.subarray(0, second), Buffer.alloc(10), jpeg.subarray(second)]);
  await assert.rejects(sharp(stray, { failOn: 'warning' }).toBuffer(), /extraneous bytes before marker/);
  assert.equal((await make(stray)).files.length, 14);
});
