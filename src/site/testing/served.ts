/** A site on a real socket, and clients that say to it what they like. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Edition, PublishRequest } from '../../edition/edition.ts';
import { openEdition } from '../../edition/open-edition.ts';
import { closeSite, createSite, type SiteOptions } from '../site.ts';

export const HTML = 'text/html; charset=utf-8';

export interface Served extends AsyncDisposable {
  readonly edition: Edition;
  readonly server: Server;
  readonly port: number;
}

/** An edition of these outputs, in a folder of its own, served until disposed of. */
export async function serve(
  put: PublishRequest['put'] & object,
  options: Omit<SiteOptions, 'edition'> = {},
): Promise<Served> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'site.'));
  const edition = await openEdition(folder);
  await edition.publish({ at: new Date('2026-11-22T10:00:00Z'), put });
  const server = createSite({ edition, ...options }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    edition,
    server,
    port: (server.address() as net.AddressInfo).port,
    async [Symbol.asyncDispose]() {
      await closeSite(server, 100);
      await edition.settled();
      await rm(folder, { recursive: true });
    },
  };
}

/** A client that sends bytes and keeps what comes back. */
export class Client {
  readonly socket: net.Socket;
  readonly closed: Promise<unknown>;
  /** Each byte a letter. */
  heard = '';

  constructor(port: number) {
    this.socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    this.closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.on('data', (part: Buffer) => (this.heard += part.toString('latin1')));
    this.socket.on('end', () => this.socket.end()).on('error', () => {});
  }

  say(bytes: string | Buffer): this {
    if (this.socket.writable) this.socket.write(bytes);
    return this;
  }

  /** When `pattern` has come, or nothing can come any more. */
  async hears(pattern: RegExp): Promise<string> {
    while (!pattern.test(this.heard) && !this.socket.destroyed)
      await Promise.race([once(this.socket, 'data'), this.closed]);
    return this.heard;
  }

  /** Everything, once the connection is closed. */
  async all(): Promise<string> {
    await this.closed;
    return this.heard;
  }

  destroy(): void {
    this.socket.destroy();
  }
}

/** The statuses in what was heard, in order. Bodies of tests hold no such line. */
export function statuses(heard: string): number[] {
  return [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
