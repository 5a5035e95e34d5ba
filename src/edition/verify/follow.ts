import type { Bytes } from '../../base/bytes.ts';
import type { Digest } from '../../base/digest.ts';
import { documentOf, type EditionDocument } from './document.ts';
import { Fault } from './fault.ts';
import { snapshotOf, targetsOf, timestampOf, type Named, type Role, type Root } from './metadata.ts';
import { parsed } from './shape.ts';
import { nameOf, openRoot, openSigned } from './signed.ts';
import { LIMITS, METADATA, read, readPinned, type Reader } from './source.ts';

/** What a verifier keeps between two contacts (section 7). Zero and null: nothing seen yet. */
export interface Memory {
  /** The file of the root that is trusted: the first comes from people, or is the first seen. */
  readonly root: Bytes;
  readonly timestamp: number;
  readonly snapshot: number;
  readonly targets: number;
  /** Digest of the document of the newest edition. */
  readonly document: Digest | null;
}

export interface FollowedEdition extends EditionDocument {
  readonly digest: Digest;
  /** When the first of its signatures runs out. */
  readonly expires: Date;
  /** Version of its timestamp: goes up with every renewal. */
  readonly renewal: number;
  /** The files of the head by their address, in the order in which a mirror writes them (section 10). */
  readonly files: ReadonlyMap<string, Bytes>;
}

export interface Followed {
  /** To be kept whatever came of it. */
  readonly memory: Memory;
  /** Null when it must not be shown to anybody. */
  readonly edition: FollowedEdition | null;
  /** Why there is none; or that it has expired, which a reader is told and a health check refuses (section 8). */
  readonly faults: readonly Fault[];
}

const MOST_ROOTS = 256;

/** A memory that trusts this root and has seen nothing. */
export function trusting(root: Bytes): Memory {
  return { root, timestamp: 0, snapshot: 0, targets: 0, document: null };
}

/** The root that is trusted because it is the first seen: people can compare its digest. @throws Fault */
export async function firstRoot(reader: Reader): Promise<Bytes> {
  const where = `${METADATA}1.root.json`;
  const bytes = await read(reader, where, LIMITS.root);
  if (bytes === null) throw new Fault('missing', where, 'is not there: no signed edition begins here');
  await openRoot(reader.primitives, { where, bytes });
  return bytes;
}

/** From what was seen before to the newest edition (7.1–7.5). Throws for nothing that a source can do. */
export async function followHead(reader: Reader, memory: Memory, now: Date): Promise<Followed> {
  const way = new Way(reader, memory, now);
  try {
    const edition = await way.toEdition();
    return { memory: way.memory, edition, faults: way.expired };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { memory: way.memory, edition: null, faults: [error] };
  }
}

/** One walk down the head. What it has seen counts from then on, even when the next step fails. */
class Way {
  readonly #reader: Reader;
  readonly #now: Date;
  readonly #roots = new Map<string, Bytes>();
  readonly expired: Fault[] = [];
  #expires: Date;
  memory: Memory;

  constructor(reader: Reader, memory: Memory, now: Date) {
    this.#reader = reader;
    this.#now = now;
    this.memory = memory;
    this.#expires = new Date(8.64e15);
  }

