import { gzipSync } from 'node:zlib';
import type { Bytes } from '../../base/bytes.ts';
import type { Digest } from '../../base/digest.ts';
import { EMPTY, leafPlaces } from '../elsewhere/leaf-places.ts';
import { decoded } from '../elsewhere/http-place.ts';
import { primitives } from '../elsewhere/examine.ts';
import { collected, wrongStatus, type HttpHost } from '../elsewhere/http-host.ts';
import { ensuredBytes } from '../elsewhere/digest-of.ts';
import { isCompressible, LEAST, QUICK, type Form } from '../encodings.ts';
import { inParallel } from '../in-parallel.ts';
import type { Entry } from '../verify/entry.ts';
import { Fault } from '../verify/fault.ts';
import { ensurePinned, nodeAddress, objectAddress, type Reader, type Source } from '../verify/source.ts';
import { readInner, readLeaf, type LeafPlace } from '../verify/tree.ts';
import type { MirrorFolder } from './mirror-folder.ts';

export interface CopyOrder {
  readonly host: HttpHost;
  readonly folder: MirrorFolder;
  /** Root of the tree. */
  readonly root: Digest;
  /** Nodes below which nothing is lacking. */
  readonly whole: ReadonlySet<Digest>;
  /** Whether encoded forms are made, for the site to send. */
  readonly forms: boolean;
  readonly stopped: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Copied {
  /** Every node of the tree. */
  readonly whole: Set<Digest>;
  readonly objects: number;
  readonly nodes: number;
  /** Of both, as they are, whatever went over the line. */
  readonly bytes: number;
}

/** Longer objects are never held in memory. */
const HELD = 1024 * 1024;

/**
 * Brings to the folder what a tree names and the folder lacks: each node and object verified before it has its name. What is
 * there from an attempt before is not fetched again. @throws Fault, or Error of the disk
 */
export async function copyTree(order: CopyOrder): Promise<Copied> {
  const copy = new Copy(order);
  const leaves = await copy.inner();
  let done = 0;
  await inParallel(leaves, order.host.atOnce, async (leaf) => {
    order.stopped.throwIfAborted();
    await copy.leaf(leaf);
    done += 1;
    order.onProgress?.(done, leaves.length);
  });
  await order.folder.sync();
  return copy;
}

class Copy implements Copied {
  readonly #order: CopyOrder;
  readonly #reader: Reader;
  readonly whole = new Set<Digest>();
  /** From the host, and not verified yet. */
  readonly #arrived = new Map<Digest, Bytes>();
  objects = 0;
  nodes = 0;
  bytes = 0;

  constructor(order: CopyOrder) {
    this.#order = order;
    this.#reader = { source: this.#node, primitives };
  }

  /** The leaves that may lack something; the nodes above them, and the empty one, are there. */
  async inner(): Promise<LeafPlace[]> {
    const { root, whole, host } = this.#order;
    let hasEmpty = false;
    const children = async (digest: Digest): Promise<Digest[]> => {
      const below = await readInner(this.#reader, digest);
      await this.#keep(digest);
      this.whole.add(digest);
      hasEmpty ||= below.includes(EMPTY);
      return below;
    };
    const leaves = await leafPlaces(root, { children, atOnce: host.atOnce });
    if (hasEmpty) await this.leaf({ digest: EMPTY, prefix: '' });
    for (const { digest } of leaves) this.whole.add(digest);
    return leaves.filter(({ digest }) => !whole.has(digest));
  }

  async leaf(place: LeafPlace): Promise<void> {
    const entries = await readLeaf(this.#reader, place);
    await this.#keep(place.digest);
    for (const entry of entries) {
      this.#order.stopped.throwIfAborted();
      if (await this.#order.folder.hasObject(entry)) continue;
      await this.#fetch(entry);
      this.objects += 1;
      this.bytes += entry.length;
    }
  }

  /** From the folder, or from the host. */
  readonly #node: Source = async (address, limit) => {
    const digest = address.slice(-64) as Digest;
    const there = await this.#order.folder.readNode(digest);
    if (there !== null) return there;
    const bytes = await this.#order.host.source(address, limit);
    if (bytes !== null) this.#arrived.set(digest, bytes);
    return bytes;
  };

  /** Writes a node that was verified, if it came from the host. */
  async #keep(digest: Digest): Promise<void> {
    const bytes = this.#arrived.get(digest);
    if (bytes === undefined) return;
    this.#arrived.delete(digest);
    const { folder } = this.#order;
    await folder.put(folder.file(nodeAddress(digest)), bytes);
    this.nodes += 1;
    this.bytes += bytes.length;
  }

  async #fetch(entry: Entry): Promise<void> {
    const { host, folder, forms } = this.#order;
    const address = objectAddress(entry.digest);
    const isText = isCompressible(entry.type) && entry.length <= HELD;
    const headers = { 'accept-encoding': isText ? 'br, gzip;q=0.5' : 'identity' };
    const answer = await host.ask(address, { limit: entry.length + 1024, headers });
    if (answer.status !== 200) {
      await answer.body.return();
      throw wrongStatus(address, answer.status, answer.headers);
    }
    const file = folder.objectFile(entry.digest, 'identity');
    const encoding = answer.headers['content-encoding'];
    if (encoding === undefined && entry.length > HELD)
      return await folder.put(file, ensuredBytes(address, answer.body, entry));
    const body = await collected(answer.body);
    const bytes = plain(address, { encoding, body, entry });
    const pinned = { sha256: entry.digest, length: entry.length };
    await ensurePinned(this.#reader, { address, bytes, pinned });
    if (forms && isText)
      for (const form of formsFrom({ encoding, body, bytes }))
        await folder.put(folder.objectFile(entry.digest, form.encoding), form.bytes);
    await folder.put(file, bytes);
  }
}

interface Sent {
  readonly encoding: string | undefined;
  readonly body: Bytes;
  readonly entry: Entry;
}

/**
 * What the host sent, now that it is known what it decodes to; and gzip, which browsers take without HTTPS. Nothing is made with
 * brotli, and nothing in other threads: their memory would not come back.
 */
function formsFrom({ encoding, body, bytes }: Omit<Sent, 'entry'> & { readonly bytes: Bytes }): Form[] {
  const sent = encoding === 'br' || encoding === 'gzip' ? ([{ encoding, bytes: body }] as const) : [];
  if (encoding === 'gzip' || bytes.length < LEAST) return [...sent];
  const gzip = gzipSync(bytes, { level: QUICK.gzip });
  return gzip.length < bytes.length ? [...sent, { encoding: 'gzip', bytes: gzip }] : [...sent];
}

/** @throws Fault when it cannot be decoded */
function plain(address: string, { encoding, body, entry }: Sent): Bytes {
  if (encoding === undefined) return body;
  if (encoding !== 'br' && encoding !== 'gzip') throw new Fault('answer', address, `is sent as ${encoding}, unasked`);
  const bytes = decoded(body, encoding, entry.length);
  if (bytes === null) throw new Fault('altered', address, `as ${encoding} it is not ${entry.length} bytes long`);
  return bytes;
}
