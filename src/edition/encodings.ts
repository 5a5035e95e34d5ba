import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';

/** How bytes are kept and sent (RFC 9110, 8.4.1). */
export type Encoding = 'identity' | 'br' | 'gzip';

/** The ending of the file beside the object. */
export const SUFFIX: Readonly<Record<Encoding, string>> = { identity: '', br: '.br', gzip: '.gz' };

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);
const decoders = { br: promisify(brotliDecompress), gzip: promisify(gunzip) };

/** Below this, headers outweigh what is saved. */
const LEAST = 200;

/** Whether the bytes are text. Pictures, sound and film are compressed already. */
export function isCompressible(type: string): boolean {
  return (
    type.startsWith('text/') ||
    /^(redirect|gone)$|^application\/(json|xml|javascript|wasm|manifest\+json)(;|$)|\+(xml|json)(;|$)/.test(type)
  );
}

/** The encoded forms that are smaller than the bytes, quickly made, off the main thread. */
export async function encode(bytes: Uint8Array): Promise<{ encoding: Encoding; bytes: Uint8Array }[]> {
  if (bytes.length < LEAST) return [];
  const [br, gz] = await Promise.all([
    brotliAsync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    gzipAsync(bytes, { level: 6 }),
  ]);
  const forms: { encoding: Encoding; bytes: Uint8Array }[] = [
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
