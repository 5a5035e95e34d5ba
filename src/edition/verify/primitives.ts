import { hex, type Bytes } from '../../base/bytes.ts';
import type { Digest } from '../../base/digest.ts';

/** The two things of cryptography that a verifier needs: by Web Crypto (below), or handed in. */
export interface Primitives {
  sha256(bytes: Uint8Array): Digest | Promise<Digest>;
  /** Ed25519 (RFC 8032): a key of 32 bytes, a signature of 64. False for anything that is not a signature of these bytes. */
  verifies(signed: { readonly key: Bytes; readonly signature: Bytes; readonly bytes: Bytes }): Promise<boolean>;
}

/** By what Node 24, browsers since 2025 and their service workers bring. */
export const webCrypto: Primitives = {
  async sha256(bytes) {
    return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)))) as Digest;
  },
  async verifies({ key, signature, bytes }) {
    const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']).catch(() => null);
    return imported !== null && (await crypto.subtle.verify('Ed25519', imported, signature, bytes));
  },
};
