import { once } from 'node:events';
import { mkdir, statfs } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { MINUTE, SECOND } from '../base/clock.ts';
import { WrongUse } from '../configuration.ts';
import { ownHome } from '../control.ts';
import { primitives } from '../edition/elsewhere/examine.ts';
import { HttpHost } from '../edition/elsewhere/http-host.ts';
import { MirrorFolder } from '../edition/mirror/mirror-folder.ts';
import { Mirror, type Pass } from '../edition/mirror/mirror.ts';
import { Fault } from '../edition/verify/fault.ts';
import { closeSite, createSite } from '../site/site.ts';
import type { Terminal } from './command.ts';
import { progressBar } from './fault-report.ts';
import type { HomelessCommand } from './homeless.ts';
import { hostUrl, rootIn } from './place-of.ts';
import { explainedTrust, keepSeen, trustAt } from './trust.ts';
import { explained, minute } from './verify.ts';

const SLOWEST = 30 * MINUTE;
/** Bytes of answers in memory: pages are short, and the disk's own memory is behind it. */
const MEMORY = 16 * 1024 * 1024;

export const mirror: HomelessCommand = {
  usage: 'mirror URL DIR [--root FILE] [--listen HOST:PORT] [--every 60s]',
  summary:
    'Copies an edition into a folder that any web server can show, and checks all of it. --listen shows it, --every keeps it new; without them once.',
  async run(surroundings, args, terminal) {
    const asked = read(args, terminal);
    const own = path.join(asked.folder, '.picket');
    // A web server reads it; what is the mirror's own nobody else does.
    await mkdir(asked.folder, { recursive: true });
    await using ownership = await ownHome(own);
    if (ownership === null) throw new Error(`another mirror works in ${asked.folder}`);
    const folder = new MirrorFolder(asked.folder);
    using host = new HttpHost(asked.url);
    const address = asked.url.origin;
    const reader = { source: host.source, primitives };
    const file = path.join(own, 'seen.json');
    const root = await rootIn(asked.root, terminal.folder);
    const goesOn = asked.every !== null;
    const stopped = goesOn ? surroundings.untilStopped() : new AbortController().signal;
    const trust = await trustAt(reader, { root, file, now: surroundings.clock() });
    for (const line of explainedTrust(trust)) terminal.out(line);
    const mirroring = new Mirror({
      host,
      folder,
      stopped,
      clock: surroundings.clock,
      forms: asked.listen !== null,
      memory: trust.memory,
      keep: (memory) => keepSeen(trust, memory, address),
      onProgress: progressBar(terminal, 'leaves'),
    });
    const before = await mirroring.resume();
    await using site = asked.listen === null ? null : await show(mirroring, asked.listen, terminal);
    if (before !== null && site !== null)
      terminal.out(`shows     ${explained(before).replace(/^edition +/, '')}, from before`);
    if (asked.every === null) return await onePass(mirroring, folder, terminal);
    await forEver(mirroring, { ...asked, every: asked.every, stopped, terminal });
    return 0;
  },
};

interface Asked {
  readonly url: URL;
  readonly folder: string;
  readonly root: string | undefined;
  readonly listen: { readonly host: string; readonly port: number } | null;
  /** Milliseconds between two looks; null: one look. */
  readonly every: number | null;
}

/** @throws WrongUse */
function read(args: readonly string[], terminal: Terminal): Asked {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { root: { type: 'string' }, listen: { type: 'string' }, every: { type: 'string' } },
  });
  const [url, folder, ...more] = positionals;
  if (url === undefined || folder === undefined || more.length > 0)
    throw new WrongUse('mirror takes an address and a folder');
  const { root, listen, every } = values;
  const standard = listen === undefined ? null : MINUTE;
  return {
    url: hostUrl(url),
    folder: path.resolve(terminal.folder, folder),
    root,
    listen: listen === undefined ? null : listener(listen),
    every: every === undefined ? standard : duration(every),
  };
}

