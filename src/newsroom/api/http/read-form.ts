import { Refusal } from '../../../base/refusal.ts';
import type { Context } from 'hono';

const FORM_TYPES = ['multipart/form-data', 'application/x-www-form-urlencoded'];

/** The media type of what was sent, without parameters, in lower case; empty when nothing is said. */
export function sentType(context: Context): string {
  return (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

export function isForm(context: Context): boolean {
  return FORM_TYPES.includes(sentType(context));
}

/** The form that was sent; may be asked for more than once. @throws Refusal 'wrong-type', 'unreadable' */
export async function readForm(context: Context): Promise<FormData> {
  if (!isForm(context)) throw new Refusal('wrong-type', 'Send a form.');
  try {
    return await context.req.formData();
  } catch {
    throw new Refusal('unreadable', 'The form is damaged: send it again.');
  }
}

/** What was typed into a field; empty when it is not there. Line ends are \n. */
export function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}

/** The values of all fields with a name: checkboxes. */
export function fields(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string');
}

/** A file that was picked, or null: an empty file field is sent as a file without a name. */
export function pickedFile(form: FormData, name: string): File | null {
  const value = form.get(name);
  return value instanceof File && (value.name !== '' || value.size > 0) ? value : null;
}
