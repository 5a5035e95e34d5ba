import { hash } from 'node:crypto';
import type { Digest, Sha256 } from '../base/digest.ts';

/** SHA-256 by Node's own library, for what is handed a digest (base/digest.ts). */
export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'hex') as Digest;
