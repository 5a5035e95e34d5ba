import type { Socket } from 'node:net';
import type { Encoding } from '../edition/encodings.ts';
import { acceptedEncodings } from './accept-encoding.ts';
import type { HeadEnd } from './head-text.ts';
import type { Limits } from './limits.ts';
import { readPlainRequest, type PlainRequest } from './plain-request.ts';
import { isNoneMatch } from './preconditions.ts';
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
  readonly encodings: readonly Encoding[];
}

/** A connection on the short way (`SiteServer`): one request after the other, each answered whole before the next is read. */
export class PlainConnection {
  readonly #socket: Socket;
  readonly #answers: PlainAnswers;
  #isReading = false;
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

  /** Between two requests, with nothing left to send. */
  get isIdle(): boolean {
    return !this.#isReading && this.#socket.writableLength === 0;
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #hear(bytes: Buffer): void {
    const asked = this.#understand(bytes);
    const form = asked?.resource.best(asked.encodings);
    if (asked === null || form === null) return this.#handOver(bytes);
    if (form === undefined) void this.#read(asked, bytes);
    else if (form.body === null) this.#handOver(bytes);
    else this.#answer(asked, form, form.body);
  }

  #understand(bytes: Buffer): Asked | null {
    const request = readPlainRequest(bytes);
    if (request === null) return null;
    try {
      const resource = this.#answers.find(request.target);
      return resource && { request, resource, encodings: acceptedEncodings(request.acceptEncoding) };
    } catch {
      // The other way says what can be said.
      return null;
    }
  }

  /** Reads from the disk; meanwhile nothing is heard. */
  async #read(asked: Asked, bytes: Buffer): Promise<void> {
    this.#isReading = true;
    this.#socket.pause();
    const form = await asked.resource.load(asked.encodings).catch(() => null);
    this.#isReading = false;
    if (this.#socket.destroyed) return;
    if (form?.body) this.#answer(asked, form, form.body);
    else this.#handOver(bytes);
    if (!this.#socket.writableNeedDrain) this.#socket.resume();
  }

  #answer({ request, resource }: Asked, form: Form, body: Buffer): void {
    const socket = this.#socket;
    const { limits, headEnd } = this.#answers;
    this.#answers.keep(resource);
    const isUnchanged = resource.status === 200 && isNoneMatch(request.ifNoneMatch, form.etag);
    socket.cork();
    socket.write((isUnchanged ? form.unchangedHead : form.head) + headEnd.now(), 'latin1');
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

  /** Nothing moves: somebody who waits for nothing may go; a slow line and a slow disk get more time, once. */
  #wait(): void {
    const { silence } = this.#answers.limits;
    if (this.isIdle || this.#socket.timeout === silence) this.#socket.destroy();
    else this.#socket.setTimeout(silence);
  }
}
