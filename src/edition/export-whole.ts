import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Digest } from '../base/digest.ts';
import { sha256 } from '../blobs/sha256.ts';
import type { Edition } from './edition.ts';
import { AT_ONCE, fileOfPath, intoFolder, writeEntry } from './export-folder.ts';
import type { Head } from './head.ts';
import { inParallel } from './in-parallel.ts';
import { parseSums } from './sums/sum-lines.ts';
import { SIGNATURES } from './sums/sum-signatures.ts';
import { childrenOf, LEVELS } from './verify/node.ts';

const HEADS = '.well-known/edition';
const TOP = 'SHA256SUMS';

/** The head may be signed again while it is copied. */
const TRIES = 3;

const timestampSchema = z.object({ signed: z.object({ version: z.number() }) });

export interface WholeExport {
  /** How many addresses it holds. */
  readonly addresses: number;
  /** Whether it has a head and checksums: then anyone can check it. */
  readonly isSigned: boolean;
}

/**
 * Writes an edition as a folder that can be checked, by `picket verify` and by tools that are not ours: its addresses as files, the
 * signed head, the tree, and the checksums (docs/protocol/edition.md, 2). Of one edition, whatever is published meanwhile: what
 * that changes is written again. On a failure nothing is left.
 * @throws Refusal when the folder is there and not empty
 * @throws DamagedBlob
 */
export async function exportWhole({ edition, out }: { edition: Edition; out: string }): Promise<WholeExport> {
  const copy = new Copy(edition, out);
  let isSigned = false;
  await intoFolder(out, async () => {
    for (let tries = 1; ; tries += 1) {
      const head = edition.head();
      await copy.addresses();
      await edition.settled();
      isSigned = head !== null && (await copy.signed(head));
      const isDone = isSigned || edition.signedUntil() === null || tries >= TRIES;
      if (isDone && head === edition.head()) break;
    }
  });
  return { addresses: copy.count, isSigned };
}

class Copy {
  readonly #edition: Edition;
  readonly #out: string;
  readonly #written = new Map<string, Digest>();
  /** Files of a head and of checksums. */
  #besides: string[] = [];

  constructor(edition: Edition, out: string) {
    this.#edition = edition;
    this.#out = out;
  }

  get count(): number {
    return this.#written.size;
  }

  /** Those that are not yet as the edition has them. */
  async addresses(): Promise<void> {
    const entries = [...this.#edition.entries()];
    const paths = new Set(entries.map((entry) => entry.path));
    for (const at of this.#written.keys()) {
      if (paths.has(at)) continue;
      await rm(path.join(this.#out, fileOfPath(at)), { force: true });
      this.#written.delete(at);
    }
    await inParallel(entries, AT_ONCE, async (entry) => {
      if (this.#written.get(entry.path) === entry.digest) return;
      const written = await writeEntry(this.#edition, this.#out, entry);
      if (written !== null) this.#written.set(entry.path, written.digest);
    });
  }

  /** False, with nothing of it left, when the edition is not signed, or another one came meanwhile. */
  async signed(head: Head): Promise<boolean> {
    await this.#dropBesides();
    const isWhole = await this.#signed(head);
    if (!isWhole) await this.#dropBesides();
    return isWhole;
  }

  async #signed(head: Head): Promise<boolean> {
    const top = await this.#read(TOP);
    const sums = top && parseSums(top.toString());
    const timestamp = await this.#read('timestamp.json');
    if (sums?.seq !== head.seq || timestamp === null) return false;
    const { version } = timestampSchema.parse(JSON.parse(timestamp.toString())).signed;
    for (const [file, digest] of sums.lines) {
      const bytes = await this.#read(path.basename(file));
      if (bytes === null || sha256(bytes) !== digest) return false;
      await this.#write(file, bytes);
    }
    await this.#tree(head.root);
    const parts = [...sums.lines.keys()].filter((file) => file.startsWith(`${TOP}.`));
    const signatures = [TOP, ...parts].flatMap((name) => SIGNATURES.map((ending) => name + ending));
    for (const name of [...signatures, `${version}.snapshot.json`]) {
      const bytes = await this.#read(name);
      if (bytes === null) return false;
      await this.#write(name.endsWith('.json') ? `${HEADS}/${name}` : name, bytes);
    }
    await this.#write(TOP, top ?? Buffer.alloc(0));
    await this.#write(`${HEADS}/timestamp.json`, timestamp);
    return true;
  }

  async #dropBesides(): Promise<void> {
    for (const name of this.#besides) await rm(path.join(this.#out, name), { force: true });
    this.#besides = [];
  }

  async #tree(root: Digest): Promise<void> {
    let row = new Set([root]);
    for (let level = 0; level <= LEVELS; level += 1) {
      const below = new Set<Digest>();
      await inParallel(row, AT_ONCE, async (digest) => {
        const bytes = await readFile(this.#edition.nodeFile(digest));
        if (sha256(bytes) !== digest) throw new Error(`the node ${digest} is damaged`);
        await this.#write(`t/${digest.slice(0, 2)}/${digest}`, bytes);
        if (level < LEVELS) for (const child of childrenOf(bytes)) below.add(child);
      });
      row = below;
    }
  }

  async #read(name: string): Promise<Buffer | null> {
    const file = this.#edition.headFile(name);
    return file === null ? null : await readFile(file).catch(() => null);
  }

  async #write(name: string, bytes: Uint8Array): Promise<void> {
    const file = path.join(this.#out, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
    this.#besides.push(name);
  }
}