/** `:8090`, `8090` (this machine alone) or `HOST:PORT`. */
function listener(text: string): { host: string; port: number } {
  const [, host = '', port = ''] = /^(?:(.*):)?(\d{1,5})$/.exec(text) ?? [];
  if (port === '' || Number(port) > 65_535)
    throw new WrongUse(`--listen must be such as :8090 or 0.0.0.0:8090, not “${text}”`);
  return { host: host.replace(/^\[(.*)\]$/, '$1') || '127.0.0.1', port: Number(port) };
}

function duration(text: string): number {
  const [, number = '', unit = 's'] = /^(\d{1,6})(s|m|h)?$/.exec(text) ?? [];
  const milliseconds = Number(number) * { s: SECOND, m: MINUTE, h: 60 * MINUTE }[unit as 's' | 'm' | 'h'];
  if (number === '' || milliseconds < SECOND) throw new WrongUse(`--every must be such as 60s or 5m, not “${text}”`);
  return milliseconds;
}

async function show(mirroring: Mirror, { host, port }: { host: string; port: number }, terminal: Terminal) {
  const server = createSite({ edition: mirroring.served, memory: MEMORY }).listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  const at = typeof address === 'object' && address !== null ? address.port : port;
  terminal.out(`picket: mirror ready http://${host.includes(':') ? `[${host}]` : host}:${at}`);
  terminal.out('Its pages hold no form: nobody types anything here, and nothing of a reader is kept.');
  return { [Symbol.asyncDispose]: () => closeSite(server, 2 * SECOND) };
}

async function onePass(mirroring: Mirror, folder: MirrorFolder, terminal: Terminal): Promise<number> {
  try {
    terminal.out(said(await mirroring.pass()));
    return 0;
  } catch (error) {
    terminal.out(await reason(error, folder.root));
    return 1;
  }
}

interface Going extends Asked {
  readonly every: number;
  readonly stopped: AbortSignal;
  readonly terminal: Terminal;
}

/** Until told to stop. After a failure it waits longer each time, and never as long as all others at the same moment. */
async function forEver(mirroring: Mirror, { every, stopped, terminal, folder }: Going): Promise<void> {
  let failures = 0;
  while (!stopped.aborted) {
    try {
      const pass = await mirroring.pass();
      if (pass.isNew || failures > 0) terminal.out(said(pass));
      failures = 0;
    } catch (error) {
      if (stopped.aborted) break;
      failures += 1;
      terminal.out(`${await reason(error, folder)}; what was there before stays`);
    }
    const wait = Math.max(every, Math.min(SLOWEST, every * 2 ** Math.min(failures, 10)));
    await setTimeout(wait * (0.9 + Math.random() * 0.2), undefined, { signal: stopped }).catch(() => {});
  }
}

function said({ edition, objects, nodes, bytes, deleted }: Pass): string {
  const brought = `${objects} objects and ${nodes} nodes brought (${bytes} bytes)`;
  const dropped = deleted > 0 ? `, ${deleted} files dropped` : '';
  return `edition   ${edition.seq}, made ${minute(edition.at)}: ${brought}${dropped}`;
}

const DISK: Readonly<Record<string, string>> = {
  ENOSPC: 'no room is left on its disk',
  EDQUOT: 'no room is left for this user on its disk',
  EROFS: 'its disk can only be read',
  EACCES: 'this user may not write there',
  EIO: 'its disk fails',
};

/** What went wrong, in a line: where and what. */
async function reason(error: unknown, folder: string): Promise<string> {
  if (error instanceof Fault) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = DISK[code];
  if (known === undefined) return error instanceof Error ? error.message : String(error);
  const space = await statfs(folder).catch(() => null);
  const left = space === null ? '' : ` (${Math.floor((space.bavail * space.bsize) / 1024 / 1024)} MiB left)`;
  return `${folder}: ${known}${left}`;
}
