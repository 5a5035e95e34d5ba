import { utf8, type Bytes } from '../../base/bytes.ts';
import { minisignSignature } from '../signatures/minisign.ts';
import type { SigningKey } from '../signatures/signing-key.ts';
import { sshSignature } from '../signatures/ssh-signature.ts';

/** What `ssh-keygen -Y verify -n` is told. */
export const SSH_NAMESPACE = 'picket-edition';

/** What follows the name of a file in those of its signatures. */
export const SIGNATURES = ['.minisig', '.sshsig'] as const;

interface Signed {
  readonly name: string;
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** The signatures of a file of checksums, in the order of SIGNATURES. The same file and key give the same bytes. */
export function sumSignatures({ name, seq, bytes }: Signed, key: SigningKey): readonly [Bytes, Bytes] {
  const trustedComment = `edition ${seq}\tfile:${name}`;
  return [
    utf8(minisignSignature({ bytes, trustedComment }, key)),
    utf8(sshSignature({ bytes, namespace: SSH_NAMESPACE }, key)),
  ];
}
