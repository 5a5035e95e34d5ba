import assert from 'node:assert/strict';
import type { Hono } from 'hono';
import type { Role } from '../../../../store/tables.ts';
import { makeSignInLink } from '../../accounts.ts';
import { commandLine } from '../../actor.ts';
import type { Newsroom } from '../../newsroom.ts';
import type { Visit } from '../visit.ts';
import { PASSPHRASE } from './open-newsroom.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Tests look at what they expect to be there.
  readonly json: Readonly<Record<string, unknown>>;
}

interface Opened {
  readonly app: Hono<Visit>;
  readonly newsroom: Newsroom;
}

/** A browser's page that speaks to the API: it keeps the cookie, and sends the form's token along once it has asked for it. */
export class ApiClient {
  readonly #opened: Opened;
  readonly #home: string;
  readonly #headers: Record<string, string>;
  #cookie: string | null = null;
  #formToken: string | null = null;

  constructor(opened: Opened, { home = 'http://localhost:8081' } = {}) {
    this.#opened = opened;
    this.#home = home;
    this.#headers = { origin: home, 'sec-fetch-site': 'same-origin' };
  }

  async ask(method: string, path: string, json?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await this.#opened.app.request(this.#home + path, {
      method,
      headers: {
        ...this.#headers,
        ...(this.#cookie === null ? {} : { cookie: this.#cookie }),
        ...(this.#formToken === null ? {} : { 'x-form-token': this.#formToken }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    await this.#keep(answer);
    const text = await answer.text();
    const parsed = text === '' ? {} : (JSON.parse(text) as Answer['json']);
    return { status: answer.status, headers: answer.headers, json: parsed };
  }

  /** The same, when it has to succeed. */
  async must(method: string, path: string, json?: unknown): Promise<Answer['json']> {
    const { status, json: answer } = await this.ask(method, path, json);
    assert.ok(status < 300, `${method} ${path} → ${status} ${JSON.stringify(answer)}`);
    return answer;
  }

  async #keep({ headers }: Response): Promise<void> {
    const set = headers.get('set-cookie');
    if (set === null) return;
    this.#cookie = set.slice(0, set.indexOf(';'));
    this.#formToken = null;
    if (this.#cookie.endsWith('=')) this.#cookie = null;
    else this.#formToken = String((await this.ask('GET', '/api/me')).json['formToken']);
  }
}

/** The last part of a new link for somebody of this role. */
export async function newLink(newsroom: Newsroom, role: Role): Promise<string> {
  const { url } = await makeSignInLink(newsroom, commandLine, { name: null, role });
  return new URL(url).pathname.split('/').at(-1) ?? '';
}

/** Somebody who came in by link, with a passphrase. */
export async function openClient(opened: Opened, role: Role): Promise<{ client: ApiClient; name: string; id: string }> {
  const client = new ApiClient(opened);
  const name = `${role} ${crypto.randomUUID().slice(0, 8)}`;
  const secret = await newLink(opened.newsroom, role);
  await client.must('POST', '/api/sign-in/link', { secret, name, passphrase: PASSPHRASE });
  const id = String((await client.must('GET', '/api/me'))['account']);
  return { client, name, id };
}
