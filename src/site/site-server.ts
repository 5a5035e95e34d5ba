import http, { type RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { HeadEnd } from './head-text.ts';
import type { Limits } from './limits.ts';
import { PlainConnection, type PlainAnswers } from './plain-connection.ts';

export interface SiteServerOptions extends Pick<PlainAnswers, 'find' | 'keep'> {
  readonly limits: Limits;
  /** Answers every request that is not plain. */
  readonly listener: RequestListener;
}

/**
 * `node:http` with a short way beside it: as long as all a connection asks for is plain and can be held in memory, it is
 * answered from prepared bytes, without Node's parser. The first request that is anything else gives the connection to
 * `node:http`, for good and with that request unread; so goes whatever is odd, slow, broken or hostile. Both ways answer
 * the same bytes (docs/decisions/site-speed.md).
 */
export class SiteServer extends http.Server {
  readonly #plain = new Set<PlainConnection>();

  constructor({ limits, listener, find, keep }: SiteServerOptions) {
    super(
      {
        maxHeaderSize: limits.maxHeaderSize,
        headersTimeout: limits.headersTimeout,
        requestTimeout: limits.requestTimeout,
        keepAliveTimeout: limits.keepAliveTimeout,
        connectionsCheckingInterval: limits.checkEvery,
      },
      listener,
    );
    this.maxHeadersCount = limits.maxHeaders;
    this.timeout = limits.silence;
    const [parse] = this.listeners('connection');
    this.removeAllListeners('connection');
    const answers: PlainAnswers = {
      limits,
      headEnd: new HeadEnd(limits.keepAliveTimeout),
      // While it closes, `node:http` ends each connection with its answer.
      find: (target) => (this.listening ? find(target) : null),
      keep,
      handOver: (connection, socket) => {
        this.#plain.delete(connection);
        parse?.call(this, socket);
      },
    };
    this.on('connection', (socket: Socket) => {
      const connection = new PlainConnection(socket, answers);
      this.#plain.add(connection);
      socket.once('close', () => this.#plain.delete(connection));
    });
  }

  override closeIdleConnections(): void {
    super.closeIdleConnections();
    for (const connection of this.#plain) if (connection.isIdle) connection.destroy();
  }

  override closeAllConnections(): void {
    super.closeAllConnections();
    for (const connection of this.#plain) connection.destroy();
  }
}
