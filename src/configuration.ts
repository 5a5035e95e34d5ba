import { homedir } from 'node:os';
import path from 'node:path';

/** Everything that the environment decides, checked. `process.env` is read nowhere else. */
export interface Configuration {
  /** The folder that holds everything: store, blobs, edition. Absolute. */
  readonly home: string;
  readonly site: Listener;
  readonly newsroom: Listener;
  /** The publication's own address without a slash at its end, or null: the home's, else the first start's. */
  readonly publicUrl: string | null;
  /** The newsroom's own address, or null: http://localhost and its port. */
  readonly newsroomUrl: string | null;
  /** Null: the embedded engine, in the home. */
  readonly databaseUrl: string | null;
  /** A file whose first line is the passphrase of the keys in the home; null: they lie there in the clear. */
  readonly keysPassphraseFile: string | null;
}

export interface Listener {
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
  /** A socket that somebody else has opened, and keeps open while the program is away: it counts, not host and port. */
  readonly fd?: number;
}

/** Somebody used the program wrongly: the message is one sentence for them, the exit code 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** @throws WrongUse naming the first variable that cannot be used. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const sockets = handedSockets(environment);
  return {
    home: path.resolve(environment['PICKET_HOME'] || './data'),
    site: {
      host: environment['HOST'] || '127.0.0.1',
      port: port(environment, 'SITE_PORT', 8080),
      ...(sockets.site !== undefined && { fd: sockets.site }),
    },
    newsroom: {
      host: environment['NEWSROOM_HOST'] || '127.0.0.1',
      port: port(environment, 'NEWSROOM_PORT', 8081),
      ...(sockets.newsroom !== undefined && { fd: sockets.newsroom }),
    },
    publicUrl: webAddress(environment, 'PUBLIC_URL'),
    newsroomUrl: webAddress(environment, 'NEWSROOM_URL'),
    databaseUrl: databaseAddress(environment),
    keysPassphraseFile: environment['KEYS_PASSPHRASE_FILE'] ? path.resolve(environment['KEYS_PASSPHRASE_FILE']) : null,
  };
}

/** Where commands without a home keep what they have seen: the XDG Base Directory Specification's state. Absolute. */
export function readStateFolder(environment: NodeJS.ProcessEnv): string {
  const named = environment['XDG_STATE_HOME'];
  const base = named !== undefined && path.isAbsolute(named) ? named : path.join(homedir(), '.local/state');
  return path.join(base, 'picket');
}

function port(environment: NodeJS.ProcessEnv, name: string, standard: number): number {
  const text = environment[name];
  if (!text) return standard;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535)
    throw new WrongUse(`${name} must be a port from 0 to 65535, not “${text}”`);
  return number;
}

/** Of those that systemd hands over, the first (sd_listen_fds(3)). */
const FIRST_SOCKET = 3;

/** The sockets that systemd has opened for this process, by the name that `FileDescriptorName=` gives them. */
function handedSockets(environment: NodeJS.ProcessEnv): { site?: number; newsroom?: number } {
  // Meant for another process, of which this one is a child.
  if (environment['LISTEN_PID'] !== String(process.pid)) return {};
  const number = environment['LISTEN_FDS'] ?? '';
  if (!/^\d{1,4}$/.test(number)) throw new WrongUse(`LISTEN_FDS must be a number of sockets, not “${number}”`);
  const names = (environment['LISTEN_FDNAMES'] ?? '').split(':').filter(Boolean);
  const known = names.every((name, at) => (name === 'site' || name === 'newsroom') && names.indexOf(name) === at);
  if (!known || names.length !== Number(number))
    throw new WrongUse(
      `LISTEN_FDNAMES must have one name for each of LISTEN_FDS=${number}, site or newsroom, not “${names.join(':')}”`,
    );
  return Object.fromEntries(names.map((name, at) => [name, FIRST_SOCKET + at]));
}

function webAddress(environment: NodeJS.ProcessEnv, name: string): string | null {
  const text = environment[name];
  if (!text) return null;
  const url = URL.parse(text);
  const plain =
    url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
  if (!plain) throw new WrongUse(`${name} must be an address such as https://news.example, not “${text}”`);
  return url.origin;
}

function databaseAddress(environment: NodeJS.ProcessEnv): string | null {
  const text = environment['DATABASE_URL'];
  if (!text) return null;
  const url = URL.parse(text);
  // The value may hold a password: it is not repeated.
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol))
    throw new WrongUse('DATABASE_URL must begin with postgres:// or postgresql://');
  return text;
}
