import type { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import type { Context } from 'hono';
import { cleanText } from '../../../story/body-leaves.ts';
import { faultsOf, sentence } from '../fault-sentences.ts';
import { sentType } from './read-form.ts';

/** The JSON that was sent, as it is; null when nothing was. @throws Refusal 'wrong-type', 'unreadable' */
export async function readJson(context: Context): Promise<unknown> {
  const text = await context.req.text();
  if (text === '') return null;
  if (!/^application\/([a-z0-9.+-]+\+)?json$/.test(sentType(context))) {
    throw new Refusal('wrong-type', 'Send JSON, with Content-Type: application/json.');
  }
  try {
    // What no text may hold (NUL, half a surrogate pair) is taken out where it comes in.
    return JSON.parse(text, (_key, value: unknown) =>
      typeof value === 'string' ? cleanText(value) : value,
    ) as unknown;
  } catch {
    throw new Refusal('unreadable', 'The body is not JSON.');
  }
}

/** The JSON that was sent, checked. Nothing at all counts as {}. @throws Refusal also 'invalid', with every fault */
export async function readChecked<T>(context: Context, schema: z.ZodType<T>): Promise<T> {
  return checked(schema, (await readJson(context)) ?? {});
}

/** What stands behind the question mark, checked; of what stands there twice, the last. @throws Refusal 'invalid' */
export function readQuery<T>(context: Context, schema: z.ZodType<T>): T {
  const given = [...new URL(context.req.url).searchParams].map(([name, value]) => [name, cleanText(value)]);
  return checked(schema, Object.fromEntries(given));
}

/** @throws Refusal 'invalid' */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value, { error: sentence });
  if (result.success) return result.data;
  throw new Refusal('invalid', 'Correct what is listed, and send it again.', {
    faults: result.error.issues.flatMap(faultsOf),
  });
}
