import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { utf8, type Bytes } from '../base/bytes.ts';
import { isDigest, type Digest } from '../base/digest.ts';
import { writeWhole } from '../base/files.ts';
import { sha256 } from '../blobs/sha256.ts';
import { nullIfMissing } from '../edition/edition-documents.ts';
import { Fault } from '../edition/verify/fault.ts';
import { firstRoot, followHead, trusting, type Followed, type Memory } from '../edition/verify/follow.ts';
import { LIMITS, METADATA, read, type Reader } from '../edition/verify/source.ts';

const version = z.int().nonnegative();
const digest = z.string().refine(isDigest);

/** The file of what was seen at an address. */
const schema = z.object({
  address: z.string(),
  /** Digest of the root that was trusted first. */
  fingerprint: digest,
  since: z.iso.datetime(),
  /** The root that is trusted now. */
  root: z.base64(),
  timestamp: version,
  snapshot: version,
  targets: version,
  document: digest.nullable(),
});

type Kept = z.infer<typeof schema>;

/** What is trusted at an address, and since when. */
export interface Trust {
  readonly file: string;
  readonly fingerprint: Digest;
  /** `given` by `--root`; `first` seen just now; or `kept` from before. */
  readonly why: 'given' | 'first' | 'kept';
  readonly memory: Memory;
  readonly since: Date;
}

/** A root file that was handed in, with the versions seen under it before. */
export interface Asked {
  /** An address or a folder: what is seen there is kept apart from what is seen elsewhere. */
  readonly address: string;
  readonly root: Bytes | null;
  /** Where what was seen is kept. */
  readonly file: string;
  readonly now: Date;
}

/** The file of what was seen at an address, among those of others. */
export function seenFile(folder: string, address: string): string {
  const name = address.replace(/^https?:\/\//, '').replaceAll(/[^\w.-]+/g, '_');
  return path.join(folder, 'seen', `${name.slice(-60)}-${sha256(utf8(address)).slice(0, 12)}.json`);
}

/** @throws Fault when the first root there is another than the one trusted before, or none can be read. */
export async function trustAt(reader: Reader, { root, file, now }: Omit<Asked, 'address'>): Promise<Trust> {
  const kept = await keptIn(file);
  const given = root === null ? null : sha256(root);
  if (kept !== null && (given === null || given === kept.fingerprint)) {
    if (given === null) await ensureSameFirst(reader, kept, file);
    const { fingerprint, timestamp, snapshot, targets, document } = kept;
    const memory = { root: Uint8Array.from(Buffer.from(kept.root, 'base64')), timestamp, snapshot, targets, document };
    return { file, fingerprint, why: given === null ? 'kept' : 'given', memory, since: new Date(kept.since) };
  }
  const first = root ?? (await firstRoot(reader));
  const why = root === null ? 'first' : 'given';
  return { file, fingerprint: sha256(first), why, memory: trusting(first), since: now };
}

/** Follows the head from what is trusted, and keeps what was seen. */
export async function followTrusted(
  reader: Reader,
  trust: Trust,
  asked: Pick<Asked, 'address' | 'now'>,
): Promise<Followed> {
  const followed = await followHead(reader, trust.memory, asked.now);
  // A root that no edition was ever seen under is not worth keeping.
  if (followed.edition !== null || trust.why !== 'first') await keepSeen(trust, followed.memory, asked.address);
  return followed;
}

export async function keepSeen(trust: Trust, { root, ...seen }: Memory, address: string): Promise<void> {
  const kept: Kept = {
    address,
    fingerprint: trust.fingerprint,
    since: trust.since.toISOString(),
    root: Buffer.from(root).toString('base64'),
    ...seen,
  };
  await writeWhole(trust.file, Buffer.from(`${JSON.stringify(kept, null, 1)}\n`), 0o600);
}

/** How the trust came about, for a person. */
export function explainedTrust({ fingerprint, why, file, since }: Trust): string[] {
  const day = since.toISOString().slice(0, 10);
  if (why === 'given') return [`root      ${fingerprint}`, '          as given'];
  if (why === 'kept') return [`root      ${fingerprint}`, `          trusted since ${day} (${file})`];
  return [
    `root      ${fingerprint}`,
    `          the first seen here: compare it with the newsroom’s own, told over another road`,
    `          kept in ${file}`,
  ];
}

async function ensureSameFirst(reader: Reader, kept: Kept, file: string): Promise<void> {
  const where = `${METADATA}1.root.json`;
  const bytes = await read(reader, where, LIMITS.root);
  if (bytes === null || sha256(bytes) === sha256(Buffer.from(kept.root, 'base64'))) return;
  const found = sha256(bytes);
  if (found === kept.fingerprint) return;
  const before = `${kept.fingerprint}, which is trusted here since ${kept.since.slice(0, 10)}`;
  throw new Fault(
    'altered',
    where,
    `is ${found} and not ${before}: somebody else’s, or a lie (delete ${file} to trust anew)`,
  );
}

async function keptIn(file: string): Promise<Kept | null> {
  const text = await readFile(file, 'utf8').catch(nullIfMissing);
  if (text === null) return null;
  const parsed = schema.safeParse(safeJson(text));
  if (parsed.success) return parsed.data;
  throw new Error(`${file} cannot be read: delete it to trust the first root seen anew`);
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
