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
}

export interface Listener {
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
}

/** Somebody used the program wrongly: the message is one sentence for them, the exit code 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** @throws WrongUse naming the first variable that cannot be used. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  return {
    home: path.resolve(environment['PICKET_HOME'] || './data'),
    site: { host: environment['HOST'] || '127.0.0.1', port: port(environment, 'SITE_PORT', 8080) },
    newsroom: { host: environment['NEWSROOM_HOST'] || '127.0.0.1', port: port(environment, 'NEWSROOM_PORT', 8081) },
    publicUrl: webAddress(environment, 'PUBLIC_URL'),
    newsroomUrl: webAddress(environment, 'NEWSROOM_URL'),
    databaseUrl: databaseAddress(environment),
  };
}

function port(environment: NodeJS.ProcessEnv, name: string, standard: number): number {
  const text = environment[name];
  if (!text) return standard;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535)
    throw new WrongUse(`${name} must be a port from 0 to 65535, not “${text}”`);
  return number;
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
