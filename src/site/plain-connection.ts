import type { Socket } from 'node:net';
import { acceptedEncodings } from './accept-encoding.ts';
import { headText, type HeadEnd } from './head-text.ts';
import type { Limits } from './limits.ts';
import { readPlainRequest, type PlainRequest } from './plain-request.ts';
import { isNoneMatch, unchangedHeaders } from './preconditions.ts';
import type { Form, Resource } from './resource.ts';

/** What plain connections have in common. */
export interface PlainAnswers {
  readonly limits: Limits;
  readonly headEnd: HeadEnd;
  /** What a request's target names; null when nothing is there, or when it is not answered on this way. */
  find(target: string): Resource | null;
  /** Counts as used. */
  keep(resource: Resource): void;
  /** The connection is somebody else's now; what it said last is still to be read from it. */
  handOver(connection: PlainConnection, socket: Socket): void;
}

interface Asked {
  readonly request: PlainRequest;
  readonly resource: Resource;
  readonly form: Form;
  readonly body: Buffer;
}

/** A connection on the short way (`SiteServer`): one request after the other, each answered whole before the next is read. */
export class PlainConnection {
  readonly #socket: Socket;
  readonly #answers: PlainAnswers;
  readonly #listeners = {
    data: (bytes: Buffer) => this.#hear(bytes),
    end: () => this.#socket.end(),
    drain: () => this.#socket.resume(),
    timeout: () => this.#wait(),
    // Whoever breaks off is no fault; the socket closes by itself.
    error: () => {},
  };

  constructor(socket: Socket, answers: PlainAnswers) {
    this.#socket = socket;
    this.#answers = answers;
    for (const [event, listener] of Object.entries(this.#listeners)) socket.on(event, listener);
    socket.setTimeout(answers.limits.headersTimeout);
  }

  /** With nothing left to send. */
  get isIdle(): boolean {
    return this.#socket.writableLength === 0;
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #hear(bytes: Buffer): void {
    const asked = this.#understand(bytes);
    if (asked === null) this.#handOver(bytes);
    else this.#answer(asked);
  }

  #understand(bytes: Buffer): Asked | null {
    const request = readPlainRequest(bytes);
    if (request === null) return null;
    try {
      const resource = this.#answers.find(request.target);
      const form = resource && resource.load(acceptedEncodings(request.acceptEncoding));
      return resource && form?.body ? { request, resource, form, body: form.body } : null;
    } catch {
      // The other way says what can be said.
      return null;
    }
  }

  #answer({ request, resource, form, body }: Asked): void {
    const socket = this.#socket;
    const { limits, headEnd } = this.#answers;
    this.#answers.keep(resource);
    const isUnchanged = resource.status === 200 && isNoneMatch(request.ifNoneMatch, form.etag);
    socket.cork();
    const head = isUnchanged ? headText(304, unchangedHeaders(form.headers)) : form.head;
    socket.write(head + headEnd.now(), 'latin1');
    if (!isUnchanged && body.length > 0) socket.write(body);
    socket.uncork();
    if (socket.timeout !== limits.keepAliveTimeout) socket.setTimeout(limits.keepAliveTimeout);
    // Who asks and does not listen is not heard either.
    if (socket.writableNeedDrain) socket.pause();
  }

  #handOver(bytes: Buffer): void {
    const socket = this.#socket;
    for (const [event, listener] of Object.entries(this.#listeners)) socket.off(event, listener);
    socket.setTimeout(0);
    this.#answers.handOver(this, socket);
    socket.unshift(bytes);
  }

  /** Nothing moves: somebody who waits for nothing may go; a slow line gets more time, once. */
  #wait(): void {
    const { silence } = this.#answers.limits;
    if (this.isIdle || this.#socket.timeout === silence) this.#socket.destroy();
    else this.#socket.setTimeout(silence);
  }
}
