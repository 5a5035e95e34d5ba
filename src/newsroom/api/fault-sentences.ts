import type { z } from 'zod';
import type { Fault } from '../../base/refusal.ts';

/** What a schema found, as sentences that say what to do, each with the path of its field. */
export function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code !== 'unrecognized_keys') return [{ field: issue.path.join('.'), detail: issue.message }];
  return issue.keys.map((key) => ({
    field: [...issue.path, key].join('.'),
    detail: 'There is no such field: take it out, or mind the spelling.',
  }));
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** What to do about an issue, in one sentence; undefined leaves the schema's own words. */
export function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined || (issue.code === 'too_small' && issue.input === '')) return 'This is required.';
  if (issue.code === 'invalid_type') return `This must be ${kinds[issue.expected] ?? issue.expected}.`;
  if (issue.code === 'too_big') return `At most ${issue.maximum} ${issue.origin === 'string' ? 'letters' : 'entries'}.`;
  if (issue.code === 'too_small')
    return `At least ${issue.minimum} ${issue.origin === 'string' ? 'letters' : 'entries'}.`;
  if (issue.code === 'invalid_value') return `One of ${issue.values.map(String).join(', ')}.`;
  return undefined;
}
