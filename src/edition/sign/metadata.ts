import { hex, utf8, type Bytes } from '../../base/bytes.ts';
import { DAY } from '../../base/clock.ts';
import type { Digest } from '../../base/digest.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { canonicalJson, type Json } from '../verify/canonical-json.ts';
import type { KeyRecord, SigningKey } from './signing-key.ts';

/**
 * The files of the signed head, as plain TUF 1.0 (docs/protocol/edition.md, 3). The specification's text is
 * https://theupdateframework.github.io/specification/v1.0.31/, section 4.
 */
const SPECIFICATION = '1.0.31';

/** How long each role's file holds. */
export const LASTS = { root: 730 * DAY, targets: 365 * DAY, snapshot: 3 * DAY, timestamp: 3 * DAY } as const;

export const ROLES = ['root', 'targets', 'snapshot', 'timestamp'] as const;
export type TufRole = (typeof ROLES)[number];

export interface RoleKeys {
  readonly keyids: readonly Digest[];
  readonly threshold: number;
}

/** What a root file says. */
export interface Root {
  readonly version: number;
  readonly expires: Date;
  readonly keys: Readonly<Record<string, KeyRecord>>;
  readonly roles: Readonly<Record<TufRole, RoleKeys>>;
}

export interface Signature {
  readonly keyid: Digest;
  /** Hexadecimal. */
  readonly sig: string;
}

export function rootSigned({ version, expires, keys, roles }: Root): Json {
  const named = Object.fromEntries(
    Object.entries(keys).map(([id, { keytype, scheme, keyval }]) => [
      id,
      { keytype, scheme, keyval: { public: keyval.public } },
    ]),
  );
  const signers = Object.fromEntries(
    ROLES.map((role) => [role, { keyids: [...roles[role].keyids], threshold: roles[role].threshold }]),
  );
  return {
    _type: 'root',
    consistent_snapshot: true,
    expires: tufTime(expires),
    keys: named,
    roles: signers,
    spec_version: SPECIFICATION,
    version,
  };
}

/** One target, the edition's document: its bytes. */
export function targetsSigned({ seq, document, expires }: { seq: number; document: Uint8Array; expires: Date }): Json {
  const target = { hashes: { sha256: sha256(document) }, length: document.length };
  return { ...common('targets', seq, expires), targets: { 'edition.json': target } };
}

export function snapshotSigned(of: { version: number; targets: Uint8Array; seq: number; expires: Date }): Json {
  return { ...common('snapshot', of.version, of.expires), meta: { 'targets.json': metaOf(of.seq, of.targets) } };
}

export function timestampSigned(of: { version: number; snapshot: Uint8Array; expires: Date }): Json {
  return { ...common('timestamp', of.version, of.expires), meta: { 'snapshot.json': metaOf(of.version, of.snapshot) } };
}

/** The bytes of a file, signed by each of the keys. */
export function signedFile(signed: Json, keys: readonly SigningKey[]): Bytes {
  return fileOf(
    signed,
    keys.map((key) => signatureBy(key, signed)),
  );
}

export function fileOf(signed: Json, signatures: readonly Signature[]): Bytes {
  return utf8(canonicalJson({ signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig })), signed }));
}

export function signatureBy(key: SigningKey, signed: Json): Signature {
  return { keyid: key.id, sig: hex(key.sign(utf8(canonicalJson(signed)))) };
}

function common(type: string, version: number, expires: Date): { readonly [name: string]: Json } {
  return { _type: type, expires: tufTime(expires), spec_version: SPECIFICATION, version };
}

function metaOf(version: number, bytes: Uint8Array): Json {
  return { hashes: { sha256: sha256(bytes) }, length: bytes.length, version };
}

/** TUF knows whole seconds only. */
function tufTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
