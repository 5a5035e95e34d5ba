/** A publisher of small signed editions, in memory, that can be told to do every wrong thing. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { fromHex, hex, utf8, type Bytes } from '../../../base/bytes.ts';
import { DAY } from '../../../base/clock.ts';
import type { Digest } from '../../../base/digest.ts';
import { sha256 } from '../../../blobs/sha256.ts';
import { updateTree } from '../../tree.ts';
import { canonicalJson, type Json } from '../canonical-json.ts';
import type { Entry } from '../entry.ts';
import { webCrypto } from '../primitives.ts';
import { METADATA, nodeAddress, objectAddress, type Reader, type Source } from '../source.ts';

export const NOW = new Date('2026-11-27T12:00:00Z');

export interface Key {
  readonly id: Digest;
  readonly record: { readonly [name: string]: Json };
  readonly secret: KeyObject;
}

export interface Page {
  readonly type: string;
  readonly body: string;
}

type Role = 'root' | 'targets' | 'snapshot' | 'timestamp';
export type Roles = Readonly<Record<Role, { readonly keys: readonly Key[]; readonly threshold: number }>>;

export function makeKey(more: { readonly [name: string]: Json } = {}): Key {
  const { privateKey: secret, publicKey } = generateKeyPairSync('ed25519');
  const bytes = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { ...keyOf(hex(bytes), more), secret };
}

/** The same key under another id. */
export function alias({ record, secret }: Key, more: { readonly [name: string]: Json }): Key {
  return { ...keyOf((record['keyval'] as { public: string }).public, more), secret };
}

function keyOf(bytes: string, more: { readonly [name: string]: Json }): Pick<Key, 'id' | 'record'> {
  const record = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: bytes }, ...more };
  return { id: sha256(utf8(canonicalJson(record))), record };
}

export function signed(value: { readonly [name: string]: Json }, keys: readonly Key[]): Bytes {
  const bytes = utf8(canonicalJson(value));
  const signatures = keys.map(({ id, secret }) => ({ keyid: id, sig: sign(null, bytes, secret).toString('hex') }));
  return utf8(canonicalJson({ signatures, signed: value }));
}

export function expiresAfter(days: number): string {
  return new Date(NOW.getTime() + days * DAY).toISOString().replace('.000', '');
}

export const online = makeKey();
export const rootKeys = [makeKey(), makeKey(), makeKey()] as const;

export const ROLES: Roles = {
  root: { keys: rootKeys, threshold: 2 },
  targets: { keys: [makeKey()], threshold: 1 },
  snapshot: { keys: [online], threshold: 1 },
  timestamp: { keys: [online], threshold: 1 },
};

export function rootFile(version: number, roles: Roles, by: readonly Key[] = rootKeys.slice(0, 2), days = 700): Bytes {
  const all = Object.values(roles).flatMap(({ keys }) => keys);
  const keys = Object.fromEntries(all.map(({ id, record }) => [id, record]));
  const named = Object.entries(roles).map(
    ([name, { keys: own, threshold }]) => [name, { keyids: own.map(({ id }) => id), threshold }] as const,
  );
  const value = { _type: 'root', spec_version: '1.0.31', version, expires: expiresAfter(days) };
  return signed({ ...value, consistent_snapshot: true, keys, roles: Object.fromEntries(named) }, by);
}

export interface Publish {
  readonly seq: number;
  readonly pages?: Readonly<Record<string, Page>>;
  /** How often it was renewed. */
  readonly renewal?: number;
  readonly roles?: Roles;
  /** More members of the document. */
  readonly more?: { readonly [name: string]: Json };
  readonly days?: Partial<Record<Role, number>>;
}

export const PAGES: Readonly<Record<string, Page>> = {
  '/': { type: 'text/html;charset=utf-8', body: '<!doctype html><title>Сынақ</title>' },
  '/kk/': { type: 'text/html;charset=utf-8', body: '<!doctype html><title>Алдыңғы бет</title>' },
  '/kk/2026/11/27/хабар/': { type: 'text/html;charset=utf-8', body: '<!doctype html><title>Хабар</title>' },
  '/media/ab/x.webp': { type: 'image/webp', body: 'RIFF' },
};

/** The files of an edition by address, ordinary addresses included. */
export function publish({
  seq,
  pages = PAGES,
  renewal = 0,
  roles = ROLES,
  more = {},
  days = {},
}: Publish): Map<string, Bytes> {
  const files = new Map<string, Bytes>();
  const changes = new Map<string, Entry>();
  for (const [path, { type, body }] of Object.entries(pages)) {
    const bytes = utf8(body);
    changes.set(path, { path, digest: sha256(bytes), length: bytes.length, type });
    files.set(objectAddress(sha256(bytes)), bytes).set(path, bytes);
  }
  const tree = updateTree({ root: null, nodes: missing, sha256 }, changes);
  for (const [digest, bytes] of tree.added) files.set(nodeAddress(digest), bytes);
  const at = NOW.toISOString();
  const kind = { alg: 'sha256', fanout: 16, levels: 3, root: tree.root };
  const document = utf8(canonicalJson({ seq, previous: null, at, tree: kind, ...more }));
  for (const [name, bytes] of headFiles({ seq, renewal, roles, days, document })) files.set(METADATA + name, bytes);
  return files;
}

function headFiles({
  seq,
  renewal,
  roles,
  days,
  document,
}: Required<Omit<Publish, 'pages' | 'more'>> & { document: Bytes }) {
  const version = seq * 1000 + renewal;
  const head = (type: Role, number: number, standard: number) => ({
    _type: type,
    spec_version: '1.0.31',
    version: number,
    expires: expiresAfter(days[type] ?? standard),
  });
  const pin = (bytes: Bytes) => ({ length: bytes.length, hashes: { sha256: sha256(bytes) } });
  const targets = signed(
    { ...head('targets', seq, 365), targets: { 'edition.json': pin(document) } },
    roles.targets.keys,
  );
  const snapshot = signed(
    { ...head('snapshot', version, 3), meta: { 'targets.json': { version: seq, ...pin(targets) } } },
    roles.snapshot.keys,
  );
  const timestamp = signed(
    { ...head('timestamp', version, 3), meta: { 'snapshot.json': { version, ...pin(snapshot) } } },
    roles.timestamp.keys,
  );
  return [
    [`${sha256(document)}.edition.json`, document],
    [`${seq}.targets.json`, targets],
    [`${version}.snapshot.json`, snapshot],
    ['timestamp.json', timestamp],
  ] as const;
}

export function sourceOf(files: ReadonlyMap<string, Bytes>): Source {
  return async (address) => files.get(address) ?? null;
}

export function readerOf(files: ReadonlyMap<string, Bytes>): Reader {
  return { source: sourceOf(files), primitives: { ...webCrypto, sha256 } };
}

function missing(): Bytes {
  return fromHex('');
}
