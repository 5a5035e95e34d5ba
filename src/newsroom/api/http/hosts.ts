import type { MiddlewareHandler } from 'hono';
import { problemHeaders, type Problem } from './problem.ts';

/** Whoever sits at the machine itself. */
const LOCAL = ['localhost', '127.0.0.1'];

const MISDIRECTED: Problem = {
  type: '/problems/misdirected',
  title: 'Another host',
  status: 421,
  detail: 'The newsroom does not answer to this name. Use the address that it printed when it started.',
};

/** The names that the newsroom answers to. `hosts` are names, with or without a port. */
export function ownHosts(hosts: readonly string[]): ReadonlySet<string> {
  return new Set([...LOCAL, ...hosts.map((host) => new URL(`http://${host}`).hostname)]);
}

export function isLocal(hostname: string): boolean {
  return LOCAL.includes(hostname);
}

/** 421 for every other name: a page elsewhere whose name was made to lead here must not be talked to (DNS rebinding). */
export function checkHost(own: ReadonlySet<string>): MiddlewareHandler {
  return async (context, next) => {
    if (own.has(new URL(context.req.url).hostname)) return next();
    const headers = { ...problemHeaders(MISDIRECTED), 'content-type': 'application/problem+json' };
    return new Response(JSON.stringify(MISDIRECTED), { status: 421, headers });
  };
}
