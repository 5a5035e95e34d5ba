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
  /** With 403: the page was opened in a session before this one. */
  readonly oldForm: boolean;
  /** With 401 of a sign-in: the code of the second factor is missing or wrong. */
  readonly codeNeeded: boolean;
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
    this.oldForm = members['oldForm'] === true;
    this.codeNeeded = members['codeNeeded'] === true;
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

/** What knows the way back in, when a session has ended or another one has begun. */
export interface Door {
  /** Asks the person to sign in again; returns once they did. */
  enter(): Promise<void>;
  /** Takes up the session that there is now. */
  renew(): Promise<void>;
}

let door: Door | null = null;

/** Null: nobody can come in here, and what is refused stays so. */
export function keepDoor(kept: Door | null): void {
  door = kept;
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
 * One request to our own API; null for an answer without a body. What needs a fresh proof, or comes when the session has
 * ended, asks for that and is then done.
 * @throws Problem when it was refused; TypeError when it did not arrive.
 */
export async function ask<T>(path: string, asked: Asked = {}): Promise<T> {
  return (await askTagged<T>(path, asked)).value;
}

/** The same with its ETag. `had`, an earlier answer, is given back while nothing is new. */
export async function askTagged<T>(path: string, asked: Asked = {}, had?: Tagged<T>): Promise<Tagged<T>> {
  try {
    return await send(path, asked, had);
  } catch (error) {
    if (!(error instanceof Problem) || !(await mayRepeat(path, error))) throw error;
    return await send(path, asked, had);
  }
}

async function mayRepeat(path: string, { status, stepUp, oldForm }: Problem): Promise<boolean> {
  if (stepUp) return prove !== null && (await prove());
  // Coming in is refused with 401 likewise.
  if (door === null || path.startsWith('/sign-in')) return false;
  if (status === 401) await door.enter();
  else if (oldForm) await door.renew();
  return status === 401 || oldForm;
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
