import { errorOf } from '../../base/error-of.ts';
import type { Edition, PublishRequest } from '../../edition/edition.ts';
import type { Staged } from '../../edition/stage.ts';
import type { Setting } from '../../press/setting.ts';
import type { Output } from '../../story/output.ts';
import type { StoryId } from '../../story/story.ts';
import { dependents } from './dependents.ts';
import type { Page, Pages } from './page.ts';
import type { StoryWant } from './picture-jobs.ts';
import type { Row } from './presser.ts';
import { PressRun, type PressParts } from './press-run.ts';
import type { Subject } from './subject.ts';

/** How many of its pages are pressed. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

const EVERYTHING: Subject = { kind: 'everything' };

/**
 * Everything, or many stories, pressed once more, while acts go on being pressed: its objects are staged, and what an act presses meanwhile
 * counts instead. Becomes one edition at its end, or none.
 */
export class WholePress {
  readonly setting: Setting;
  /** The acts that it answers. */
  readonly rows: readonly Row[];
  onProgress: (progress: Progress) => void = () => {};
  /** When it has become an edition, or never will: then with the reason, unless it was given up. Does not reject. */
  ended: Promise<Error | null> = Promise.resolve(null);
  readonly #parts: PressParts & { readonly edition: Edition };
  readonly #run: PressRun;
  readonly #overtaken = new Set<string>();
  #progress: Progress = { done: 0, total: 0 };
  #staged: Staged | null = null;
  #failure: Error | null = null;
  #isCancelled = false;

  constructor(parts: PressParts & { readonly edition: Edition }, setting: Setting, rows: readonly Row[]) {
    this.#parts = parts;
    this.#run = new PressRun(parts, setting);
    this.setting = setting;
    this.rows = rows;
  }

  get progress(): Progress {
    return this.#progress;
  }

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  /** Why it could not be staged; null when it was. */
  get failure(): Error | null {
    return this.#failure;
  }

  /** Why one of its pages could not be pressed; null when all were. */
  get fault(): Error | null {
    return this.#run.failures.values().next().value ?? null;
  }

  get wanted(): ReadonlyMap<StoryWant, readonly StoryId[]> {
    return this.#run.wanted;
  }

  /** `end` is called when all is staged, or never will be; it does not reject. */
  start(end: () => Promise<Error | null>): void {
    this.ended = this.#stage()
      .catch((error: unknown) => void (this.#failure = errorOf(error)))
      .then(end);
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  /** An act was pressed and is in the edition: it read the store later than this did, or changed nothing that this reads. */
  overtake({ put, removed }: PressRun): void {
    for (const path of put) this.#overtaken.add(path);
    for (const path of removed) this.#overtaken.add(path);
  }

  /** What is to become the edition. After everything, and without failures, what nobody put goes. */
  request(): Pick<PublishRequest, 'staged' | 'keep' | 'remove'> {
    const staged = this.#staged === null ? {} : { staged: this.#staged };
    return { ...staged, keep: this.#overtaken, remove: this.#removed() };
  }

  async discard(): Promise<void> {
    if (this.#staged !== null) await this.#parts.edition.discard(this.#staged);
  }

  async #stage(): Promise<void> {
    const subjects = this.isEverything ? [EVERYTHING] : this.rows.map(({ subject }) => subject);
    const pages = await dependents(this.#parts.store, this.setting, { subjects });
    this.#staged = await this.#parts.edition.stage(this.#outputs(pages));
  }

  async *#outputs(pages: Pages): AsyncGenerator<Output> {
    for await (const output of this.#run.pages(this.#counted(pages))) {
      if (this.#isCancelled) return;
      if (!this.#overtaken.has(output.path)) yield output;
    }
    yield* this.#run.rest();
  }

  *#counted(pages: Pages): Generator<Page> {
    let done = 0;
    for (const page of pages) {
      if (this.#isCancelled) return;
      yield page;
      done += 1;
      this.#progress = { done, total: pages.size };
      this.onProgress(this.#progress);
    }
  }

  /** Whether it leaves nothing as it was. */
  get isEverything(): boolean {
    return this.rows.some(({ subject }) => subject.kind === 'everything');
  }

  *#removed(): Generator<string> {
    for (const path of this.#run.removed) if (!this.#run.put.has(path) && !this.#overtaken.has(path)) yield path;
    if (!this.isEverything || this.fault !== null) return;
    for (const { path } of this.#parts.edition.entries())
      if (!this.#run.put.has(path) && !this.#overtaken.has(path)) yield path;
  }
}
