/** One Ed25519 key (RFC 8032), wherever it is kept. */
export interface SigningKey {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** The 64 bytes of the pure signature (no prehash, no context). */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

/** @throws RangeError when the public key has not 32 bytes. */
export function ensurePublicKey(publicKey: Uint8Array): Uint8Array {
  if (publicKey.length !== 32) throw new RangeError(`an Ed25519 key has 32 bytes, not ${publicKey.length}`);
  return publicKey;
}

/** @throws RangeError when what a key signed with is no signature, so that none is ever handed out. */
export function signWith(key: SigningKey, bytes: Uint8Array): Uint8Array {
  const signature = key.sign(bytes);
  if (signature.length !== 64) throw new RangeError(`an Ed25519 signature has 64 bytes, not ${signature.length}`);
  return signature;
}
