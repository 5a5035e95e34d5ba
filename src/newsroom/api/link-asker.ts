import { lookup } from 'node:dns/promises';
import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { SECOND } from '../../base/clock.ts';
import { isPublicAddress } from './public-address.ts';

/** What became of asking for a link. */
export type LinkAnswer =
  | { readonly state: 'answers' }
  /** For good, to an address that answers. */
  | { readonly state: 'moved'; readonly to: string }
  /** There is no such page any more (404, 410), or no such host (status null). */
  | { readonly state: 'dead'; readonly status: number | null }
  /** Nobody knows: it may refuse whoever is no reader, or be down just now. `status` null: no answer came. */
  | { readonly state: 'silent'; readonly why: SilentWhy; readonly status: number | null }
  | { readonly state: 'not-asked'; readonly why: NotAskedWhy };

export type SilentWhy = 'status' | 'time' | 'line' | 'certificate' | 'turns';
/** `guarded`: not of the open web; `limit`: others were asked, and time or number was up. */
export type NotAskedWhy = 'guarded' | 'limit';

export interface LinkAskerParts {
  /** The IP addresses of a host. @throws Error with Node's code */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Whether a connection may be made. */
  readonly mayReach?: (address: string, port: number) => boolean;
  /** Milliseconds for one link with all that it leads to. */
  readonly patience?: number;
}

const LONGEST_WAY = 5;

/**
 * Asks other sites whether a link answers, from the newsroom's server. Whoever writes a link must not reach through it what only
 * this server reaches: only the open web is asked (http and https at their own ports), the name is looked up once and the
 * connection made to exactly the addresses that were looked at, at every step of a redirect again. Nothing is carried along: no
 * cookie, no referrer, no name of this program, no proxy of the environment. Of an answer only its head is read.
 */
export class LinkAsker {
  readonly #resolve: (host: string) => Promise<readonly string[]>;
  readonly #mayReach: (address: string, port: number) => boolean;
  readonly #patience: number;

  constructor({ resolve = resolveHost, mayReach = isOpenWeb, patience = 8 * SECOND }: LinkAskerParts = {}) {
    this.#resolve = resolve;
    this.#mayReach = mayReach;
    this.#patience = patience;
  }

  /** Never throws. `signal` gives it up. */
  async ask(href: string, signal: AbortSignal): Promise<LinkAnswer> {
    if (!URL.canParse(href)) return GUARDED;
    const patience = AbortSignal.timeout(this.#patience);
    try {
      return await this.#follow(new URL(href), AbortSignal.any([signal, patience]));
    } catch (error) {
      if (signal.aborted) return { state: 'not-asked', why: 'limit' };
      if (patience.aborted) return { state: 'silent', why: 'time', status: null };
      return failureOf(error);
    }
  }

  async #follow(first: URL, signal: AbortSignal): Promise<LinkAnswer> {
    let url = first;
    let isForGood = true;
    for (let steps = 0; steps <= LONGEST_WAY; steps += 1) {
      const answer = await this.#head(url, signal);
      if (answer === null) return GUARDED;
      const { status, location } = answer;
      const next = isRedirect(status) && location !== null ? URL.parse(location, url.href) : null;
      if (next === null) return settled({ status, url, isMoved: steps > 0 && isForGood, first });
      isForGood &&= status === 301 || status === 308;
      url = next;
    }
    return { state: 'silent', why: 'turns', status: null };
  }

  /** Null when it may not be asked. */
  async #head(url: URL, signal: AbortSignal): Promise<{ status: number; location: string | null } | null> {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
    if (/(^|\.)(localhost|local|internal|onion|i2p)$/.test(host)) return null;
    const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
    const addresses = isIP(host) === 0 ? await untilAborted(this.#resolve(host), signal) : [host];
    if (addresses.length === 0 || !addresses.every((address) => this.#mayReach(address, port))) return null;
    const response = await sent(url, { signal, lookup: to(addresses) });
    const { statusCode = 0, headers } = response;
    // What it says is no matter: the connection ends here.
    response.destroy();
    return { status: statusCode, location: headers.location ?? null };
  }
}

const GUARDED: LinkAnswer = { state: 'not-asked', why: 'guarded' };

async function resolveHost(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/** The name server has its own patience, which is longer than ours. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(new Error('given up'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Only the ports of the web: an address with another would feel out what else a machine has open. */
function isOpenWeb(address: string, port: number): boolean {
  return (port === 80 || port === 443) && isPublicAddress(address);
}

/** These addresses, whatever a name server says by now. */
function to(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, answer) => {
    const [first] = all;
    if (options.all) answer(null, all);
    else answer(null, first?.address ?? '', first?.family);
  };
}

function sent(url: URL, options: Pick<RequestOptions, 'signal' | 'lookup'>): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  // What stands before an @ would be sent as a password.
  const bare = new URL(url);
  bare.username = bare.password = '';
  // Many sites refuse whoever names no browser; this names none in particular.
  const headers = { accept: 'text/html,*/*;q=0.8', 'user-agent': 'Mozilla/5.0' };
  return new Promise((resolve, reject) => {
    request(bare, { ...options, agent: false, headers, maxHeaderSize: 16 * 1024 }, resolve)
      .on('error', reject)
      .end();
  });
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

interface End {
  readonly status: number;
  readonly url: URL;
  readonly isMoved: boolean;
  readonly first: URL;
}

function settled({ status, url, isMoved, first }: End): LinkAnswer {
  if (status === 404 || status === 410) return { state: 'dead', status };
  if (status < 200 || status > 299) return { state: 'silent', why: 'status', status };
  // Nobody is led from a sealed line to an open one.
  const isWorse = first.protocol === 'https:' && url.protocol === 'http:';
  if (!isMoved || isWorse || url.href === first.href) return { state: 'answers' };
  // The place in the page is the link's own.
  if (url.hash === '') url.hash = first.hash;
  return { state: 'moved', to: url.href };
}

function failureOf(error: unknown): LinkAnswer {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND') return { state: 'dead', status: null };
  const isOfCertificate = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL/.test(code);
  return { state: 'silent', why: isOfCertificate ? 'certificate' : 'line', status: null };
}
