import { Refusal, type Fault, type RefusalKind } from '../../../base/refusal.ts';

/** What an error answers with: RFC 9457, with `errors` for single fields and whatever members the refusal adds. */
export interface Problem {
  /** Relative to the newsroom's address. */
  readonly type: string;
  readonly title: string;
  readonly status: ProblemStatus;
  readonly detail: string;
  /** What the sentence is called (refusals.ts in language/). */
  readonly code?: string;
  readonly errors?: readonly Fault[];
  readonly [member: string]: unknown;
}

/** What every kind of refusal means in HTTP: the one table. */
export const REFUSALS = {
  unreadable: { status: 400, title: 'The request cannot be read' },
  unauthenticated: { status: 401, title: 'Nobody is signed in' },
  forbidden: { status: 403, title: 'Not allowed' },
  missing: { status: 404, title: 'Not found' },
  'wrong-state': { status: 409, title: 'Not possible in this state' },
  stale: { status: 412, title: 'Changed in the meantime' },
  'too-large': { status: 413, title: 'Too large' },
  'wrong-type': { status: 415, title: 'Wrong type' },
  invalid: { status: 422, title: 'Something has to be corrected' },
  unconditional: { status: 428, title: 'If-Match is missing' },
  'too-many': { status: 429, title: 'Too many tries' },
} as const satisfies Record<RefusalKind, { status: number; title: string }>;

export type RefusalStatus = (typeof REFUSALS)[RefusalKind]['status'];
export type ProblemStatus = RefusalStatus | 421 | 500 | 507;

/** What is said of a fault of ours: always the same, whatever happened. */
const FAULT: Problem = {
  type: '/problems/fault',
  title: 'A fault of this program',
  status: 500,
  code: 'fault',
  detail: 'Nothing is known to be wrong with the request. The newsroom’s log says more.',
};

/** Neither the request's fault nor the program's, and for somebody to mend. */
const FULL: Problem = {
  type: '/problems/full',
  title: 'The disk is full',
  status: 507,
  code: 'disk-full',
  detail: 'Nothing that was done before is lost. Once somebody has made room on the server, do the same again.',
};

/** As a file system and Postgres (disk_full) say it. */
const NO_ROOM = ['ENOSPC', 'EDQUOT', '53100'];

/** The document for whatever was thrown. Of anything but a refusal and a full disk nothing is told. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Error && 'code' in thrown && NO_ROOM.includes(String(thrown.code))) return FULL;
  if (!(thrown instanceof Refusal)) return FAULT;
  const { status, title } = REFUSALS[thrown.kind];
  return {
    ...thrown.members,
    type: `/problems/${thrown.kind}`,
    title,
    status,
    detail: thrown.message,
    ...(thrown.code === null ? {} : { code: thrown.code }),
    ...(thrown.values === null ? {} : { values: thrown.values }),
    ...(thrown.faults.length > 0 ? { errors: thrown.faults } : {}),
  };
}

/** The headers that go with a problem: how to sign in, and when to try again. */
export function problemHeaders(problem: Problem): Record<string, string> {
  const headers: Record<string, string> = {};
  if (problem.status === 401) headers['www-authenticate'] = 'Bearer';
  // The rest of the body is not read, so nothing after it on the connection can be understood (RFC 9110, 15.5.14).
  if (problem.status === 413) headers['connection'] = 'close';
  if (typeof problem['retryAfter'] === 'number') headers['retry-after'] = String(Math.ceil(problem['retryAfter']));
  return headers;
}

export function problemResponse(thrown: unknown): Response {
  const problem = problemOf(thrown);
  const headers = { ...problemHeaders(problem), 'content-type': 'application/problem+json' };
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
