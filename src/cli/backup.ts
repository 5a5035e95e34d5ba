import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { parseArgs } from 'node:util';
import tar from 'tar-stream';
import type { Digest } from '../base/digest.ts';
import { syncFolder } from '../base/files.ts';
import { DamagedBlob, type Blobs } from '../blobs/blobs.ts';
import { sha256OfFile } from '../blobs/sha256.ts';
import { WrongUse } from '../configuration.ts';
import type { Program } from '../program.ts';
import type { DumpRow } from '../store/dump.ts';
import type { StoreCommand } from './command.ts';

/** The form of the archive: rows/N.ndjson, blobs/<digest>, perhaps sealed/<digest>, then backup.json, whose presence says that it is whole. */
export const BACKUP_FORMAT = 1;

const ROWS_A_FILE = 500;

export const backup: StoreCommand = {
  usage: 'backup FILE [--sealed]',
  summary:
    'Writes everything that cannot be made again into one file, while the newsroom runs. Keep it as secret as the home. --sealed takes sealed originals along.',
  onEmptyHome: false,
  async run(program, args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { sealed: { type: 'boolean', default: false } },
    });
    const [out, ...more] = positionals;
    if (out === undefined || more.length > 0) throw new WrongUse('backup takes one file');
    const file = path.resolve(terminal.folder, out);
    const partial = `${file}.partial`;
    try {
      const count = await writeBackup(program, partial, values);
      await settle(partial, file);
      if (count.lost > 0)
        terminal.progress(`picket: ${count.lost} files of pictures are lost and not in the backup: see picket doctor`);
      terminal.out(`backed up ${count.rows} rows and ${count.blobs} pictures`);
      return 0;
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  },
};

interface Count {
  readonly rows: number;
  readonly blobs: number;
  /** Named by the store and not in the home. */
  readonly lost: number;
}

interface Asked {
  /** Sealed originals too: they are meant to be in one place. */
  readonly sealed: boolean;
}

async function writeBackup(program: Program, file: string, asked: Asked): Promise<Count> {
  const pack = tar.pack();
  const written = pipeline(pack, createGzip({ level: 6 }), createWriteStream(file, { mode: 0o600 }));
  // A full disk ends the pipeline while entries are still being made: both are waited for, and the first fault counts.
  const [count] = await Promise.all([fill(pack, program, asked), written]);
  return count;
}

async function fill(pack: tar.Pack, { store, newsroom, edition }: Program, asked: Asked): Promise<Count> {
  const [blobs, sealed] = [new Set<Digest>(), new Set<Digest>()];
  let rows = 0;
  let lines: string[] = [];
  const flush = async (): Promise<void> => {
    if (lines.length > 0) await add(pack, `rows/${rows}.ndjson`, Buffer.from(lines.join('')));
    lines = [];
  };
  for await (const row of store.dump()) {
    lines.push(`${JSON.stringify(row)}\n`);
    rows += 1;
    for (const digest of digestsOf(row)) blobs.add(digest);
    if (asked.sealed) for (const digest of sealedOf(row)) sealed.add(digest);
    if (lines.length === ROWS_A_FILE) await flush();
  }
  await flush();
  const lost = await addBlobs(pack, newsroom.blobs, { folder: 'blobs', digests: blobs });
  const lostSealed = await addBlobs(pack, newsroom.sealed, { folder: 'sealed', digests: sealed });
  const kept = blobs.size - lost;
  const about = {
    format: BACKUP_FORMAT,
    rows,
    blobs: kept,
    sealed: sealed.size - lostSealed,
    seq: edition.head()?.seq ?? 0,
    at: newsroom.clock(),
  };
  await add(pack, 'backup.json', Buffer.from(JSON.stringify(about)));
  pack.finalize();
  return { rows, blobs: kept, lost: lost + lostSealed };
}

function digestsOf({ table, row }: DumpRow): Digest[] {
  if (table === 'recording' || table === 'captions') return [row['digest'] as Digest];
  if (table !== 'image') return [];
  const renditions = row['renditions'] as readonly { digest: Digest }[];
  return [row['original_digest'] as Digest, ...renditions.map(({ digest }) => digest)];
}

function sealedOf({ table, row }: DumpRow): Digest[] {
  return table === 'image' && row['sealed_digest'] !== null ? [row['sealed_digest'] as Digest] : [];
}

/** How many were not there. */
async function addBlobs(
  pack: tar.Pack,
  blobs: Blobs,
  { folder, digests }: { folder: string; digests: Iterable<Digest> },
): Promise<number> {
  let lost = 0;
  for (const digest of digests) if (!(await addBlob(pack, blobs, { folder, digest }))) lost += 1;
  return lost;
}

/** From the disk to the archive, a film too. False when it is not there. @throws DamagedBlob */
async function addBlob(
  pack: tar.Pack,
  blobs: Blobs,
  { folder, digest }: { folder: string; digest: Digest },
): Promise<boolean> {
  const file = await blobs.file(digest);
  if (file === null) return false;
  if ((await sha256OfFile(file)) !== digest) throw new DamagedBlob(digest);
  const { size } = await stat(file);
  await pipeline(createReadStream(file), pack.entry({ name: `${folder}/${digest}`, size, mtime: new Date(0) }));
  return true;
}

function add(pack: tar.Pack, name: string, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    pack.entry({ name, mtime: new Date(0) }, Buffer.from(bytes), (error) => (error ? reject(error) : resolve()));
  });
}

async function settle(partial: string, file: string): Promise<void> {
  {
    await using handle = await open(partial, 'r');
    await handle.sync();
  }
  await rename(partial, file);
  await syncFolder(path.dirname(file));
}
