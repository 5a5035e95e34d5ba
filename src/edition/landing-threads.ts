import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { errorOf } from '../base/error-of.ts';
import { startThread } from '../base/worker.ts';
import type { LandAnswer, LandNames, LandObject, LandQuestion } from './landing-protocol.ts';

/** More would only wait for the one that prints. */
const MOST = 4;

type Waiting = PromiseWithResolvers<readonly string[] | null>;

/** Threads that compress and write what lands, as many as there are processors. */
export class LandingThreads {
  readonly #threads: Worker[];
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  /** Why a thread ended. */
  #failure: Error | null = null;

  constructor() {
    this.#threads = Array.from({ length: Math.min(availableParallelism(), MOST) }, () => this.#start());
  }

  /** See LandAnswer. @throws Error with the code of a disk that fails. */
  async land(question: LandObject | LandNames): Promise<readonly string[] | null> {
    if (this.#failure !== null) throw this.#failure;
    const id = (this.#asked += 1);
    const waiting: Waiting = Promise.withResolvers();
    this.#waiting.set(id, waiting);
    this.#threads[id % this.#threads.length]?.postMessage({ ...question, id } satisfies LandQuestion);
    return await waiting.promise;
  }

  /** Nothing may be asked any more. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  #start(): Worker {
    const thread = startThread('landing-thread', import.meta.url);
    thread.on('message', (answer: LandAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('endings' in answer) waiting?.resolve(answer.endings);
      else waiting?.reject(Object.assign(new Error(answer.error.message), { code: answer.error.code }));
    });
    thread.on('error', (error) => this.#fail(errorOf(error)));
    thread.on('exit', () => this.#fail(new Error('a thread that writes the edition ended')));
    return thread;
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
