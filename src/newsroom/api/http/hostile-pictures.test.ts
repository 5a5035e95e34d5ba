/** What strangers may send as a picture: each is answered with one sentence, leaves nothing behind, and the next is drawn. */
import assert from 'node:assert/strict';
import { kill } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { bombPng, photo } from '../../../media/testing/pictures.ts';
import { createToken } from '../tokens.ts';
import { commandLine } from '../actor.ts';
import { openNewsroom, type OpenNewsroom } from './testing/open-newsroom.ts';

let opened: OpenNewsroom;
let authorization = '';
before(async () => {
  opened = await openNewsroom();
  const { token } = await createToken(opened.newsroom, commandLine, { name: 'camera', role: 'reporter' });
  authorization = `Bearer ${token}`;
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

interface Answer {
  readonly status: number;
  readonly detail: string;
}

async function send(bytes: Uint8Array, { name = 'a', type = '' } = {}): Promise<Answer> {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], name, { type }));
  body.set('alt', 'A picture');
  const address = `${opened.newsroom.address()}/api/images`;
  const answer = await opened.app.request(address, { method: 'POST', body, headers: { authorization } });
  const { detail = '' } = (await answer.json()) as { detail?: string };
  return { status: answer.status, detail };
}

async function kept(): Promise<number> {
  return (await opened.newsroom.store.read.images.all()).length;
}

const jpeg = await photo(640, 360).jpeg().toBuffer();
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

/** An AVIF whose header says another size: the two numbers of its `ispe` (ISO/IEC 23008-12, 6.5.3). */
async function swollenAvif(): Promise<Buffer> {
  const bytes = await photo(64, 64).avif().toBuffer();
  const at = bytes.indexOf('ispe') + 8;
  bytes.writeUInt32BE(60_000, at);
  bytes.writeUInt32BE(60_000, at + 4);
  return bytes;
}

/** Boxes in boxes, ten thousand deep, behind the brand of an AVIF. */
function nestedAvif(): Buffer {
  let inside = Buffer.alloc(0);
  const depth = 10_000;
  const boxes = Buffer.alloc(depth * 8);
  for (let at = 0; at < depth; at += 1) {
    boxes.writeUInt32BE((depth - at) * 8, at * 8);
    boxes.write('dinf', at * 8 + 4, 'latin1');
  }
  const meta = Buffer.alloc(12);
  meta.writeUInt32BE(12 + boxes.length);
  meta.write('meta', 4, 'latin1');
  inside = Buffer.concat([meta, boxes]);
  return Buffer.concat([Buffer.from('\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf', 'latin1'), inside]);
}

const hostile: readonly (readonly [what: string, bytes: Uint8Array, claim: object, status: number, says: RegExp])[] = [
  ['an SVG', Buffer.from(svg), { name: 'a.svg', type: 'image/svg+xml' }, 415, /^SVG can hold scripts/],
  ['an SVG that says it is a PNG', Buffer.from(svg), { name: 'a.png', type: 'image/png' }, 415, /^SVG/],
  ['a page', Buffer.from('<!doctype html><script>1</script>'), { name: 'a.jpg' }, 415, /not a picture we can read/],
  ['nothing', new Uint8Array(), { name: 'a.jpg' }, 422, /empty/],
  ['a JPEG named .png', jpeg, { name: 'a.png' }, 415, /its name ends in \.png/],
  ['a JPEG named .jpg.html', jpeg, { name: 'a.jpg.html' }, 415, /its name ends in \.html/],
  ['a JPEG sent as PNG', jpeg, { type: 'image/png' }, 415, /was sent as image\/png/],
  ['half a JPEG', jpeg.subarray(0, jpeg.length / 2), {}, 422, /damaged or not complete/],
  ['the beginning of a JPEG', jpeg.subarray(0, 3), {}, 422, /damaged or not complete/],
  ['a PNG of 60,000 by 60,000', bombPng(60_000, 60_000), {}, 413, /pixels/],
  ['a PNG without its pixels', bombPng(4000, 4000), {}, 422, /damaged or not complete/],
  ['a GIF that is a script', Buffer.from('GIF89a/*\0\0*/=1;alert(1)//'), {}, 422, /damaged or not complete/],
  ['a PDF behind a JPEG’s name', Buffer.from('%PDF-1.7\n'), { name: 'a.jpg' }, 415, /not a picture/],
  ['an AVIF that says it is 60,000 by 60,000', await swollenAvif(), {}, 413, /pixels/],
  ['an AVIF of boxes in boxes', nestedAvif(), {}, 422, /damaged or not complete/],
  ['a WebP that ends in its header', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), {}, 422, /damaged/],
  ['a spacer', await sharp(jpeg).resize(1, 1).png().toBuffer(), {}, 422, /send a larger one/],
  ['41 megabytes', Buffer.concat([jpeg, Buffer.alloc(41 * 1024 * 1024)]), {}, 413, /larger than 40 MB/],
];

for (const [what, bytes, claim, status, says] of hostile) {
  test(`${what} is answered ${status}`, async () => {
    const before = await kept();
    const answer = await send(bytes, claim);
    assert.equal(answer.status, status, answer.detail);
    assert.match(answer.detail, says);
    assert.match(answer.detail, /^[A-Z][^\n]*\.$/);
    assert.equal(await kept(), before);
  });
}

test('a GIF of ten thousand frames is its first frame', async () => {
  const head = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#f00' } })
    .gif()
    .toBuffer();
  // The picture behind the screen's colours, again and again (GIF89a, 20).
  const table = 13 + 3 * 2 ** (((head[10] ?? 0) & 7) + 1);
  const frame = head.subarray(table, -1);
  const frames = Buffer.concat([
    head.subarray(0, -1),
    ...Array.from({ length: 10_000 }, () => frame),
    head.subarray(-1),
  ]);
  assert.equal((await send(frames)).status, 201);
});

test('a picture whose reader is killed is refused, and the next is drawn', async () => {
  const { pictures } = opened.newsroom;
  const large = await photo(3000, 2000).jpeg().toBuffer();
  assert.equal((await send(jpeg)).status, 201);
  const before = await kept();
  const lost = send(large);
  await sleep(150);
  assert.ok(pictures.pid !== null);
  kill(pictures.pid, 'SIGSEGV');
  const answer = await lost;
  assert.deepEqual([answer.status, await kept()], [422, before]);
  assert.match(answer.detail, /too much time or memory/);
  assert.equal((await send(jpeg)).status, 201);
  assert.deepEqual(opened.faults, []);
});
