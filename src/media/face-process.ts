import { existsSync } from 'node:fs';
import { Refusal } from '../base/refusal.ts';
import { faceBoxes } from './face-boxes.ts';
import type { FaceAnswer, FaceBox, FaceWork } from './face-job.ts';
import { JobProcess, type JobLimits } from './job-process.ts';
import type { Pixels } from './picture-job.ts';
import { refused } from './picture-type.ts';

/** What the detector is shown: enough for a face of 24 pixels in it, few enough for its time. */
export const FACE_PIXELS = 1280;

/** A start takes a second, a look two to five; TensorFlow holds some 400 MB. */
const LIMITS: JobLimits = {
  jobMilliseconds: 60_000,
  residentBytes: 900 * 1024 * 1024,
  jobs: 30,
  idleMilliseconds: 20_000,
  waiting: { jobs: 20, bytes: 200 * 1024 * 1024 },
  niceness: 5,
};

const DETECTOR = new URL('../../build/faces/face-api.js', import.meta.url);

const WORKER = { name: 'face-worker', environment: {}, flags: ['--max-old-space-size=256'] };

/** Looks for faces in a process of its own, on this machine. It proposes and knows nobody: no face is compared with another. */
export class FaceProcess implements AsyncDisposable {
  readonly #process: JobProcess<FaceWork, FaceAnswer>;

  constructor(limits: Partial<JobLimits> = {}) {
    this.#process = new JobProcess(WORKER, { ...LIMITS, ...limits });
  }

  /** The id of the process, or null while there is none. */
  get pid(): number | null {
    return this.#process.pid;
  }

  /**
   * Where faces may be, the surest first. Some are missed, and some are none.
   * @throws Refusal 'wrong-state' where the detector was not bundled, or too many wait; 'invalid' when it costs too much.
   */
  async find(pixels: Pixels): Promise<readonly FaceBox[]> {
    if (!existsSync(DETECTOR)) throw new Refusal('wrong-state', 'There is no detector here: draw the boxes yourself.');
    const { width, height, data } = pixels;
    if (data.length !== width * height * 3) throw new Error('these are no pixels of such a size');
    const answer = await this.#process.do({ pixels }, data.length);
    if (answer === null) throw refused('invalid', 'Looking for faces takes too long here: draw the boxes yourself.');
    if (answer.answer !== 'found') throw new Error('the detector failed', { cause: answer });
    return faceBoxes(answer.found, pixels);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process[Symbol.asyncDispose]();
  }
}
