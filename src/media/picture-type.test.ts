import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal, type RefusalKind } from '../base/refusal.ts';
import { ensurePictureType, pictureTypeOf, type PictureClaim } from './picture-type.ts';

const heads = {
  'image/jpeg': Buffer.from('ffd8ffe000104a46494600', 'hex'),
  'image/png': Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
  'image/webp': Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'),
  'image/gif': Buffer.from('GIF89a\x01\0\x01\0', 'latin1'),
  'image/avif': Buffer.from('\0\0\0\x1cftypavif\0\0\0\0mif1miaf', 'latin1'),
};
const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
const svg = Buffer.from(
  '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);

function refusal(bytes: Uint8Array, claim: PictureClaim = {}): { kind: RefusalKind; message: string } | null {
  try {
    ensurePictureType(bytes, claim);
    return null;
  } catch (error) {
    assert.ok(error instanceof Refusal);
    assert.deepEqual(error.faults, [{ field: 'file', detail: error.message }]);
    return error;
  }
}

test('the bytes decide', () => {
  for (const [type, bytes] of Object.entries(heads)) assert.equal(pictureTypeOf(bytes), type);
  const generic = Buffer.from('\0\0\0\x1cftypmif1\0\0\0\0miafavif', 'latin1');
  assert.equal(pictureTypeOf(generic), 'image/avif');
  const other = Buffer.from('\0\0\0\x10ftypisom\0\0\0\0avif', 'latin1');
  assert.equal(pictureTypeOf(other), null, 'a brand behind the box is none');
  const wave = Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1');
  for (const bytes of [heic, svg, wave, Buffer.from('text'), Buffer.alloc(0)]) assert.equal(pictureTypeOf(bytes), null);
});

test('a claim that agrees, and no claim, are taken', () => {
  for (const [type, bytes] of Object.entries(heads)) assert.equal(refusal(bytes, { declaredType: type }), null);
  const jpeg = heads['image/jpeg'];
  for (const declaredType of ['image/jpg', 'IMAGE/JPEG; q=1', 'application/octet-stream', '', undefined]) {
    assert.equal(refusal(jpeg, { declaredType }), null, declaredType);
  }
  for (const fileName of ['a.jpg', 'A.JPEG', 'Сурет.2024', 'photo', 'two.html.jpg', '', undefined]) {
    assert.equal(refusal(jpeg, { fileName }), null, fileName);
  }
});

test('a claim that lies is refused', () => {
  const jpeg = heads['image/jpeg'];
  for (const declaredType of ['image/png', 'text/html', 'image/svg+xml']) {
    assert.equal(refusal(jpeg, { declaredType })?.kind, 'wrong-type', declaredType);
  }
  for (const fileName of ['a.png', 'a.jpg.html', 'a.svg', 'a.SVGZ']) {
    assert.equal(refusal(jpeg, { fileName })?.kind, 'wrong-type', fileName);
  }
});

test('what is no picture is refused, and the sentence says what to do', () => {
  assert.match(refusal(Buffer.from('just text'))?.message ?? '', /send a JPEG/);
  assert.match(
    refusal(svg, { declaredType: 'image/svg+xml', fileName: 'a.svg' })?.message ?? '',
    /^SVG can hold scripts/,
  );
  assert.match(refusal(heic)?.message ?? '', /^HEIC/);
  assert.equal(refusal(heic)?.kind, 'wrong-type');
  assert.equal(refusal(new Uint8Array())?.kind, 'invalid');
});
