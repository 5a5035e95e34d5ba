import type { Worker } from 'node:worker_threads';
import { startThread } from '../base/worker.ts';
import type { Answer, Question } from './embedded-protocol.ts';

export interface EmbeddedResult {
  readonly rows: readonly unknown[];
  readonly affected: number;
}

type Reply = Exclude<Answer, { type: 'lost' }>;

interface Waiting {
  resolve(answer: Reply): void;
  reject(error: Error): void;
}

/** The program's end of the thread that holds the database. */
export class EmbeddedDatabase {
  /** Resolves with the reason when the thread ends without being asked to. Nothing can be read or written from then on. */
  readonly failure: Promise<Error>;
  readonly #thread: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #ended: Error | null = null;

  constructor(folder: string) {
    this.#thread = startThread('embedded-thread', import.meta.url, { workerData: { folder } });
    const { promise, resolve } = Promise.withResolvers<Error>();
    this.failure = promise;
    this.#thread.on('message', (answer: Answer) => {
      if (answer.type === 'lost') resolve(this.#end(new Error(sentence(folder, answer.reason))));
      else this.#settle(answer);
    });
    this.#thread.on('error', (cause) => resolve(this.#end(new Error(sentence(folder, cause), { cause }))));
    this.#thread.on('exit', (code) => {
      if (code !== 0) resolve(this.#end(new Error(sentence(folder, `its thread ended with ${code}`))));
      else this.#end(new Error('the database is closed'));
    });
  }

  /** @throws Error with the members of `DatabaseError` when Postgres refuses, and `failure`'s when the thread is gone. */
  async query(sql: string, parameters: readonly unknown[]): Promise<EmbeddedResult> {
    const answer = await this.#ask((id) => ({ type: 'query', id, sql, parameters }));
    if (answer.type === 'rows') return answer;
    if (answer.type === 'closed') throw new Error('the database is closed');
    const { message, ...members } = answer.error;
    throw Object.assign(new Error(message), members);
  }

  /** Lets what was asked finish, then shuts the database down. */
  async close(): Promise<void> {
    if (this.#ended !== null) return;
    await this.#ask((id) => ({ type: 'close', id }));
    this.#end(new Error('the database is closed'));
    await this.#thread.terminate();
  }

  #ask(question: (id: number) => Question): Promise<Reply> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const id = ++this.#asked;
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    this.#waiting.set(id, { resolve, reject });
    this.#thread.postMessage(question(id));
    return promise;
  }

  #settle(answer: Reply): void {
    this.#waiting.get(answer.id)?.resolve(answer);
    this.#waiting.delete(answer.id);
  }

  /** The first reason stands: it is the one that explains the others. */
  #end(error: Error): Error {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
    return this.#ended;
  }
}

function sentence(folder: string, cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return `the database in ${folder} has stopped (${reason}): see that the disk has room and may be written to, then start again`;
}
