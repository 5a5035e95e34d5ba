import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Refusal } from '../base/refusal.ts';
import { startProcess } from '../base/worker.ts';
import type { DrawnPicture, PictureAnswer, PictureJob } from './picture-job.ts';
import { refused } from './picture-type.ts';

/** What one picture may cost, and how long the process is kept. */
export interface PictureLimits {
  /** A job that takes longer ends with its process. */
  readonly jobMilliseconds: number;
  /** Likewise one that makes the process hold more memory. */
  readonly residentBytes: number;
  /** After so many jobs a new process is started: decoders leak, and memory breaks into pieces. */
  readonly jobs: number;
  /** Without work for so long, the process is stopped. */
  readonly idleMilliseconds: number;
}

/**
 * 80 megapixels fit as JPEG, WebP, GIF and PNG (interlaced, 16 bits and transparent: 810 MB and 2.5 s). AVIF needs some
 * 19 bytes a pixel: it fits up to about 45 megapixels.
 */
export const PICTURE_LIMITS: PictureLimits = {
  jobMilliseconds: 30_000,
  residentBytes: 900 * 1024 * 1024,
  jobs: 50,
  idleMilliseconds: 10_000,
};

/** A start is no picture's fault: its time is not theirs. */
const START_MILLISECONDS = 30_000;

const TOO_COSTLY = 'The picture needs too much time or memory: save it again as JPEG at a smaller size and send that.';

interface Worker {
  readonly child: ChildProcess;
  jobs: number;
  idle: NodeJS.Timeout | undefined;
}

/**
 * The process that draws pictures: started by the first job, one job at a time in the order they came, replaced after it
 * fails, stopped when idle. Never keeps the program from ending. Whoever opened it disposes of it.
 */
export class PictureProcess implements AsyncDisposable {
  readonly #limits: PictureLimits;
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(limits: Partial<PictureLimits> = {}) {
    this.#limits = { ...PICTURE_LIMITS, ...limits };
  }

  /** The id of the process, or null while there is none. */
  get pid(): number | null {
    return this.#worker?.child.pid ?? null;
  }

  /**
   * @throws Refusal `too-large` for more pixels than we decode; `invalid` for a picture that is damaged, too small, or
   * costs more than the limits. @throws Error when the process cannot be started or was closed.
   */
  draw(job: Omit<PictureJob, 'residentBytes'>): Promise<DrawnPicture> {
    const turn = this.#last.then(() => this.#draw({ ...job, residentBytes: this.#limits.residentBytes }));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Stops the process. A job at work is refused, jobs that wait fail. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#stop();
  }

  async #draw(job: PictureJob): Promise<DrawnPicture> {
    if (this.#closed) throw new Error('the picture process is closed');
    const worker = this.#worker ?? (await this.#start());
    clearTimeout(worker.idle);
    hold(worker.child);
    const answer = await answerOf(worker.child, this.#limits.jobMilliseconds, job);
    worker.jobs += 1;
    if (answer === null || worker.jobs >= this.#limits.jobs) await this.#stop();
    else this.#rest(worker);
    if (answer === null) throw refused('invalid', TOO_COSTLY);
    if (answer.answer === 'drawn') return answer.picture;
    if (answer.answer === 'refused') {
      throw new Refusal(answer.kind, answer.message, { faults: [{ field: 'file', detail: answer.message }] });
    }
    throw new Error(`the picture process answered ${answer.answer}`);
  }

  async #start(): Promise<Worker> {
    const child = startProcess('picture-worker', import.meta.url, {
      serialization: 'advanced',
      // None of the program's secrets, and none of its flags.
      env: {},
      execArgv: ['--max-old-space-size=256'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const worker: Worker = { child, jobs: 0, idle: undefined };
    this.#worker = worker;
    child.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    // Without a listener, a message that can no longer be delivered would end the program.
    child.on('error', () => undefined);
    const answer = await answerOf(child, START_MILLISECONDS);
    if (answer?.answer === 'ready') return worker;
    await this.#stop();
    throw new Error('the picture process did not start');
  }

  #rest(worker: Worker): void {
    worker.idle = setTimeout(() => void this.#stop(), this.#limits.idleMilliseconds).unref();
    worker.child.unref();
    worker.child.channel?.unref();
  }

  async #stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    if (worker === null) return;
    clearTimeout(worker.idle);
    const { child } = worker;
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    hold(child);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}

/** The program waits for it. */
function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

/** Sends the job, if any, and waits. Null when the process ended or the time is up. */
function answerOf(child: ChildProcess, milliseconds: number, job?: PictureJob): Promise<PictureAnswer | null> {
  return new Promise((resolve) => {
    const settle = (answer: PictureAnswer | null): void => {
      clearTimeout(late);
      child.off('message', answered).off('exit', failed).off('error', failed);
      resolve(answer);
    };
    const answered = (message: unknown): void => settle(message as PictureAnswer);
    const failed = (): void => settle(null);
    const late = setTimeout(failed, milliseconds);
    child.on('message', answered).on('exit', failed).on('error', failed);
    if (job !== undefined) child.send(job, (error) => error && failed());
  });
}
