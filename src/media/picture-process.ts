import { fileURLToPath } from 'node:url';
import type { Bytes } from '../base/bytes.ts';
import { Refusal } from '../base/refusal.ts';
import type { CardWords } from '../story/card-words.ts';
import type { Box } from './cover-box.ts';
import { JobProcess, type JobLimits } from './job-process.ts';
import type { CutJob, DrawnPicture, PictureAnswer, PictureWork, Pixels } from './picture-job.ts';
import { refused } from './picture-type.ts';

/**
 * 80 megapixels fit as JPEG, WebP, GIF and PNG (interlaced, 16 bits and transparent: 810 MB and 2.5 s). AVIF needs some
 * 19 bytes a pixel: it fits up to about 45 megapixels.
 */
export const PICTURE_LIMITS: JobLimits = {
  jobMilliseconds: 60_000,
  residentBytes: 900 * 1024 * 1024,
  jobs: 50,
  idleMilliseconds: 10_000,
  waiting: { jobs: 100, bytes: 200 * 1024 * 1024 },
  niceness: 0,
};

const TOO_COSTLY = 'The picture needs too much time or memory: save it again as JPEG at a smaller size and send that.';

const WORKER = {
  name: 'picture-worker',
  environment: { FONTCONFIG_FILE: fileURLToPath(new URL('fonts.conf', import.meta.url)) },
  flags: ['--max-old-space-size=256'],
};

type Answer<Name extends PictureAnswer['answer']> = Extract<PictureAnswer, { answer: Name }>;

/** The process that draws pictures. Whoever opened it disposes of it. */
export class PictureProcess implements AsyncDisposable {
  readonly #process: JobProcess<PictureWork, PictureAnswer>;

  constructor(limits: Partial<JobLimits> = {}) {
    this.#process = new JobProcess(WORKER, { ...PICTURE_LIMITS, ...limits });
  }

  /** The id of the process, or null while there is none. */
  get pid(): number | null {
    return this.#process.pid;
  }

  /**
   * @throws Refusal `too-large` for more pixels than we decode; `invalid` for a picture that is damaged, too small, or
   * costs more than the limits; `wrong-state` when too many wait already. @throws Error when the process cannot be
   * started or was closed.
   */
  async draw(job: Omit<CutJob, 'work'>): Promise<DrawnPicture> {
    return (await this.#answer('drawn', { ...job, work: 'cut' }, job.bytes.length)).picture;
  }

  /** The picture with these boxes burnt in, as a JPEG that holds nothing but pixels. @throws as `draw`. */
  async cover(bytes: Uint8Array, boxes: readonly Box[]): Promise<Bytes> {
    return (await this.#answer('covered', { work: 'cover', bytes, boxes }, bytes.length)).bytes;
  }

  /** The whole picture, upright, no side longer than `longest`. @throws as `draw`. */
  async pixels(bytes: Uint8Array, longest: number): Promise<Pixels> {
    return (await this.#answer('pixels', { work: 'decode', bytes, longest }, bytes.length)).pixels;
  }

  /** A story's card as PNG; null when the project has no letters for its words. @throws as `draw`. */
  async card(words: CardWords): Promise<Bytes | null> {
    return (await this.#answer('card', { work: 'card', words }, 0)).bytes;
  }

  /** Stops the process. A job at work is refused, jobs that wait fail. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process[Symbol.asyncDispose]();
  }

  async #answer<Name extends PictureAnswer['answer']>(
    name: Name,
    job: PictureWork,
    bytes: number,
  ): Promise<Answer<Name>> {
    const answer = await this.#process.do(job, bytes);
    if (answer === null) throw refused('invalid', TOO_COSTLY);
    if (answer.answer === 'refused') {
      throw new Refusal(answer.kind, answer.message, { faults: [{ field: 'file', detail: answer.message }] });
    }
    if (answer.answer !== name) throw new Error(`the picture process answered ${answer.answer}`);
    return answer as Answer<Name>;
  }
}
