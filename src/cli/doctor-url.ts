import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DAY, SECOND, type Clock } from '../base/clock.ts';
import { WrongUse, type Configuration } from '../configuration.ts';
import { openEdition } from '../edition/open-edition.ts';
import { ask, type Answer, type Silence } from './ask.ts';
import type { Terminal } from './command.ts';
import { say, type Finding } from './finding.ts';
import { lookAtAnswers, type Outside } from './outside.ts';

/** A certificate that ends sooner was not renewed when it should have been. */
const SHORTEST = 14 * DAY;
/** Half a year, in seconds. */
const LEAST_HSTS = 182 * 86_400;
/** A door that is closed says so, or says nothing. */
const KNOCK = 4 * SECOND;

/**
 * `picket doctor --url URL`: a site as its readers meet it. It needs no home; where there is one, the bytes are compared
 * with its edition. It runs in the process that was called, not in the one that owns the home, which may be kept from
 * calling anybody. Returns the exit code. @throws WrongUse
 */
export async function doctorUrl(
  { home, site, newsroom }: Configuration,
  args: readonly string[],
  terminal: Terminal,
  { http = 80, clock }: { http?: number; clock: Clock },
): Promise<number> {
  const url = readUrl(args);
  const first = await ask(url);
  if ('failure' in first) return say({ what: url.href, advice: explain(first, url) }, terminal);
  const find = await editionOf(home);
  if (find === null) terminal.progress('no edition at hand (PICKET_HOME): bytes are compared with their ETag alone');
  const ports = { http, site: site.port, newsroom: newsroom.port };
  const outside: Outside = { url, first, clock, find, ports };
  let ill = 0;
  for (const look of [lookAtLine, lookAtPlainHttp, lookAtAnswers, lookAtMissing, lookForNewsroom])
    for (const finding of await look(outside)) ill += say(finding, terminal);
  return ill > 0 ? 1 : 0;
}

function readUrl(args: readonly string[]): URL {
  const url = URL.parse(valueOf(args));
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '')
    throw new WrongUse('--url must be an address such as https://news.example');
  if (url.hostname.endsWith('.onion')) throw new WrongUse('an onion is reached over Tor only: open it in Tor Browser');
  return new URL('/', url);
}

/** @throws WrongUse */
function valueOf(args: readonly string[]): string {
  try {
    return parseArgs({ args: [...args], options: { url: { type: 'string' } } }).values.url ?? '';
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : 'doctor takes --url URL alone');
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name leads nowhere: look at its A and AAAA records',
  EAI_AGAIN: 'no name server answers: is this machine on the network?',
  ECONNREFUSED: 'nothing listens there: is the web server running, and is the port open?',
  TIMEOUT: 'no answer in ten seconds: a firewall, or a server that hangs',
  CERT_HAS_EXPIRED: 'the certificate has expired: renew it',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody vouches for the certificate: get one from a certificate authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the chain is not whole: use fullchain.pem',
};

function explain({ failure }: Silence, { protocol }: URL): string {
  if (failure === 'EPROTO' && protocol === 'https:') return 'it does not speak HTTPS to this name';
  return REASONS[failure] ?? `it cannot be read (${failure})`;
}

/** Null when there is no edition at hand. */
async function editionOf(home: string): Promise<Outside['find']> {
  const folder = path.join(home, 'edition');
  if (!existsSync(path.join(folder, 'head.json'))) return null;
  const edition = await openEdition(folder, { readOnly: true });
  return (at) => edition.find(at);
}

function isLocal({ hostname }: URL): boolean {
  return /^(localhost|127\..*|\[::1\])$/.test(hostname);
}

async function lookAtLine({ url, first, clock }: Outside): Promise<Finding[]> {
  if (url.protocol === 'http:') {
    const what = `${url.host} is asked over http`;
    if (!isLocal(url)) return [{ what, advice: 'the line sees what is read: put a server with https in front' }];
    return [{ what: `${what}: a local try; certificate, HSTS and ports are not looked at`, advice: null }];
  }
  return [lookAtCertificate(first, clock), lookAtHsts(first)];
}

function lookAtCertificate({ validTo }: Answer, clock: Clock): Finding {
  const left = (validTo?.getTime() ?? 0) - clock().getTime();
  const what = `the certificate is valid for ${Math.floor(left / DAY)} more days`;
  return { what, advice: left < SHORTEST ? 'it is not being renewed: see the log of certbot or Caddy' : null };
}

function lookAtHsts({ headers }: Answer): Finding {
  const header = String(headers['strict-transport-security'] ?? '');
  const seconds = Number(/max-age=(\d+)/.exec(header)?.[1] ?? 0);
  const what = `browsers are told to come by https for ${Math.floor(seconds / 86_400)} days`;
  const advice = 'send Strict-Transport-Security with a max-age of half a year or more';
  return { what, advice: seconds < LEAST_HSTS ? advice : null };
}

async function lookAtPlainHttp({ url, ports }: Outside): Promise<Finding[]> {
  if (url.protocol === 'http:') return [];
  const plain = new URL(`http://${url.hostname}:${ports.http}/`);
  const answer = await ask(plain, { patience: KNOCK });
  if ('failure' in answer) return [{ what: 'http is not answered at all', advice: null }];
  const { host } = URL.parse(answer.headers.location ?? '') ?? { host: '' };
  const led = /^30[18]$/.test(String(answer.status)) && (answer.headers.location ?? '').startsWith('https:');
  const right = led && host.split(':')[0] === url.hostname;
  const what = right ? 'http leads to https' : `http answers ${answer.status}`;
  return [{ what, advice: right ? null : 'redirect it to https with 301, to the same name' }];
}

/** An address that is not there says so, in Picket's words, and nothing of it comes back. */
async function lookAtMissing({ url }: Outside): Promise<Finding[]> {
  const word = 'nothing-is-here-7f3a';
  const answer = await ask(new URL(`/${word}/?${word}`, url));
  const what = 'an address that is not there';
  if ('failure' in answer || answer.status !== 404) return [{ what, advice: 'it is not answered with 404' }];
  const own = answer.headers['content-security-policy'] !== undefined;
  if (!own) return [{ what, advice: 'the server in front answers it itself: pass every path to Picket' }];
  return [{ what: `${what} is 404, in Picket’s words`, advice: answer.body.includes(word) ? 'it is repeated' : null }];
}

/** The newsroom is for people who publish: readers, and everybody else, must not even find it. */
async function lookForNewsroom({ url, ports }: Outside): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const at of ['/sign-in', '/api/openapi.json']) {
    const answer = await ask(new URL(at, url));
    const there = !('failure' in answer) && answer.status !== 404;
    if (there)
      findings.push({ what: `${at} answers`, advice: 'the newsroom is public here: pass this name to the site only' });
  }
  // On this machine itself they listen, and should.
  const doors = isLocal(url) ? [] : [ports.newsroom, ports.site].filter((port) => port !== Number(url.port));
  for (const port of doors) {
    const answer = await ask(new URL(`http://${url.hostname}:${port}/`), { patience: KNOCK });
    const open = !('failure' in answer);
    if (open) findings.push({ what: `port ${port} answers`, advice: 'close it: let Picket listen on 127.0.0.1 alone' });
  }
  if (findings.length > 0) return findings;
  return [{ what: 'the newsroom does not answer here', advice: null }];
}
