/** A refusal of the newsroom's API: a problem document (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly faults: readonly { readonly field: string; readonly detail: string }[];
  /** With 412. */
  readonly revision: string | null;
  readonly heldBy: string | null;

  constructor(status: number, document: unknown) {
    const members = isRecord(document) ? document : {};
    super(typeof members['detail'] === 'string' ? members['detail'] : `The newsroom answered ${status}.`);
    this.status = status;
    this.faults = Array.isArray(members['errors']) ? members['errors'].filter(isFault) : [];
    this.revision = typeof members['revision'] === 'string' ? members['revision'] : null;
    this.heldBy = typeof members['heldBy'] === 'string' ? members['heldBy'] : null;
  }
}

let formToken: string | null = null;

/** The token of the session, which every change carries. */
export function keepFormToken(token: string | null): void {
  formToken = token;
}

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly json?: unknown;
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** So that the last words still leave when the tab is closed. */
  readonly keepalive?: boolean;
  /** Told of the headers of an answer that is no refusal: its ETag, for one. */
  answered?(headers: Headers): void;
}

/**
 * One request to our own API; null for an answer without a body.
 * @throws Problem when it was refused; TypeError when it did not arrive. Signed out: the page goes to the door.
 */
export async function ask<T>(path: string, { method = 'GET', json, form, headers, ...rest }: Asked = {}): Promise<T> {
  const body = form ?? (json === undefined ? undefined : JSON.stringify(json));
  const answer = await fetch(`/api${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' || formToken === null ? {} : { 'x-form-token': formToken }),
      ...headers,
    },
    ...rest,
  });
  const document: unknown = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (!answer.ok) throw new Problem(answer.status, document);
  rest.answered?.(answer.headers);
  return document as T;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFault(value: unknown): value is { field: string; detail: string } {
  return isRecord(value) && typeof value['field'] === 'string' && typeof value['detail'] === 'string';
}
