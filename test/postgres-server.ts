/**
 * A throw-away Postgres server for the test process that asks, with fsync on, as in production. It listens on a free port
 * of 127.0.0.1 and on a socket in its own temporary folder. A shell holds it and reads from this process: when this
 * process ends, in whatever way, the shell stops the server and removes the folder.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { programPath } from './needs.ts';

let server: Promise<string> | undefined;
let databases = 0;

/** The address of a new, empty database on this process's server, as DATABASE_URL takes it. */
export async function freshDatabase(): Promise<string> {
  server ??= startServer();
  const url = new URL(await server);
  databases += 1;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query(`create database test_${databases}`);
  await client.end();
  url.pathname = `/test_${databases}`;
  return url.href;
}

/** Postgres refuses to run as root. */
function serverUser(): { uid?: number; gid?: number } {
  if (userInfo().uid !== 0) return {};
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function startServer(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'picket-postgres-'));
  const user = serverUser();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const port = await freePort();
  const script = `
    "$1" -D "$3/data" -U postgres -A trust -E UTF8 --locale=C -N >"$3/initdb.log" 2>&1 || { cat "$3/initdb.log" >&2; rm -rf "$3"; exit 1; }
    "$2" -D "$3/data" -c fsync=on -c shared_buffers=16MB -c max_connections=40 \\
      -c listen_addresses=127.0.0.1 -c port="$4" -c unix_socket_directories="$3" </dev/null &
    read -r _
    kill -QUIT $!; wait $!; rm -rf "$3"`;
  const child = spawn(
    'sh',
    ['-c', script, 'sh', programPath('initdb'), programPath('postgres'), folder, String(port)],
    {
      ...user,
      cwd: folder,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
      stdio: ['pipe', 'ignore', 'pipe'],
      // A group of its own: Ctrl-C must not reach the shell before this process has ended.
      detached: true,
    },
  );
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (part) => {
      said += String(part);
      if (said.includes('ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Postgres did not start: ${said}`)));
  });
  child.unref();
  for (const stream of [child.stdin, child.stderr])
    if ('unref' in stream) (stream as unknown as { unref(): void }).unref();
  return `postgres://postgres@127.0.0.1:${port}/postgres`;
}
