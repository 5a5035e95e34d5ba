import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { FolderBlobs } from '../blobs/folder-blobs.ts';
import { needs } from '../../test/needs.ts';
import { readCaptions } from './captions.ts';
import { keepRecording, type KeptRecording } from './recording-library.ts';

const SAMPLES = path.join(import.meta.dirname, 'testing');

async function blobsFor(t: TestContext): Promise<FolderBlobs> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'recordings.'));
  t.after(() => rm(folder, { recursive: true }));
  return new FolderBlobs(folder, { mode: 0o600 });
}

async function keep(blobs: FolderBlobs, bytes: string | Uint8Array, declared = ''): Promise<KeptRecording> {
  const incoming = await blobs.receive();
  try {
    if (typeof bytes === 'string') await copyFile(path.join(SAMPLES, bytes), incoming.file);
    else await writeFile(incoming.file, bytes);
    return await keepRecording(incoming, declared);
  } finally {
    await incoming.discard();
  }
}

const samples = [
  ['tagged.mp3', 'audio/mpeg', 1.5, null],
  ['tagged.m4a', 'audio/mp4', 1.5, null],
  ['tagged.opus.ogg', 'audio/ogg', 1.5, null],
  ['tagged.vorbis.ogg', 'audio/ogg', 1.5, null],
  ['tagged.mp4', 'video/mp4', 2, 128],
  ['tagged.webm', 'video/webm', 2, 128],
] as const;

for (const [name, type, seconds, width] of samples) {
  test(`${name} keeps its sound and says nothing else`, async (t) => {
    const blobs = await blobsFor(t);
    assert.match((await readFile(path.join(SAMPLES, name))).toString('latin1'), /SECRET/);
    const kept = await keep(blobs, name, type);
    assert.deepEqual([kept.type, kept.width], [type, width]);
    assert.ok(Math.abs((kept.seconds ?? 0) - seconds) < 0.15, String(kept.seconds));
    const bytes = await blobs.get(kept.digest, { verify: true });
    assert.ok(bytes && bytes.length === kept.length);
    assert.doesNotMatch(
      Buffer.from(bytes).toString('latin1'),
      /SECRET|43\.23|Lavf|Lavc6[0-9]\.[0-9]+\.[0-9]+ (opus|vorbis)|VideoHandler/,
    );
    // Clean already, it stays as it is.
    assert.equal((await keep(blobs, bytes, type)).digest, kept.digest);
  });

  test(`exiftool finds no word in ${name}`, { skip: needs.tool('exiftool') }, async (t) => {
    const blobs = await blobsFor(t);
    const { digest } = await keep(blobs, name);
    const said = execFileSync('exiftool', ['-a', '-G', '-s', '-ee', blobs.path(digest)], { encoding: 'utf8' });
    assert.doesNotMatch(said, /SECRET|GPS|Location|Title|Artist|Comment|2026:01:02|Encoder\s*: L|Warning/);
  });
}

/** The MP4 with words in a box of their own at the end of each box of a name; those around it grow. */
function withBox(mp4: Buffer, name: string): Buffer {
  const secret = Buffer.from('\0\0\0\x12uuidSECRET box', 'latin1');
  const inside = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd', name];
  const grown = (bytes: Buffer): Buffer => {
    const parts: Buffer[] = [];
    for (let at = 0; at < bytes.length;) {
      const size = bytes.readUInt32BE(at);
      const kind = bytes.toString('latin1', at + 4, at + 8);
      const head = kind === 'stsd' ? 16 : 8;
      const body = bytes.subarray(at + head, at + size);
      const whole = !inside.includes(kind) ? body : kind === name ? Buffer.concat([body, secret]) : grown(body);
      const begin = Buffer.from(bytes.subarray(at, at + head));
      begin.writeUInt32BE(head + whole.length);
      parts.push(begin, whole);
      at += size;
    }
    return Buffer.concat(parts);
  };
  return grown(mp4);
}

test('what is hidden inside a recording goes too', async (t) => {
  const blobs = await blobsFor(t);
  const tag = Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\x20'), Buffer.from('SECRET in a later tag'.padEnd(32))]);
  const mp3 = await blobs.get((await keep(blobs, 'tagged.mp3')).digest);
  assert.ok(mp3);
  const [half, gone] = [mp3.length / 2, new Set<number>()];
  for (let at = 0; at < mp3.length; at += 1) if (mp3[at] === 0xff && mp3[at + 1] === mp3[1]) gone.add(at);
  const frame = [...gone].find((at) => at > half) ?? 0;
  for (const hidden of [
    Buffer.concat([mp3.subarray(0, frame), tag, mp3.subarray(frame)]),
    Buffer.concat([mp3, tag, mp3]),
    Buffer.concat([mp3, Buffer.from('SECRET words, and TAG no tag')]),
  ]) {
    const bytes = await blobs.get((await keep(blobs, hidden)).digest);
    assert.ok(bytes && bytes.length % mp3.length === 0, String(bytes?.length));
    assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /SECRET/);
  }
  for (const [name, box, inside] of [
    ['tagged.mp4', 'dinf', 'a place of the samples'],
    ['tagged.mp4', 'avc1', 'an entry of a codec'],
    ['tagged.m4a', 'mp4a', 'an entry of a codec'],
  ] as const) {
    const film = withBox(await readFile(path.join(SAMPLES, name)), box);
    const bytes = await blobs.get((await keep(blobs, film)).digest);
    assert.doesNotMatch(Buffer.from(bytes ?? []).toString('latin1'), /SECRET/, inside);
  }
  const ogg = await readFile(path.join(SAMPLES, 'tagged.opus.ogg'));
  await assert.rejects(keep(blobs, Buffer.concat([ogg, ogg])), { name: 'Refusal' }, 'its second comments would stay');
});

