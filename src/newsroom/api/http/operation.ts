import type { z } from 'zod';

/** Which of the statuses of refusals an operation answers, besides those that every one does. */
export interface Operation {
  readonly summary: string;
  readonly takes?: z.ZodType;
  readonly takesForm?: z.ZodType;
  readonly optional?: boolean;
  readonly query?: z.ZodObject;
  readonly gives: readonly [status: number, schema: z.ZodType | null, description: string];
  readonly refuses: readonly number[];
  readonly conditional?: boolean;
  readonly versioned?: boolean;
  /** For whoever comes: no token is needed. */
  readonly open?: boolean;
}

/** By path, then by method in lower case. */
export type Operations = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

export const TEXT = [400, 413, 415, 422];
