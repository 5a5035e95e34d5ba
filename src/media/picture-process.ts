import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Bytes } from '../base/bytes.ts';
import { Refusal } from '../base/refusal.ts';
import { startProcess } from '../base/worker.ts';
import type { CardWords } from '../story/card-words.ts';
import type { Box } from './cover-box.ts';
import type { CardJob, CoverJob, CutJob, DrawnPicture, PictureAnswer, PictureJob } from './picture-job.ts';
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
  /** Of the pictures that are sent at once, the rest is asked to come again. */
  readonly waiting: { readonly jobs: number; readonly bytes: number };
  /** Added to the priority of the program: above 0, others go first (nice). */
  readonly niceness: number;
}

/**
 * 80 megapixels fit as JPEG, WebP, GIF and PNG (interlaced, 16 bits and transparent: 810 MB and 2.5 s). AVIF needs some
 * 19 bytes a pixel: it fits up to about 45 megapixels.
 */
export const PICTURE_LIMITS: PictureLimits = {
  jobMilliseconds: 60_000,
  residentBytes: 900 * 1024 * 1024,
  jobs: 50,
  idleMilliseconds: 10_000,
  waiting: { jobs: 100, bytes: 200 * 1024 * 1024 },
  niceness: 0,
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
  /** At work and in line. */
  #waiting = { jobs: 0, bytes: 0 };
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
   * costs more than the limits; `wrong-state` when too many wait already. @throws Error when the process cannot be
   * started or was closed.
   */
  async draw(job: Omit<CutJob, 'work'>): Promise<DrawnPicture> {
    const answer = await this.#inTurn({ ...job, work: 'cut' }, job.bytes.length);
    if (answer.answer !== 'drawn') throw new Error(`the picture process answered ${answer.answer}`);
    return answer.picture;
  }

  /** The picture with these boxes burnt in, as a JPEG that holds nothing but pixels. @throws as `draw`. */
  async cover(bytes: Uint8Array, boxes: readonly Box[]): Promise<Bytes> {
    const answer = await this.#inTurn({ work: 'cover', bytes, boxes }, bytes.length);
    if (answer.answer !== 'covered') throw new Error(`the picture process answered ${answer.answer}`);
    return answer.bytes;
  }

  /** A story's card as PNG; null when the project has no letters for its words. @throws as `draw`. */
  async card(words: CardWords): Promise<Bytes | null> {
    const answer = await this.#inTurn({ work: 'card', words }, 0);
    if (answer.answer !== 'card') throw new Error(`the picture process answered ${answer.answer}`);
    return answer.bytes;
  }

  /** Who comes waits for those before, as long as what waits fits into memory. */
  async #inTurn(job: CutJob | CoverJob | CardJob, bytes: number): Promise<PictureAnswer> {
    const { waiting } = this.#limits;
    if (this.#waiting.jobs >= waiting.jobs || this.#waiting.bytes + bytes > waiting.bytes) throw tooMany();
    this.#waiting = { jobs: this.#waiting.jobs + 1, bytes: this.#waiting.bytes + bytes };
    const turn = this.#last.then(() => this.#do({ ...job, residentBytes: this.#limits.residentBytes }));
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting = { jobs: this.#waiting.jobs - 1, bytes: this.#waiting.bytes - bytes };
    }
  }

  /** Stops the process. A job at work is refused, jobs that wait fail. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#stop();
  }

  async #do(job: PictureJob): Promise<PictureAnswer> {
    if (this.#closed) throw new Error('the picture process is closed');
    const worker = this.#worker ?? (await this.#start());
    clearTimeout(worker.idle);
    hold(worker.child);
    const answer = await answerOf(worker.child, this.#limits.jobMilliseconds, job);
    worker.jobs += 1;
    if (answer === null || worker.jobs >= this.#limits.jobs) await this.#stop();
    else this.#rest(worker);
    if (answer === null) throw refused('invalid', TOO_COSTLY);
    if (answer.answer === 'refused') {
      throw new Refusal(answer.kind, answer.message, { faults: [{ field: 'file', detail: answer.message }] });
    }
    return answer;
  }

  async #start(): Promise<Worker> {
    const child = startProcess('picture-worker', import.meta.url, {
      serialization: 'advanced',
      // None of the program's secrets, and none of its flags.
      env: { FONTCONFIG_FILE: fileURLToPath(new URL('fonts.conf', import.meta.url)) },
      execArgv: ['--max-old-space-size=256'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const worker: Worker = { child, jobs: 0, idle: undefined };
    yieldTo(child, this.#limits.niceness);
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

function yieldTo({ pid }: ChildProcess, niceness: number): void {
  if (pid === undefined || niceness === 0) return;
  try {
    os.setPriority(pid, niceness);
  } catch {
    // It is gone already, or this system has no such thing.
  }
}

function tooMany(): Refusal {
  return new Refusal('wrong-state', 'Too many pictures are being read at once: send this one again in a minute.', {
    members: { retryAfter: 60 },
  });
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
