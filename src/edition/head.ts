import { fromUtf8, utf8, type Bytes } from '../base/bytes.ts';
import { isDigest, type Digest, type Sha256 } from '../base/digest.ts';
import { canonicalJson } from './verify/canonical-json.ts';
import { FANOUT, LEVELS } from './verify/node.ts';

/** What an edition is called by: the document that names its tree, and the digest of that document. */
export interface Head {
  /** Goes up with every edition, not always by one. */
  readonly seq: number;
  /** SHA-256 of the bytes of edition.json. */
  readonly digest: Digest;
  /** Digest of the edition before, null for the first. */
  readonly previous: Digest | null;
  /** Root of the hash tree. */
  readonly root: Digest;
  readonly at: Date;
}

/** edition.json: canonical JSON. Mirrors, relays, packs, keys and withdrawals join it with the signed head (design, 6). */
export function makeHead(parts: Omit<Head, 'digest'>, sha256: Sha256): { head: Head; bytes: Bytes } {
  const { seq, previous, root, at } = parts;
  const tree = { alg: 'sha256', fanout: FANOUT, levels: LEVELS, root };
  const bytes = utf8(canonicalJson({ seq, previous, tree, at: at.toISOString() }));
  return { head: { ...parts, digest: sha256(bytes) }, bytes };
}

/** @throws Error when the bytes are not an edition.json that this version can read. */
export function readHead(bytes: Uint8Array, sha256: Sha256): Head {
  const document: unknown = JSON.parse(fromUtf8(bytes));
  const { seq, previous, tree, at } = membersOf(document);
  const { alg, fanout, levels, root } = membersOf(tree);
  if (alg !== 'sha256' || fanout !== FANOUT || levels !== LEVELS) throw new Error('edition.json: another kind of tree');
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1) throw new Error('edition.json: no number');
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) throw new Error('edition.json: no time');
  return {
    seq,
    digest: sha256(bytes),
    previous: previous === null ? null : digestOf(previous),
    root: digestOf(root),
    at: new Date(at),
  };
}

function digestOf(value: unknown): Digest {
  if (typeof value !== 'string' || !isDigest(value)) throw new Error('edition.json: no digest where one belongs');
  return value;
}

function membersOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('edition.json: not an object');
  return { ...value };
}
