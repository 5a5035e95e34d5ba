import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { Refusal } from '../base/refusal.ts';
import { startProcess } from '../base/worker.ts';

/** What one job may cost, and how long the process is kept. */
export interface JobLimits {
  /** A job that takes longer ends with its process. */
  readonly jobMilliseconds: number;
  /** Likewise one that makes the process hold more memory. */
  readonly residentBytes: number;
  /** After so many jobs a new process is started: decoders leak, and memory breaks into pieces. */
  readonly jobs: number;
  /** Without work for so long, the process is stopped. */
  readonly idleMilliseconds: number;
  /** Of what is sent at once, the rest is asked to come again. */
  readonly waiting: { readonly jobs: number; readonly bytes: number };
  /** Added to the priority of the program: above 0, others go first (nice). */
  readonly niceness: number;
}

/** Which module works, beside this one, and how it is started. */
export interface JobWorker {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
}

/** A start is no job's fault: its time is not theirs. */
const START_MILLISECONDS = 30_000;

interface Running {
  readonly child: ChildProcess;
  jobs: number;
  idle: NodeJS.Timeout | undefined;
}

/**
 * A process of its own for work that may crash, hang or eat memory: started by the first job, one job at a time in the order
 * they came, replaced after it fails, stopped when idle. Never keeps the program from ending. Whoever opened it disposes of it.
 * The worker sends one message when it is ready and one for each job, and ends itself above the job's `residentBytes`.
 */
export class JobProcess<Job extends object, Answer> implements AsyncDisposable {
  readonly #limits: JobLimits;
  readonly #worker: JobWorker;
  #running: Running | null = null;
  #last: Promise<unknown> = Promise.resolve();
  /** At work and in line. */
  #waiting = { jobs: 0, bytes: 0 };
  #closed = false;

  constructor(worker: JobWorker, limits: JobLimits) {
    this.#worker = worker;
    this.#limits = limits;
  }

  /** The id of the process, or null while there is none. */
  get pid(): number | null {
    return this.#running?.child.pid ?? null;
  }

  /**
   * The worker's answer once those before have theirs, as long as what waits fits into memory; null when it cost too much or
   * the process ended. @throws Refusal 'wrong-state' when too many wait. @throws Error when it cannot be started or was closed.
   */
  async do(job: Job, bytes: number): Promise<Answer | null> {
    const { waiting } = this.#limits;
    if (this.#waiting.jobs >= waiting.jobs || this.#waiting.bytes + bytes > waiting.bytes) throw tooMany();
    this.#waiting = { jobs: this.#waiting.jobs + 1, bytes: this.#waiting.bytes + bytes };
    const turn = this.#last.then(() => this.#do(job));
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting = { jobs: this.#waiting.jobs - 1, bytes: this.#waiting.bytes - bytes };
    }
  }

  /** Stops the process. A job at work has no answer, jobs that wait fail. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await this.#stop();
  }

  async #do(job: Job): Promise<Answer | null> {
    const { name } = this.#worker;
    if (this.#closed) throw new Error(`the process of ${name} is closed`);
    const running = this.#running ?? (await this.#start());
    clearTimeout(running.idle);
    hold(running.child);
    const { jobMilliseconds, residentBytes, jobs } = this.#limits;
    const answer = await answerOf(running.child, jobMilliseconds, { ...job, residentBytes });
    running.jobs += 1;
    if (answer === null || running.jobs >= jobs) await this.#stop();
    else this.#rest(running);
    return answer as Answer | null;
  }

  async #start(): Promise<Running> {
    const { name, environment, flags } = this.#worker;
    const child = startProcess(name, import.meta.url, {
      serialization: 'advanced',
      // None of the program's secrets, and none of its flags.
      env: { ...environment },
      execArgv: [...flags],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const running: Running = { child, jobs: 0, idle: undefined };
    yieldTo(child, this.#limits.niceness);
    this.#running = running;
    child.once('exit', () => {
      if (this.#running === running) this.#running = null;
    });
    // Without a listener, a message that can no longer be delivered would end the program.
    child.on('error', () => undefined);
    if ((await answerOf(child, START_MILLISECONDS)) !== null) return running;
    await this.#stop();
    throw new Error(`the process of ${name} did not start`);
  }

  #rest(running: Running): void {
    running.idle = setTimeout(() => void this.#stop(), this.#limits.idleMilliseconds).unref();
    running.child.unref();
    running.child.channel?.unref();
  }

  async #stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    if (running === null) return;
    clearTimeout(running.idle);
    const { child } = running;
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
    code: 'pictures-busy',
    members: { retryAfter: 60 },
  });
}

/** The program waits for it. */
function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

/** Sends the job, if any, and waits. Null when the process ended or the time is up. */
function answerOf(child: ChildProcess, milliseconds: number, job?: object): Promise<unknown> {
  return new Promise((resolve) => {
    const settle = (answer: unknown): void => {
      clearTimeout(late);
      child.off('message', answered).off('exit', failed).off('error', failed);
      resolve(answer);
    };
    const answered = (message: unknown): void => settle(message);
    const failed = (): void => settle(null);
    const late = setTimeout(failed, milliseconds);
    child.on('message', answered).on('exit', failed).on('error', failed);
    if (job !== undefined) child.send(job, (error) => error && failed());
  });
}
