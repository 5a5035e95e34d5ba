import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { parseArgs } from 'node:util';
import tar from 'tar-stream';
import { z } from 'zod';
import { Refusal } from '../base/refusal.ts';
import { sha256 } from '../blobs/sha256.ts';
import { WrongUse } from '../configuration.ts';
import { writeSubject } from '../newsroom/api/subject.ts';
import { bringUpToDate, type Program } from '../program.ts';
import type { DumpRow } from '../store/dump.ts';
import { BACKUP_FORMAT } from './backup.ts';
import type { StoreCommand } from './command.ts';

const aboutSchema = z.object({
  format: z.number(),
  rows: z.number(),
  blobs: z.number(),
  sealed: z.number().default(0),
  seq: z.number(),
});

export const restore: StoreCommand = {
  usage: 'restore FILE [--after N]',
  summary: 'Fills an empty home from a backup. The next edition is numbered above the backup’s, and above N.',
  onEmptyHome: true,
  async run(program, args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { after: { type: 'string' } },
    });
    const [from, ...more] = positionals;
    if (from === undefined || more.length > 0) throw new WrongUse('restore takes one file');
    const after = Number(values.after ?? 0);
    if (!Number.isSafeInteger(after) || after < 0) throw new WrongUse('--after must be the number of an edition');
    if (!(await program.isEmpty()))
      throw new Refusal('wrong-state', 'this home is not empty: restore into a new one (set PICKET_HOME)');
    const file = path.resolve(terminal.folder, from);
    // Once to see that the file is whole and sound, so that a broken one leaves the home empty; once to take it in.
    const about = await readThrough(file);
    const count = await takeIn(program, file, Math.max(about.seq, after));
    await pressAll(program);
    terminal.out(`restored ${count.rows} rows and ${count.blobs} pictures`);
    return 0;
  },
};

async function readThrough(file: string): Promise<z.infer<typeof aboutSchema>> {
  const counted = { rows: 0, blobs: 0, sealed: 0 };
  let end: unknown;
  try {
    for await (const { name, content } of entriesOf(file)) {
      if (name === 'backup.json') end = JSON.parse((await buffer(content)).toString());
      else if (name.startsWith('rows/')) counted.rows += rowsIn(await buffer(content)).length;
      else if (blobIn(name) !== null) {
        const hash = createHash('sha256');
        await pipeline(content, hash);
        if (hash.digest('hex') !== blobIn(name)) throw new Error(`${name} is not what it was`);
        counted[isSealed(name) ? 'sealed' : 'blobs'] += 1;
      } else content.resume();
    }
  } catch (error) {
    throw new Refusal(
      'unreadable',
      `${file} is not a whole backup: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const { success, data: about } = aboutSchema.safeParse(end);
  if (!success) throw new Refusal('unreadable', `${file} is not a whole backup: its end is missing`);
  if (about.format > BACKUP_FORMAT)
    throw new Refusal('unreadable', `${file} was made by a newer Picket: restore with that`);
  if (counted.rows !== about.rows || counted.blobs !== about.blobs || counted.sealed !== about.sealed)
    throw new Refusal('unreadable', `${file} is not a whole backup: a part of it is missing`);
  return about;
}

function rowsIn(bytes: Buffer): DumpRow[] {
  const lines = bytes.toString().split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as DumpRow);
}

/** The digest that the name of an entry holds, or null. */
function blobIn(name: string): string | null {
  return /^(?:blobs|sealed)\/(.*)$/.exec(name)?.[1] ?? null;
}

function isSealed(name: string): boolean {
  return name.startsWith('sealed/');
}

/** A restored home must not give a number again that readers may have seen: `seq` is taken in with the rows, or neither is. */
async function takeIn(
  { store, newsroom }: Program,
  file: string,
  seq: number,
): Promise<{ rows: number; blobs: number }> {
  let [rows, blobs] = [0, 0];
  // The pictures first: rows that are there without them would be worse than pictures without rows.
  for await (const { name, content } of entriesOf(file)) {
    if (blobIn(name) === null) {
      content.resume();
      continue;
    }
    const incoming = await (isSealed(name) ? newsroom.sealed : newsroom.blobs).receive();
    try {
      await pipeline(content, createWriteStream(incoming.file));
      await incoming.keep();
    } finally {
      await incoming.discard();
    }
    if (!isSealed(name)) blobs += 1;
  }
  // Only the number counts; a backup made before any edition has no digest to go with it.
  let last: DumpRow['row'] = { seq: 0, digest: sha256(new Uint8Array()) };
  async function* dumped(): AsyncGenerator<DumpRow> {
    for await (const { name, content } of entriesOf(file)) {
      if (!name.startsWith('rows/')) {
        content.resume();
        continue;
      }
      for (const row of rowsIn(await buffer(content))) {
        yield row;
        rows += 1;
        if (row.table === 'edition' && Number(row.row['seq']) > Number(last['seq'])) last = row.row;
      }
    }
    if (seq > Number(last['seq']))
      yield { table: 'edition', row: { ...last, seq, at: newsroom.clock().toISOString() } };
  }
  await store.load(dumped());
  return { rows, blobs };
}

async function pressAll(program: Program): Promise<void> {
  const { store, newsroom } = program;
  await store.transact(async ({ write }) => {
    await write.editions.queue(writeSubject({ kind: 'everything' }), newsroom.clock());
  });
  await (
    await bringUpToDate(program, '')
  ).again;
}

async function* entriesOf(file: string): AsyncGenerator<{ name: string; content: Readable }> {
  const extract = tar.extract();
  const source = createReadStream(file);
  const gunzip = createGunzip();
  // pipe() hands on no errors: each stream that breaks ends the reading.
  for (const stream of [source, gunzip]) stream.on('error', (error: Error) => extract.destroy(error));
  source.pipe(gunzip).pipe(extract);
  for await (const entry of extract) {
    // tar-stream has streams of its own; what reads them here wants those of Node.
    yield { name: entry.header.name, content: entry as unknown as Readable };
  }
}
