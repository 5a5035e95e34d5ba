import { z } from 'zod';
import { compareText, fromUtf8, utf8, type Bytes } from '../base/bytes.ts';
import { isDigest, type Digest, type Sha256 } from '../base/digest.ts';
import { canonicalJson, type Json } from './verify/canonical-json.ts';
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
  readonly about: About;
}

/** What an edition says besides its tree (docs/protocol/edition.md, 4). */
export interface About {
  /** Scheme and host of the publication's own address; null where that is not known. */
  readonly origin: string | null;
  readonly mirrors: readonly Mirror[];
  /** Stories that were taken back for good, by path. */
  readonly withdrawn: readonly WithdrawnPath[];
}

export interface Mirror {
  readonly url: string;
  readonly operator: string;
  readonly jurisdiction: string;
}

export interface WithdrawnPath {
  readonly path: string;
  readonly at: Date;
  readonly reason: string;
}

export const NOTHING_BESIDES: About = { origin: null, mirrors: [], withdrawn: [] };

/** edition.json: canonical JSON. Relays, packs and the worker have their place in it and are nowhere made yet. */
export function makeHead(parts: Omit<Head, 'digest'>, sha256: Sha256): { head: Head; bytes: Bytes } {
  const { seq, previous, root, at, about } = parts;
  const tree = { alg: 'sha256', fanout: FANOUT, levels: LEVELS, root };
  const empty = { relays: [], packs: [], worker: null };
  const bytes = utf8(canonicalJson({ seq, previous, tree, at: at.toISOString(), ...aboutJson(about), ...empty }));
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
    about: aboutSchema.parse(document),
  };
}

/** Spelled alike, they are the same. */
export function isSameAbout(a: About, b: About): boolean {
  return canonicalJson(aboutJson(a)) === canonicalJson(aboutJson(b));
}

function aboutJson({ origin, mirrors, withdrawn }: About): { readonly [name: string]: Json } {
  return {
    origin,
    mirrors: mirrors.map(({ url, operator, jurisdiction }) => ({ url, operator, jurisdiction })),
    withdrawn: withdrawn
      .map(({ path, at, reason }) => ({ path, at: at.toISOString(), reason }))
      .sort((a, b) => compareText(a.path, b.path)),
  };
}

const textSchema = z.string();
/** Missing in documents that were made before there was any of it. */
const aboutSchema = z.object({
  origin: textSchema.nullable().default(null),
  mirrors: z.array(z.object({ url: textSchema, operator: textSchema, jurisdiction: textSchema })).default([]),
  withdrawn: z.array(z.object({ path: textSchema, at: z.coerce.date(), reason: textSchema })).default([]),
});

function digestOf(value: unknown): Digest {
  if (typeof value !== 'string' || !isDigest(value)) throw new Error('edition.json: no digest where one belongs');
  return value;
}

function membersOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('edition.json: not an object');
  return { ...value };
}
