import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { SECOND } from '../base/clock.ts';
import type { ServedEdition } from '../edition/served-edition.ts';
import { acceptedEncodings } from './accept-encoding.ts';
import { answerMissing, answerMoved, answerPlain, answerResource, type Exchange } from './answer.ts';
import { queryPath } from '../edition/query-path.ts';
import { findHeadFile } from './head-files.ts';
import { LIMITS, type Limits } from './limits.ts';
import { requestPath, type RequestPath } from './request-path.ts';
import type { Resource } from './resource.ts';
import { Resources } from './resources.ts';
import { SiteServer } from './site-server.ts';

export interface SiteOptions {
  readonly edition: ServedEdition;
  /** Bytes of answers kept in memory. */
  readonly memory?: number;
  /** Who else answers here, by the beginning of the path: they get the request whole, whatever its method and body. */
  readonly doors?: Readonly<Record<string, RequestListener>>;
  readonly limits?: Limits;
}

const MEMORY = 64 * 1024 * 1024;

interface Site {
  readonly edition: ServedEdition;
  readonly resources: Resources;
  readonly doors: readonly [string, RequestListener][];
}

/**
 * The public site: it serves the edition and nothing else, and the caller makes it listen. It reads of a request its
 * method, its target and the headers about encoding, conditions and ranges; it keeps nothing of it and writes no log.
 */
export function createSite({ edition, memory = MEMORY, doors = {}, limits = LIMITS }: SiteOptions): Server {
  const site: Site = { edition, resources: new Resources(edition, memory), doors: Object.entries(doors) };
  const server = new SiteServer({
    limits,
    listener: (request, response) => {
      try {
        // A connection that goes on would hold up the end.
        if (!server.listening) response.setHeader('connection', 'close');
        handle(site, request, response);
      } catch {
        // Whatever it is, one request must not stop the others.
        fail({ request, response });
      }
    },
    find: (target) => findPlain(site, target),
    keep: (resource) => site.resources.keep(resource),
  });
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    const door = doorOf(site, request.url);
    if (door === undefined) return refuse({ request, response }, 417);
    response.writeContinue();
    door(request, response);
  });
  return server;
}

/** Takes no new request and lets those under way end; after `grace` milliseconds it ends them. */
export async function closeSite(server: Server, grace = 10 * SECOND): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Connections that wait between two requests; again, for those that were busy the first time.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}

function handle(site: Site, request: IncomingMessage, response: ServerResponse): void {
  const exchange: Exchange = { request, response };
  const door = doorOf(site, request.url);
  if (door !== undefined) return door(request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(exchange, 405, ['allow', 'GET, HEAD']);
  // Without a version it is of 1991; nobody asks so who means well.
  if (request.httpVersionMajor !== 1) return refuse(exchange, 400);
  if (hasBody(request)) return refuse(exchange, 413);
  const target = pathOf(site, request.url ?? '');
  if ('refused' in target) return answerPlain(exchange, target.refused);
  const { path } = target;
  serve(site, exchange, path).catch(() => fail(exchange));
}

/** What a plain request asks for; null for what is not there, is refused, or is a door's. */
function findPlain(site: Site, url: string): Resource | null {
  if (doorOf(site, url) !== undefined) return null;
  const target = pathOf(site, url);
  return 'refused' in target ? null : site.resources.find(target.path);
}

/** The path in the edition that a request's target stands for. */
function pathOf(site: Site, url: string): RequestPath {
  // No address holds what has to be decoded or cut off, so one that is known stands for itself.
  if (site.resources.has(url)) return { path: url };
  const target = requestPath(url);
  return 'refused' in target || !url.includes('?') ? target : { path: withQuery(site, target.path, url) };
}

/** What the edition has for the path with its query, such as `/?p=12` of an earlier site; else the path, whatever the query. */
function withQuery({ edition }: Site, path: string, url: string): string {
  const own = queryPath(path, url.slice(url.indexOf('?') + 1).replace(/#.*$/s, ''));
  return own !== null && edition.find(own) !== null ? own : path;
}

async function serve(site: Site, exchange: Exchange, path: string): Promise<void> {
  const resource = site.resources.find(path) ?? (await findHeadFile(site.edition, path));
  if (resource === null) return serveMissing(site, exchange, path);
  try {
    await serveResource(site, exchange, resource);
  } catch (error) {
    if (exchange.response.headersSent) throw error;
    // A publish may have taken the file away since it was found: then the edition has something else there now.
    site.resources.forget(path);
    const again = site.resources.find(path);
    if (again === null) return serveMissing(site, exchange, path);
    await serveResource(site, exchange, again);
  }
}

async function serveResource(site: Site, exchange: Exchange, resource: Resource): Promise<void> {
  const form = resource.load(acceptedEncodings(exchange.request.headers['accept-encoding']));
  if (form === null) return answerPlain(exchange, 406, ['vary', 'accept-encoding']);
  await answerResource(exchange, resource, form);
  if (resource.seen !== null) site.resources.keep(resource);
}

async function serveMissing(site: Site, exchange: Exchange, path: string): Promise<void> {
  const { resources } = site;
  const folder = path.endsWith('/') ? null : resources.find(`${path}/`);
  // What leads elsewhere leads there at once.
  if (folder?.status === 301) return serveResource(site, exchange, folder);
  if (folder) return answerMoved(exchange, `${path}/`);
  const service = /^\/[^/]+\//.exec(path)?.[0] ?? '/';
  const page = resources.find(`${service}not-found/`) ?? resources.find('/not-found/');
  const form = page?.load(acceptedEncodings(exchange.request.headers['accept-encoding']));
  if (!page || !form) return answerPlain(exchange, 404);
  resources.keep(page);
  await answerMissing(exchange, form);
}

function doorOf({ doors }: Site, url = ''): RequestListener | undefined {
  return doors.find(([prefix]) => url.startsWith(prefix))?.[1];
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

/** Answers without reading the body, if there is one, and ends the connection. */
function refuse(exchange: Exchange, status: 400 | 405 | 413 | 417, more: readonly string[] = []): void {
  answerPlain(exchange, status, [...more, 'connection', 'close']);
}

function fail(exchange: Exchange): void {
  if (exchange.response.headersSent) exchange.response.destroy();
  else answerPlain(exchange, 500);
}
