import { utf8, type Bytes } from '../../base/bytes.ts';
import type { Digest } from '../../base/digest.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import type { Primitives } from './primitives.ts';
import { digest, list, members, moment, octets, text, whole, type Members } from './shape.ts';

/** The four files of the head (section 3; TUF 1.0.31, section 4), read once into what they say. */

export type RoleName = 'root' | 'targets' | 'snapshot' | 'timestamp';

export interface Role {
  readonly threshold: number;
  /** Public keys by the id that signatures name. */
  readonly keys: ReadonlyMap<Digest, Bytes>;
}

interface Signed {
  readonly version: number;
  readonly expires: Date;
}

export interface Root extends Signed {
  readonly roles: Readonly<Record<RoleName, Role>>;
}

/** A file that another names. */
export interface Named {
  readonly version: number;
  readonly length: number;
  readonly sha256: Digest;
}

export interface Timestamp extends Signed {
  readonly snapshot: Named;
}

export interface Snapshot extends Signed {
  readonly targets: Named;
}

export interface Targets extends Signed {
  readonly document: Omit<Named, 'version'>;
}

export interface Envelope {
  readonly signed: Members;
  /** What the signatures are of. */
  readonly bytes: Bytes;
  readonly signatures: readonly { readonly keyid: Digest; readonly sig: Bytes }[];
}

const MOST = 256;
const SECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
/** Printable ASCII, and of escapes only those that every canonical form has (1.4). */
const PLAIN = /^(?:[ -[\]-~]|\\["\\])*$/;

export function envelopeOf(value: Json): Envelope {
  const file = members(value, 'the file');
  const signed = members(file['signed'], 'signed');
  const canonical = canonicalJson(signed as Json);
  if (!PLAIN.test(canonical)) throw new RangeError('signed holds other letters than printable ASCII');
  const signatures = list(file['signatures'], 'signatures', MOST).map((each) => {
    const { keyid, sig } = members(each, 'a signature');
    return { keyid: digest(keyid, 'keyid'), sig: octets(sig, 'sig', 64) };
  });
  return { signed, bytes: utf8(canonical), signatures };
}

function common(signed: Members, type: RoleName): Signed {
  if (signed['_type'] !== type) throw new RangeError(`is no ${type}`);
  if (!text(signed['spec_version'], 'spec_version').startsWith('1.')) throw new RangeError('is of another TUF than 1');
  return {
    version: whole(signed['version'], 'version', 1),
    expires: moment(signed['expires'], 'expires', SECONDS),
  };
}

/** @throws RangeError also for a key whose id is not the digest of it. */
export async function rootOf({ signed }: Envelope, { sha256 }: Primitives): Promise<Root> {
  const head = common(signed, 'root');
  if (signed['consistent_snapshot'] !== true) throw new RangeError('has no consistent snapshots');
  const keys = new Map<string, Bytes>();
  const listed = Object.entries(members(signed['keys'], 'keys'));
  if (listed.length > MOST) throw new RangeError(`keys has more than ${MOST} members`);
  for (const [id, key] of listed) {
    const { keytype, scheme, keyval } = members(key, 'a key');
    if (keytype !== 'ed25519' || scheme !== 'ed25519') throw new RangeError('a key is not of Ed25519');
    if ((await sha256(utf8(canonicalJson(key ?? null)))) !== id) throw new RangeError('a key has another’s id');
    keys.set(id, octets(members(keyval, 'keyval')['public'], 'public', 32));
  }
  const roles = members(signed['roles'], 'roles');
  const role = (name: RoleName): Role => roleOf(members(roles[name], `role ${name}`), keys);
  const [root, targets, snapshot, timestamp] = [role('root'), role('targets'), role('snapshot'), role('timestamp')];
  return { ...head, roles: { root, targets, snapshot, timestamp } };
}

function roleOf(role: Members, all: ReadonlyMap<string, Bytes>): Role {
  const keys = new Map<Digest, Bytes>();
  for (const each of list(role['keyids'], 'keyids', MOST)) {
    const id = digest(each, 'a key’s id');
    const key = all.get(id);
    if (key === undefined) throw new RangeError('a role names a key that is not there');
    keys.set(id, key);
  }
  return { threshold: whole(role['threshold'], 'threshold', 1), keys };
}

export function timestampOf({ signed }: Envelope): Timestamp {
  return { ...common(signed, 'timestamp'), snapshot: namedOf(signed, 'snapshot.json') };
}

export function snapshotOf({ signed }: Envelope): Snapshot {
  return { ...common(signed, 'snapshot'), targets: namedOf(signed, 'targets.json') };
}

export function targetsOf({ signed }: Envelope): Targets {
  const targets = members(signed['targets'], 'targets');
  if (signed['delegations'] !== undefined) throw new RangeError('delegates, which no edition does');
  return { ...common(signed, 'targets'), document: pinOf(targets['edition.json'], 'edition.json') };
}

function namedOf(signed: Members, name: string): Named {
  const named = members(signed['meta'], 'meta')[name];
  return { version: whole(members(named, name)['version'], `${name}: version`, 1), ...pinOf(named, name) };
}

function pinOf(value: Json | undefined, name: string): Omit<Named, 'version'> {
  const { length, hashes } = members(value, name);
  const { sha256 } = members(hashes, `${name}: hashes`);
  return { length: whole(length, `${name}: length`, 1), sha256: digest(sha256, `${name}: sha256`) };
}
