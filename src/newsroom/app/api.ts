type Values = Readonly<Record<string, unknown>>;

interface ProblemFault {
  readonly field: string;
  readonly detail: string;
  readonly code?: string;
  readonly values?: Values;
}

/** A refusal of the newsroom's API: a problem document (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly faults: readonly ProblemFault[];
  /** What the sentence is called; null when it has no name. */
  readonly code: string | null;
  readonly values: Values;
  /** With 403: the act is open to whoever shows again who they are. */
  readonly stepUp: boolean;
  /** With 412. */
  readonly revision: string | null;
  readonly heldBy: string | null;

  constructor(status: number, document: unknown) {
    const members = isRecord(document) ? document : {};
    super(typeof members['detail'] === 'string' ? members['detail'] : `The newsroom answered ${status}.`);
    this.status = status;
    this.faults = Array.isArray(members['errors']) ? members['errors'].filter(isFault) : [];
    this.code = typeof members['code'] === 'string' ? members['code'] : null;
    this.values = isRecord(members['values']) ? members['values'] : {};
    this.stepUp = members['stepUp'] === true;
    this.revision = typeof members['revision'] === 'string' ? members['revision'] : null;
    this.heldBy = typeof members['heldBy'] === 'string' ? members['heldBy'] : null;
  }
}

let formToken: string | null = null;

/** The token of the session, which every change carries. */
export function keepFormToken(token: string | null): void {
  formToken = token;
}

let prove: (() => Promise<boolean>) | null = null;

/** What asks the person to show again who they are; true once they did. Null: nobody can. */
export function keepProver(prover: (() => Promise<boolean>) | null): void {
  prove = prover;
}

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly json?: unknown;
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** So that the last words still leave when the tab is closed. */
  readonly keepalive?: boolean;
  /** The answer is a file. */
  readonly as?: 'blob';
}

/** An answer with its ETag: what a change is made to, and what need not be sent again. */
export interface Tagged<T> {
  readonly value: T;
  readonly etag: string | null;
}

/**
 * One request to our own API; null for an answer without a body. What needs a fresh proof asks for it and is then done.
 * @throws Problem when it was refused; TypeError when it did not arrive. Signed out: the page goes to the door.
 */
export async function ask<T>(path: string, asked: Asked = {}): Promise<T> {
  return (await askTagged<T>(path, asked)).value;
}

/** The same with its ETag. `had`, an earlier answer, is given back while nothing is new. */
export async function askTagged<T>(path: string, asked: Asked = {}, had?: Tagged<T>): Promise<Tagged<T>> {
  try {
    return await send(path, asked, had);
  } catch (error) {
    if (!(error instanceof Problem) || !error.stepUp || prove === null || !(await prove())) throw error;
    return await send(path, asked, had);
  }
}

async function send<T>(
  path: string,
  { method = 'GET', json, form, headers, as, ...rest }: Asked,
  had?: Tagged<T>,
): Promise<Tagged<T>> {
  const body = form ?? (json === undefined ? undefined : JSON.stringify(json));
  const answer = await fetch(`/api${path}`, {
    method,
    // The page's address may hold a secret, or tell which story somebody reads.
    referrerPolicy: 'no-referrer',
    ...(body === undefined ? {} : { body }),
    headers: {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' || formToken === null ? {} : { 'x-form-token': formToken }),
      ...(had === undefined || had.etag === null ? {} : { 'if-none-match': had.etag }),
      ...headers,
    },
    ...rest,
  });
  if (answer.status === 304 && had !== undefined) return had;
  if (as === 'blob' && answer.ok) return { value: (await answer.blob()) as T, etag: null };
  const document: unknown = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (!answer.ok) throw new Problem(answer.status, document);
  return { value: document as T, etag: answer.headers.get('etag') };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFault(value: unknown): value is ProblemFault {
  return isRecord(value) && typeof value['field'] === 'string' && typeof value['detail'] === 'string';
}
