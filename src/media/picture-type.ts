import { Refusal } from '../base/refusal.ts';

/** What we take a picture in. */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/avif' | 'image/gif';

/** What whoever sends a picture says about it. Both may be absent: then nothing is claimed. */
export interface PictureClaim {
  /** The `Content-Type` of the part. */
  readonly declaredType?: string | undefined;
  readonly fileName?: string | undefined;
}

/** The ending of a file name → the type it claims. An ending that is not here claims nothing. */
const ENDINGS: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  jfif: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  heic: 'image/heic',
  heif: 'image/heic',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
  svgz: 'image/svg+xml',
  pdf: 'application/pdf',
  htm: 'text/html',
  html: 'text/html',
  txt: 'text/plain',
  js: 'text/javascript',
  zip: 'application/zip',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
};

/** Other names of the same type. An empty string claims nothing, as a browser's does for an ending it does not know. */
const ALIASES: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'image/heif': 'image/heic',
  'application/octet-stream': '',
  'binary/octet-stream': '',
};

/** The type that the first bytes prove, or null when it is no picture we take. Nothing else is looked at. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const head = latin1(bytes, 0, 12);
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'image/gif';
  return brandsOf(bytes).some((brand) => brand === 'avif' || brand === 'avis') ? 'image/avif' : null;
}

/**
 * The type of a picture, decided from its bytes; what is claimed must agree with it.
 * @throws Refusal `wrong-type` when the bytes are no picture we take or contradict the claim, `invalid` when there are none.
 */
export function ensurePictureType(bytes: Uint8Array, claim: PictureClaim): PictureType {
  if (bytes.length === 0) throw refused('invalid', 'The file is empty: choose it again.');
  const type = pictureTypeOf(bytes);
  if (type === null) throw refused('wrong-type', adviceFor(bytes));
  const declared = plainType(claim.declaredType ?? '');
  if (declared !== '' && declared !== type) {
    throw refused('wrong-type', `The file is ${type} but was sent as ${declared}: send it as what it is.`);
  }
  const ending = /\.([a-z0-9]+)$/i.exec(claim.fileName ?? '')?.[1]?.toLowerCase() ?? '';
  const named = ENDINGS[ending] ?? type;
  if (named !== type) {
    throw refused('wrong-type', `The file is ${type} but its name ends in .${ending}: rename it or choose another.`);
  }
  return type;
}

/** A refusal about the file that was sent. `message` is one sentence that says what to do. */
export function refused(kind: 'wrong-type' | 'too-large' | 'invalid', message: string): Refusal {
  return new Refusal(kind, message, { faults: [{ field: 'file', detail: message }] });
}

/** `Image/JPG; q=1` → `image/jpeg`; empty when it claims nothing. */
function plainType(declared: string): string {
  const plain = (declared.split(';', 1)[0] ?? '').trim().toLowerCase();
  return ALIASES[plain] ?? plain;
}

function adviceFor(bytes: Uint8Array): string {
  const taken = 'send a JPEG, PNG, WebP, AVIF or GIF';
  if (brandsOf(bytes).some((brand) => /^(hei|hev|mif|msf)/.test(brand))) {
    return `HEIC pictures cannot be read here: ${taken}, which a phone makes when set to “most compatible”.`;
  }
  if (/<svg\b/i.test(latin1(bytes, 0, 4096))) return `SVG can hold scripts and is not taken: ${taken}.`;
  return `This is not a picture we can read: ${taken}.`;
}

/** The brands of an ISO base media file (ISO/IEC 14496-12, 4.3): the major one and the compatible ones. */
function brandsOf(bytes: Uint8Array): string[] {
  if (bytes.length < 16 || latin1(bytes, 4, 8) !== 'ftyp') return [];
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const box = latin1(bytes, 8, Math.min(length, 256));
  // Bytes 12 to 15 are the minor version, which never reads as a brand.
  return box.match(/[^]{4}/g) ?? [];
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
