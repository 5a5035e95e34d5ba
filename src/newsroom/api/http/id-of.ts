import type { Context } from 'hono';
import { parseId, type Id } from '../../../base/id.ts';
import { Refusal } from '../../../base/refusal.ts';

/** The id in the address. @throws Refusal 'missing' when it is none */
export function idOf<Name extends string>(context: Context): Id<Name> {
  const id = parseId<Name>(context.req.param('id') ?? '');
  if (id === null) throw new Refusal('missing', 'There is nothing of that id.');
  return id;
}
