import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { writeNew } from './write-new.ts';

/** A file of an archive. What is `stored` is not compressed: it is already, or has to be read as it is. */
export interface ZipMember {
  /** Its path in the archive, with slashes. */
  readonly path: string;
  /** The bytes, or who brings them when it is their turn: of many pictures one at a time is in the memory. */
  readonly bytes: Uint8Array | (() => Promise<Uint8Array>);
  readonly stored?: boolean;
}

const MODE = 0o100644;

/**
 * Writes an archive whose bytes follow from its members and their order: no time, no zone and no machine is in it. It has its
 * name when it is whole; on a failure nothing is left.
 * @throws Refusal when `out` is there already
 */
export async function writeZip(out: string, members: Iterable<ZipMember> | AsyncIterable<ZipMember>): Promise<void> {
  await writeNew(out, async (partial) => {
    const zip = new ZipFile();
    const file = createWriteStream(partial, { flags: 'wx' });
    await once(file, 'open');
    const written = pipeline(zip.outputStream, file);
    // yazl tells of what a member throws here and then says no more.
    zip.on('error', (error) => file.destroy(error));
    await Promise.all([written, addAll(zip, members).catch((error: unknown) => void file.destroy(asError(error)))]);
  });
}

async function addAll(zip: ZipFile, members: Iterable<ZipMember> | AsyncIterable<ZipMember>): Promise<void> {
  // Where a zip's time begins. It holds what clocks show: those of the machine, whatever its zone.
  const mtime = new Date(1980, 0, 1);
  for await (const { path, bytes, stored = false } of members) {
    // The time stamp of the extra field has seconds and a zone, and an EPUB's first member may have no such field.
    const options = { mtime, mode: MODE, compress: !stored, forceDosTimestamp: true };
    if (bytes instanceof Uint8Array) {
      zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), path, options);
      continue;
    }
    zip.addReadStreamLazy(path, options, (give) => {
      bytes().then(
        (own) => give(null, Readable.from([Buffer.from(own)])),
        (error: unknown) => zip.emit('error', asError(error)),
      );
    });
  }
  zip.end();
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
