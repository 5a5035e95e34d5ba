import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { fromHex, utf8, type Bytes } from '../../base/bytes.ts';
import { isDigest, type Digest } from '../../base/digest.ts';
import { Refusal } from '../../base/refusal.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { fileOf, rootSigned, signatureBy, type Root, type Signature, type TufRole } from '../sign/metadata.ts';
import { keyId, type KeyRecord, type SigningKey } from '../sign/signing-key.ts';
import { canonicalJson } from '../verify/canonical-json.ts';

/** A root and whoever signed it so far (docs/protocol/edition.md, 3). */
export interface RootFile {
  readonly root: Root;
  readonly signatures: readonly Signature[];
}

const digest = z.string().refine(isDigest);
const role = z.object({ keyids: z.array(digest).min(1).max(32), threshold: z.int().min(1).max(32) });
const record = z.object({
  keytype: z.literal('ed25519'),
  scheme: z.literal('ed25519'),
  keyval: z.object({ public: z.string().regex(/^[0-9a-f]{64}$/) }),
});
const fileSchema = z.object({
  signatures: z.array(z.object({ keyid: digest, sig: z.string().regex(/^[0-9a-f]{128}$/) })).max(64),
  signed: z.object({
    _type: z.literal('root'),
    consistent_snapshot: z.literal(true),
    version: z.int().min(1),
    expires: z.coerce.date(),
    keys: z.record(z.string(), record),
    roles: z.object({ root: role, targets: role, snapshot: role, timestamp: role }),
  }),
});

/** @throws Refusal when the bytes are not those of a root file. */
export function readRootFile(bytes: Uint8Array): RootFile {
  const found = fileSchema.safeParse(jsonOf(bytes));
  if (!found.success) throw new Refusal('unreadable', 'This is not a root file of an edition.');
  const { signatures, signed } = found.data;
  const { version, expires, keys, roles } = signed;
  return { root: { version, expires, keys, roles }, signatures };
}

export function rootBytes({ root, signatures }: RootFile): Bytes {
  return fileOf(rootSigned(root), signatures);
}

/** What people compare: the digest of the first root's file. */
export function fingerprint(first: Uint8Array): Digest {
  return sha256(first);
}

/** The file with this key's signature, in place of one it had. */
export function signedBy({ root, signatures }: RootFile, key: SigningKey): RootFile {
  const others = signatures.filter(({ keyid }) => keyid !== key.id);
  return { root, signatures: [...others, signatureBy(key, rootSigned(root))] };
}

/** Which keys of a root's own role (that of `by`) have signed this file, each once. */
export function rootSigners({ root, signatures }: RootFile, by: Root): Digest[] {
  const bytes = utf8(canonicalJson(rootSigned(root)));
  const signers = signatures.filter(({ keyid, sig }) => {
    const key = by.keys[keyid];
    return key !== undefined && by.roles.root.keyids.includes(keyid) && keyId(key) === keyid && isBy(key, sig, bytes);
  });
  return [...new Set(signers.map(({ keyid }) => keyid))];
}

/**
 * How many signatures a root still lacks: of the keys of the root before it (null: it is the first one), and of its own.
 */
export function missingSignatures(file: RootFile, before: Root | null): { before: number; own: number } {
  const lacks = (by: Root): number => Math.max(0, by.roles.root.threshold - rootSigners(file, by).length);
  return { before: before === null ? 0 : lacks(before), own: lacks(file.root) };
}

/** The root with other keys in some of its roles, unsigned, as the next version. Keys that no role names are left out. */
export function nextRoot(
  root: Root,
  change: Partial<Record<TufRole, { readonly keys: readonly KeyRecord[]; readonly threshold: number }>>,
  expires: Date,
): RootFile {
  const keys: Record<string, KeyRecord> = {};
  const roles = Object.fromEntries(
    Object.entries(root.roles).map(([name, { keyids, threshold }]) => {
      const changed = change[name as TufRole];
      const records = changed?.keys ?? keyids.flatMap((id) => root.keys[id] ?? []);
      for (const each of records) keys[keyId(each)] = each;
      return [name, { keyids: records.map(keyId), threshold: changed?.threshold ?? threshold }];
    }),
  ) as unknown as Root['roles'];
  return { root: { version: root.version + 1, expires, keys, roles }, signatures: [] };
}

function isBy({ keyval }: KeyRecord, sig: string, bytes: Uint8Array): boolean {
  const x = Buffer.from(fromHex(keyval.public)).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, bytes, key, fromHex(sig));
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return null;
  }
}
