import { Refusal, type Fault } from '../../../base/refusal.ts';
import { CENTRE, type Focus } from '../../../story/image.ts';
import { field, pickedFile } from './read-form.ts';

/** A picture as the act takes it. */
export interface UploadedImage {
  readonly bytes: Uint8Array;
  readonly declaredType: string | null;
  readonly fileName: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly focus: Focus;
}

const KNOWN = ['file', 'alt', 'caption', 'credit', 'focus'];

/** A picture from a form with the fields `file alt caption credit focus`. @throws Refusal 'invalid' */
export async function uploadedImage(form: FormData): Promise<UploadedImage> {
  const file = pickedFile(form, 'file');
  const focus = readFocus(field(form, 'focus'));
  const faults: Fault[] = [];
  if (file === null) faults.push({ field: 'file', detail: 'Send the picture as a file.' });
  if (focus === null) faults.push({ field: 'focus', detail: 'Two numbers from 0 to 1 with a comma, such as 0.5,0.3.' });
  if (file === null || focus === null) {
    throw new Refusal('invalid', 'Correct what is listed, and send it again.', { faults });
  }
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    declaredType: file.type === '' ? null : file.type,
    fileName: file.name,
    alt: field(form, 'alt').trim(),
    caption: field(form, 'caption').trim(),
    credit: field(form, 'credit').trim(),
    focus,
  };
}

/** @throws Refusal 'invalid' when the form holds a field that a picture does not have. */
export function refuseUnknownFields(form: FormData): void {
  const unknown = [...new Set(form.keys())].filter((name) => !KNOWN.includes(name));
  if (unknown.length === 0) return;
  const faults = unknown.map((name) => ({ field: name, detail: `A picture has only ${KNOWN.join(', ')}.` }));
  throw new Refusal('invalid', 'Correct what is listed, and send it again.', { faults });
}

/** "x,y", each from 0 to 1; the centre when nothing is said; null when it cannot be read. */
export function readFocus(text: string): Focus | null {
  if (text.trim() === '') return CENTRE;
  const parts = text.split(',').map((part) => part.trim());
  const [x, y] = parts.map((part) => (/^\d*\.?\d+$/.test(part) ? Number(part) : Number.NaN));
  if (parts.length !== 2 || x === undefined || y === undefined) return null;
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : null;
}
