import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { utf8 } from '../../base/bytes.ts';
import type { Digest } from '../../base/digest.ts';
import type { FileActs } from '../../base/files.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { nullIfMissing } from '../edition-documents.ts';
import type { SigningKey } from '../sign/signing-key.ts';
import { formatSums, parseSums, type Sums } from './sum-lines.ts';
import { SIGNATURES, sumSignatures } from './sum-signatures.ts';

/**
 * The files of checksums in their folder, each with its signatures. They are not synced: a power cut may take them, or leave
 * a part of one, so that nothing is believed of them before `read` has found it whole.
 */
export class SumShelf {
  readonly #folder: string;
  readonly #acts: FileActs;

  constructor(folder: string, acts: FileActs) {
    this.#folder = folder;
    this.#acts = acts;
  }

  file(name: string): string {
    return path.join(this.#folder, name);
  }

  /** Null when it is not there, is not whole, or (with a key) its signatures are not by that key. */
  async read(name: string, key: SigningKey | null): Promise<{ sums: Sums; digest: Digest } | null> {
    const bytes = await readFile(this.file(name)).catch(nullIfMissing);
    const sums = bytes && parseSums(bytes.toString());
    if (bytes === null || sums === null) return null;
    if (key !== null && !(await this.#isSigned({ name, seq: sums.seq, bytes }, key))) return null;
    return { sums, digest: sha256(bytes) };
  }

  /** Where the same lines are there already, they stay as they are, whatever edition changed them. Its digest. */
  async write(name: string, sums: Sums, key: SigningKey): Promise<Digest> {
    const there = await this.read(name, null);
    const asThere = there && utf8(formatSums({ ...sums, seq: there.sums.seq }));
    const isThere = asThere !== null && sha256(asThere) === there?.digest;
    const seq = isThere ? there.sums.seq : sums.seq;
    const bytes = utf8(formatSums({ ...sums, seq }));
    if (!isThere) await this.#acts.writeUnsynced(this.file(name), bytes);
    if (!(await this.#isSigned({ name, seq, bytes }, key))) {
      const signatures = sumSignatures({ name, seq, bytes }, key);
      for (const [at, ending] of SIGNATURES.entries())
        await this.#acts.writeUnsynced(this.file(name + ending), signatures[at] ?? utf8(''));
    }
    return sha256(bytes);
  }

  /** Deletes all but these files and their signatures, half-written ones of a crash too. */
  async keepOnly(names: Iterable<string>): Promise<void> {
    const kept = new Set([...names].flatMap((name) => [name, ...SIGNATURES.map((ending) => name + ending)]));
    for (const name of (await readdir(this.#folder).catch(nullIfMissing)) ?? [])
      if (!kept.has(name)) await rm(this.file(name), { force: true });
  }

  async #isSigned(signed: { name: string; seq: number; bytes: Uint8Array }, key: SigningKey): Promise<boolean> {
    const signatures = sumSignatures(signed, key);
    for (const [at, ending] of SIGNATURES.entries()) {
      const there = await readFile(this.file(signed.name + ending)).catch(nullIfMissing);
      if (there === null || !there.equals(signatures[at] ?? utf8(''))) return false;
    }
    return true;
  }
}
