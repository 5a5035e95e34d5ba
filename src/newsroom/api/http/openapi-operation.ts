import type { z } from 'zod';

/** Which of the statuses of refusals an operation answers, besides those that every one does. */
export interface Operation {
  readonly summary: string;
  readonly takes?: z.ZodType;
  readonly takesForm?: z.ZodType;
  readonly optional?: boolean;
  readonly gives: readonly [status: number, schema: z.ZodType | null, description: string];
  readonly refuses: readonly number[];
  /** Whether it takes If-Match; 428 without it when always. */
  readonly conditional?: 'always' | 'perhaps';
  /** What may stand behind the question mark. */
  readonly query?: z.ZodType;
  readonly versioned?: boolean;
  /** For whoever comes: no token is needed. */
  readonly open?: boolean;
}

/** By method. */
type Methods = Readonly<Record<string, Operation>>;

/** By path, then by method. */
export type Operations = Readonly<Record<string, Methods>>;

/** What every request with a body may be refused for. */
export const TEXT = [400, 413, 415, 422];
