import { hex, type Bytes } from '../../base/bytes.ts';
import { Fault } from './fault.ts';
import { envelopeOf, rootOf, type Envelope, type Role, type RoleName, type Root } from './metadata.ts';
import type { Primitives } from './primitives.ts';
import { parsed, within } from './shape.ts';

/** Who must have signed, and in whose name: `timestamp of root 3`. */
interface Demanded {
  readonly role: Role;
  readonly of: string;
}

interface SignedFile {
  readonly where: string;
  readonly bytes: Bytes;
}

/** What a file says once enough of those who may have signed it. @throws Fault */
export async function openSigned<T>(
  primitives: Primitives,
  file: SignedFile & Demanded,
  parse: (envelope: Envelope) => T,
): Promise<T> {
  const envelope = parsed(file.where, file.bytes, envelopeOf);
  await ensureSigned(primitives, envelope, file);
  return within(file.where, () => parse(envelope));
}

/** A root that its own keys have signed, and those of the one before, if there is one (TUF 5.3.4). @throws Fault */
export async function openRoot(primitives: Primitives, { where, bytes }: SignedFile, before?: Root): Promise<Root> {
  const envelope = parsed(where, bytes, envelopeOf);
  const root = await rootOf(envelope, primitives).catch((error: unknown) => within(where, () => raise(error)));
  const demand = (each: Root): Promise<void> =>
    ensureSigned(primitives, envelope, { where, role: each.roles.root, of: nameOf('root', each) });
  if (before !== undefined) await demand(before);
  await demand(root);
  return root;
}

export function nameOf(role: RoleName, { version }: Root): string {
  return `${role} of root ${version}`;
}

/** Keys count by their bytes, so that one with two ids counts once (3.3). */
async function ensureSigned(
  { verifies }: Primitives,
  { bytes, signatures }: Envelope,
  { where, role, of }: Demanded & { readonly where: string },
): Promise<void> {
  const signers = new Set<string>();
  for (const { keyid, sig } of signatures) {
    const key = role.keys.get(keyid);
    if (key === undefined || signers.has(hex(key))) continue;
    if (await verifies({ key, signature: sig, bytes })) signers.add(hex(key));
  }
  if (signers.size < role.threshold)
    throw new Fault('unsigned', where, `is signed by ${signers.size} of the ${role.threshold} it takes (${of})`);
}

function raise(error: unknown): never {
  throw error;
}