  async toEdition(): Promise<FollowedEdition> {
    const root = await this.#toRoot();
    const timestamp = await this.#timestamp(root);
    const snapshot = await this.#snapshot(root, timestamp.says.snapshot);
    const targets = await this.#targets(root, snapshot.says.targets);
    const document = await this.#document(targets.says);
    const files = [document.file, targets.file, snapshot.file, ...this.#roots, timestamp.file];
    return {
      ...document.says,
      digest: targets.says.document.sha256,
      expires: this.#expires,
      renewal: timestamp.says.version,
      files: new Map(files),
    };
  }

  /** 7.1 */
  async #toRoot(): Promise<Root> {
    let where = 'the trusted root';
    let root = await openRoot(this.#reader.primitives, { where, bytes: this.memory.root });
    this.#roots.set(`${METADATA}${root.version}.root.json`, this.memory.root);
    for (let steps = 0; ; steps += 1) {
      const next = `${METADATA}${root.version + 1}.root.json`;
      const bytes = await read(this.#reader, next, LIMITS.root);
      if (bytes === null) break;
      if (steps === MOST_ROOTS) throw new Fault('too-long', next, `is one root more than ${MOST_ROOTS} in one go`);
      const opened = await openRoot(this.#reader.primitives, { where: next, bytes }, root);
      ensureVersion(next, opened.version, root.version + 1);
      this.#trust(bytes, root, opened);
      root = opened;
      where = next;
      this.#roots.set(next, bytes);
    }
    if (root.expires <= this.#now) throw expiry(where, root.expires);
    this.#expires = root.expires;
    return root;
  }

  /** TUF 5.3.11, and likewise for targets: a thief of its key might have used up the numbers. */
  #trust(bytes: Bytes, before: Root, after: Root): void {
    const changed = (name: 'timestamp' | 'snapshot' | 'targets'): boolean =>
      !isSame(before.roles[name], after.roles[name]);
    this.memory = { ...this.memory, root: bytes };
    if (changed('timestamp') || changed('snapshot')) this.memory = { ...this.memory, timestamp: 0, snapshot: 0 };
    if (changed('targets')) this.memory = { ...this.memory, targets: 0, document: null };
  }

  /** 7.2 */
  async #timestamp(root: Root) {
    const where = `${METADATA}timestamp.json`;
    const bytes = await read(this.#reader, where, LIMITS.metadata);
    if (bytes === null) throw new Fault('missing', where, 'is not there');
    const demanded = { role: root.roles.timestamp, of: nameOf('timestamp', root) };
    const says = await openSigned(this.#reader.primitives, { where, bytes, ...demanded }, timestampOf);
    ensureNotBelow(where, `version ${says.version}`, [says.version, this.memory.timestamp]);
    ensureNotBelow(where, `snapshot ${says.snapshot.version}`, [says.snapshot.version, this.memory.snapshot]);
    this.memory = { ...this.memory, timestamp: says.version };
    this.#runsOut(where, says.expires);
    return { says, file: [where, bytes] as const };
  }

  /** 7.3 */
  async #snapshot(root: Root, named: Named) {
    const where = `${METADATA}${named.version}.snapshot.json`;
    const bytes = await readPinned(this.#reader, where, { ...named, limit: LIMITS.metadata });
    const demanded = { role: root.roles.snapshot, of: nameOf('snapshot', root) };
    const says = await openSigned(this.#reader.primitives, { where, bytes, ...demanded }, snapshotOf);
    ensureVersion(where, says.version, named.version);
    ensureNotBelow(where, `edition ${says.targets.version}`, [says.targets.version, this.memory.targets]);
    this.memory = { ...this.memory, snapshot: says.version };
    this.#runsOut(where, says.expires);
    return { says, file: [where, bytes] as const };
  }

  /** 7.4 */
  async #targets(root: Root, named: Named) {
    const where = `${METADATA}${named.version}.targets.json`;
    const bytes = await readPinned(this.#reader, where, { ...named, limit: LIMITS.metadata });
    const demanded = { role: root.roles.targets, of: nameOf('targets', root) };
    const says = await openSigned(this.#reader.primitives, { where, bytes, ...demanded }, targetsOf);
    ensureVersion(where, says.version, named.version);
    const { targets, document } = this.memory;
    if (says.version === targets && document !== null && document !== says.document.sha256)
      throw new Fault('forked', where, `names another edition ${targets} than the one seen before`);
    this.#runsOut(where, says.expires);
    return { says, file: [where, bytes] as const };
  }

  /** 7.5 */
  async #document({ version, document }: { version: number; document: Omit<Named, 'version'> }) {
    const where = `${METADATA}${document.sha256}.edition.json`;
    const bytes = await readPinned(this.#reader, where, { ...document, limit: LIMITS.document });
    const says = parsed(where, bytes, documentOf);
    ensureVersion(where, says.seq, version);
    this.memory = { ...this.memory, targets: version, document: document.sha256 };
    return { says, file: [where, bytes] as const };
  }

  #runsOut(where: string, expires: Date): void {
    if (expires <= this.#now) this.expired.push(expiry(where, expires));
    if (expires < this.#expires) this.#expires = expires;
  }
}

function ensureVersion(where: string, version: number, wanted: number): void {
  if (version !== wanted) throw new Fault('unreadable', where, `calls itself ${version} and not ${wanted}`);
}

function ensureNotBelow(where: string, what: string, [version, seen]: readonly [number, number]): void {
  if (version < seen) throw new Fault('rollback', where, `${what} is older than ${seen}, which was seen before`);
}

function expiry(where: string, expires: Date): Fault {
  return new Fault('expired', where, `expired on ${expires.toISOString().slice(0, 16).replace('T', ' ')} UTC`);
}

function isSame(a: Role, b: Role): boolean {
  return a.threshold === b.threshold && a.keys.size === b.keys.size && [...a.keys.keys()].every((id) => b.keys.has(id));
}
