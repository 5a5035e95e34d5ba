import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** A home belongs to the one process that listens on its control socket. Store commands of the command line go through it. */

/** Longer than this, the kernel does not take the path of a socket (sun_path has 108 bytes). */
const LONGEST_PATH = 100;

export interface Ownership extends AsyncDisposable {
  /** Answers what comes in through the socket. Before it is called, callers wait. */
  serve(handler: http.RequestListener): void;
}

export function socketPath(home: string): string {
  const beside = path.join(home, 'control.sock');
  if (Buffer.byteLength(beside) <= LONGEST_PATH) return beside;
  const name = createHash('sha256').update(path.resolve(home)).digest('hex').slice(0, 32);
  return path.join(os.tmpdir(), `picket-${name}.sock`);
}

/** Takes the home, or null when another process has it. A socket that nobody answers was left by a dead process and is put aside. */
export async function ownHome(home: string): Promise<Ownership | null> {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const socket = socketPath(home);
  const own = `${socket}.${randomUUID().slice(0, 8)}`;
  const handler = Promise.withResolvers<http.RequestListener>();
  const server = http.createServer(
    (request, response) => void handler.promise.then((answer) => answer(request, response)),
  );
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(own, resolve));
  chmodSync(own, 0o600);
  if (!(await claim(own, socket))) {
    await new Promise((closed) => server.close(closed));
    return null;
  }
  rmSync(own);
  return {
    serve: handler.resolve,
    async [Symbol.asyncDispose]() {
      rmSync(socket, { force: true });
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/**
 * Gives the socket `own` the name `name`, or says false when somebody who is alive has it. The name is given by a link,
 * which fails where one is; a dead socket is replaced by whoever first claims the turn to replace just that one (its
 * inode), so that of many who start at once exactly one succeeds.
 */
async function claim(own: string, name: string): Promise<boolean> {
  for (;;) {
    if (tryLink(own, name)) return true;
    // Which one it is, before asking whether it lives: the name may be another's a moment later.
    const dead = inodeOf(name);
    if (dead === null) continue;
    if (await isAnswered(name)) return false;
    const turn = `${name}.${dead}`;
    if (!(await claim(own, turn))) return false;
    if (inodeOf(name) === dead) {
      renameSync(turn, name);
      return true;
    }
    rmSync(turn, { force: true });
  }
}

function inodeOf(file: string): bigint | null {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? null;
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAnswered(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = net.connect(socket);
    connection.once('connect', () => (connection.destroy(), resolve(true)));
    connection.once('error', () => resolve(false));
  });
}