test('what is refused is refused in one sentence, and nothing is kept', async (t) => {
  const blobs = await blobsFor(t);
  const mp4 = await readFile(path.join(SAMPLES, 'tagged.mp4'));
  const ogg = await readFile(path.join(SAMPLES, 'tagged.opus.ogg'));
  const webm = await readFile(path.join(SAMPLES, 'tagged.webm'));
  const changed = (bytes: Buffer, from: string, to: string): Buffer =>
    Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
  const cases: [Uint8Array, string, string][] = [
    [new Uint8Array(), '', 'invalid'],
    [Buffer.from('<script>alert(1)</script>'), '', 'wrong-type'],
    [Buffer.from('RIFF0000WAVEfmt '), '', 'wrong-type'],
    [mp4, 'audio/mpeg', 'wrong-type'],
    [changed(mp4, 'isom', 'qt  '), '', 'wrong-type'],
    [changed(mp4, 'avc1', 'hvc1').map((byte) => byte), '', 'wrong-type'],
    [changed(mp4, 'soun', 'meta'), '', 'invalid'],
    [changed(mp4, 'udta', 'moof'), '', 'invalid'],
    [mp4.subarray(0, 600), '', 'invalid'],
    [changed(ogg, 'OpusHead', 'Speex   '), '', 'wrong-type'],
    [ogg.subarray(0, ogg.length - 3), '', 'invalid'],
    [
      Buffer.concat([
        ogg,
        changed(ogg, 'OggS\0\x02', 'OggS\0\0').map((byte, at) => (at % 997 === 14 ? byte ^ 1 : byte)),
      ]),
      '',
      'invalid',
    ],
    [webm.subarray(0, 200), '', 'invalid'],
    [changed(webm, 'V_VP9', 'V_MS9'), '', 'wrong-type'],
    [Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\x05hello'), Buffer.from('no sound at all')]), '', 'invalid'],
    [Buffer.concat([Buffer.from([0, 0, 0, 1]), Buffer.from('ftypisom'), Buffer.alloc(8, 0xff)]), '', 'invalid'],
  ];
  for (const [at, [bytes, declared, kind]] of cases.entries()) {
    await assert.rejects(keep(blobs, bytes, declared), (error: Error & { kind?: string }) => {
      assert.equal(error.kind, kind, `${at}: ${error.stack}`);
      assert.match(error.message, /^[^.]*[^\s].*\.$/);
      return true;
    });
  }
  for await (const digest of blobs.digests()) assert.fail(digest);
  assert.deepEqual(await readdir(path.join(blobs.folder, '00')), []);
});

test('captions are printed anew', () => {
  const read = (text: string): string => readCaptions(Buffer.from(text));
  assert.equal(
    read(
      '\ufeffWEBVTT - made by X\nLanguage: kk\n\nNOTE secret\n\n1\n00:01.000 --> 00:02.500 align:start region:x line:5%\n<v.loud Айгүл>Сәлем <i>бәріне<c.red>!</c>\n<00:01.500>a < b & c --> d\n\n\n01:00:00.000 --> 01:00:01.000\n',
    ),
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.500 align:start line:5%\n<v Айгүл>Сәлем <i>бәріне!</i></v>\na &lt; b &amp; c --&gt; d\n\n01:00:00.000 --> 01:00:01.000\n',
  );
  const refusedTexts = [
    'hello',
    'WEBVTT',
    'WEBVTT\n\nSTYLE\n::cue{background:url(http://x)}\n\n00:01.000 --> 00:02.000\na',
    'WEBVTT\n\nREGION\nid:x\n\n00:01.000 --> 00:02.000\na',
    'WEBVTT\n\n00:02.000 --> 00:01.000\na',
    'WEBVTT\n\n00:03.000 --> 00:04.000\na\n\n00:01.000 --> 00:02.000\nb',
    'WEBVTT\n\n00:01 --> 00:02\na',
    `WEBVTT\n\n${'x'.repeat(1024 * 1024)}`,
    'WEBVTT\n\n00:61.000 --> 00:62.000\na',
  ];
  for (const text of refusedTexts) assert.throws(() => read(text), { name: 'Refusal' }, text.slice(0, 40));
  assert.throws(() => readCaptions(Buffer.from([0x57, 0xff, 0xfe])), /UTF-8/);
});
