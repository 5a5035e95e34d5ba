import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  brotliDecompress,
  constants,
  gunzip,
  gzip,
  gzipSync,
  type BrotliOptions,
} from 'node:zlib';

/** How bytes are kept and sent (RFC 9110, 8.4.1). */
export type Encoding = 'identity' | 'br' | 'gzip';

/** The bytes of an object in an encoding. */
export interface Form {
  readonly encoding: 'br' | 'gzip';
  readonly bytes: Uint8Array;
}

/** How hard to try, brotli's way and gzip's. */
export interface Effort {
  readonly brotli: number;
  readonly gzip: number;
}

/** A publish does not wait for the last percent: 5 and 6 take twice the time of these for a twentieth of the bytes. */
export const QUICK: Effort = { brotli: 4, gzip: 4 };

/** As well as it goes: ten times slower than that, for what is read most. */
export const BEST: Effort = { brotli: 11, gzip: 9 };

/** The ending of the file beside the object. */
export const SUFFIX: Readonly<Record<Encoding, string>> = { identity: '', br: '.br', gzip: '.gz' };

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);
const decoders = { br: promisify(brotliDecompress), gzip: promisify(gunzip) };

/** Below this, headers outweigh what is saved. */
export const LEAST = 200;

/** Whether the bytes are text. Pictures, sound and film are compressed already. */
export function isCompressible(type: string): boolean {
  return (
    type.startsWith('text/') ||
    /^(redirect|gone)$|^application\/(json|xml|javascript|wasm|manifest\+json)(;|$)|\+(xml|json)(;|$)/.test(type)
  );
}

/** The encoded forms that are smaller than the bytes, made off the main thread. */
export async function encode(bytes: Uint8Array, { brotli, gzip: level } = QUICK): Promise<Form[]> {
  if (bytes.length < LEAST) return [];
  const [br, gz] = await Promise.all([brotliAsync(bytes, brotliOf(bytes, brotli)), gzipAsync(bytes, { level })]);
  return smaller(bytes, br, gz);
}

/** The same, for a thread that has nothing else to do meanwhile. */
export function encodeNow(bytes: Uint8Array, { brotli, gzip: level } = QUICK): Form[] {
  if (bytes.length < LEAST) return [];
  return smaller(bytes, brotliCompressSync(bytes, brotliOf(bytes, brotli)), gzipSync(bytes, { level }));
}

function brotliOf(bytes: Uint8Array, quality: number): BrotliOptions {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  };
}

function smaller(bytes: Uint8Array, br: Uint8Array, gz: Uint8Array): Form[] {
  const forms: Form[] = [
    { encoding: 'br', bytes: br },
    { encoding: 'gzip', bytes: gz },
  ];
  return forms.filter((form) => form.bytes.length < bytes.length);
}

/** Whether a form decodes to the bytes. */
export async function encodes(form: Uint8Array, of: { encoding: 'br' | 'gzip'; bytes: Uint8Array }): Promise<boolean> {
  try {
    return (await decoders[of.encoding](form, { maxOutputLength: of.bytes.length + 1 })).equals(of.bytes);
  } catch {
    return false;
  }
}
