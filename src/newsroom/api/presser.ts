import type { Clock } from '../../base/clock.ts';
import type { Edition, PublishRequest } from '../../edition/edition.ts';
import type { Head } from '../../edition/head.ts';
import type { ReaderScript } from '../../press/script.ts';
import type { Setting } from '../../press/setting.ts';
import type { Output } from '../../story/output.ts';
import type { StoryId } from '../../story/story.ts';
import { errorOf } from '../../base/error-of.ts';
import { aboutEdition } from './about-edition.ts';
import { Bell } from './bell.ts';
import { dependents } from './dependents.ts';
import { pageKey, Pages, type Page } from './page.ts';
import { withoutLaterWork } from './later-work.ts';
import type { StoryWant } from './picture-jobs.ts';
import { PressRun, type PressParts } from './press-run.ts';
import { settingOf } from './setting-of.ts';
import type { StoryParts } from './story-parts.ts';
import { isBehind, readSubject, type Subject } from './subject.ts';
import { WholePress, type Progress } from './whole-press.ts';

interface Parts extends PressParts {
  readonly edition: Edition;
  readonly clock: Clock;
  /** Null, or left out: pages are pressed without a script. */
  readonly script?: ReaderScript | null;
  /** Told once of each act of which a page cannot be pressed, and of what ends a pressing of everything. */
  readonly onFault?: (error: unknown) => void;
}

interface Publishing {
  readonly setting: Setting;
  readonly wanted?: ReadonlyMap<StoryWant, readonly StoryId[]>;
  readonly finished?: () => readonly number[];
  /** Nothing of it is left as an earlier edition had it. */
  readonly isWhole?: boolean;
}

/**
 * What acts are answered with: the pages that somebody who was told of them opens. Feeds hold stories whole: what an act
 * takes from readers, or changes, is not there any more when it is answered; what is new there has a moment.
 */
function isLookedAtFirst({ page }: Page, acts: readonly Row[]): boolean {
  if (page === 'feeds') return !acts.every(({ subject }) => subject.kind === 'story' && subject.before === null);
  return ['story', 'front', 'choice', 'redirect'].includes(page);
}

/** Of one run of acts, the edition that readers look at first, and the last one. */
interface Turn {
  readonly first: Promise<Head | null>;
  readonly all: Promise<Head | null>;
}

/** An act that waits for its pages. */
export interface Row {
  readonly id: number;
  readonly subject: Subject;
}

/**
 * Turns what the store has queued into editions (docs/pressing.md). Acts come first: one run at a time, and what is queued
 * while one runs is taken by the next, all of it at once. Everything is pressed again beside them and overtaken by them.
 * The queue is emptied only after the edition is on the disk: whatever ends the process, the next start presses what is left.
 */
export class Presser {
  /** Rung when pages that were pressed want something drawn. */
  readonly wants = new Bell();
  readonly #parts: Parts;
  /** The last turn that changes the edition, ended or not: the next one waits for it. */
  #last: Promise<unknown> = Promise.resolve();
  #waiting: Turn | null = null;
  #whole: WholePress | null = null;
  /** The acts that asked for everything and whose pressing has begun here, however it ended. */
  readonly #begun = new Set<number>();
  /** Acts with pages that cannot be pressed, and why. They stay queued and are tried with every run. */
  readonly #failures = new Map<number, { subject: Subject; error: Error }>();
  #isHeld = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Many acts, one edition: until it is disposed of, `press` leaves what is queued and answers with the edition there is. */
  hold(): Disposable {
    this.#isHeld = true;
    return { [Symbol.dispose]: () => void (this.#isHeld = false) };
  }

  /**
   * The edition that holds every act queued before the call, unless it is held or failed. Where one asks for everything,
   * that begins, and is not waited for. Null while there is no publication.
   */
  async press(): Promise<Head | null> {
    return await this.#asked('all');
  }

  /**
   * The same, as soon as readers find the acts where they look first: their own pages and fronts, and feeds where something
   * changed or went. Lists and sitemaps follow at once, in the next edition.
   */
  async pressFirst(): Promise<Head | null> {
    return await this.#asked('first');
  }

  async #asked(what: keyof Turn): Promise<Head | null> {
    if (this.#isHeld) return this.#parts.edition.head();
    this.#waiting ??= this.#takeTurn();
    const head = await this.#waiting[what];
    if (head === null) await this.#whole?.ended;
    return head ?? this.#parts.edition.head();
  }

  #takeTurn(): Turn {
    const { promise, resolve, reject } = Promise.withResolvers<Head | null>();
    let isAnswered = false;
    const answer = (head: Head | null): void => {
      isAnswered = true;
      resolve(head);
    };
    const all = this.#alone(() => {
      this.#waiting = null;
      return this.#run(answer);
    });
    all.then(answer, (error: unknown) => {
      // What follows failed: the acts stay queued.
      if (isAnswered) this.#parts.onFault?.(errorOf(error));
      else reject(errorOf(error));
    });
    // Whoever asked for the one does not hear of the other.
    promise.catch(() => {});
    return { first: promise, all };
  }

  /** When all that was asked for so far stands everywhere. */
  async settled(): Promise<void> {
    await this.#last;
  }

  /** The same, with everything that was asked for pressed again. `onProgress` is told how far it is. */
  async pressWhole(onProgress: (progress: Progress) => void = () => {}): Promise<Head | null> {
    for (;;) {
      await this.press();
      const whole = this.#whole;
      if (whole === null || this.#isHeld) return this.#parts.edition.head();
      whole.onProgress = onProgress;
      const failure = await whole.ended;
      if (failure !== null) throw failure;
    }
  }

  /** How far the pressing of everything is; null while none is under way. */
  progress(): Progress | null {
    return this.#whole?.progress ?? null;
  }

  /** Why pages of a story could not be pressed; null when they were. */
  failureOf(story: StoryId): Error | null {
    for (const { subject, error } of this.#failures.values()) if ('id' in subject && subject.id === story) return error;
    return null;
  }

  /** Changes the edition otherwise, while nothing is pressed into it. What is pressed behind the acts is given up until the next start. */
  async inTurn<T>(act: () => Promise<T>): Promise<T> {
    this.#whole?.cancel();
    return await this.#alone(act);
  }

  /** Gives up pressing everything: the next start begins again. Acts under way are pressed to their end. */
  async close(): Promise<void> {
    this.#whole?.cancel();
    await this.#whole?.ended;
    await this.#last;
  }

  /** `answer` is called once readers can open what the acts changed; the turn may go on behind it. */
  async #run(answer: (head: Head | null) => void): Promise<Head | null> {
    const { store, edition } = this.#parts;
    const pending = (await store.read.editions.pending()).map(({ id, subject }) => ({
      id,
      subject: readSubject(subject),
    }));
    // What is under way presses everything, and may have read the store before.
    const rows = this.#whole === null ? await withoutLaterWork(store, pending) : pending;
    if (rows.length === 0) return edition.head();
    const setting = await this.#setting();
    if (setting === null) return null;
    // Before the first edition there is nothing that acts could overtake: all of it is one.
    const isFirst = edition.head() === null;
    const behind = rows.filter(({ subject }) => isFirst || isBehind(subject));
    if (this.#isDue(behind)) this.#begin(setting, behind);
    const acts = rows.filter(({ subject }) => !isBehind(subject));
    return isFirst || acts.length === 0 ? edition.head() : await this.#pressActs(setting, acts, answer);
  }

  /** In two editions: what readers look at first, for which the act waits, and the lists that follow from it. */
  async #pressActs(setting: Setting, acts: readonly Row[], answer: (head: Head) => void): Promise<Head> {
    const known = new Map<StoryId, StoryParts>();
    const { pages, needs, failed } = await this.#pagesOf(setting, acts, known);
    const run = new PressRun(this.#parts, setting, known);
    const look = (): void => {
      for (const [act, keys] of needs)
        for (const key of keys) {
          const error = run.failures.get(key);
          if (error !== undefined) failed.set(act, error);
        }
    };
    const early = pages.filter((page) => isLookedAtFirst(page, acts));
    if (early.length > 0) {
      const head = await this.#publish({ put: run.pages(early), remove: run.removed }, { setting });
      look();
      this.#note([...failed.keys()], failed);
      this.#whole?.overtake(run);
      answer(head);
    }
    const late = pages.filter((page) => !early.includes(page));
    const subjects = acts.map(({ subject }) => subject);
    const outputs = async function* (): AsyncGenerator<Output> {
      yield* run.pages(late);
      yield* run.rest(subjects);
    };
    const head = await this.#publish(
      { put: outputs(), remove: run.removed },
      {
        setting,
        wanted: run.wanted,
        finished: () => {
          look();
          return acts.filter((act) => !failed.has(act)).map(({ id }) => id);
        },
      },
    );
    this.#whole?.overtake(run);
    this.#note(acts, failed);
    return head;
  }

  /** The pages of the acts, which of them each needs, and the acts of which nobody knows. `known` learns what was read for that. */
  async #pagesOf(
    setting: Setting,
    acts: readonly Row[],
    known: Map<StoryId, StoryParts>,
  ): Promise<{ pages: readonly Page[]; needs: Map<Row, readonly string[]>; failed: Map<Row, Error> }> {
    const pages = new Pages();
    const needs = new Map<Row, readonly string[]>();
    const failed = new Map<Row, Error>();
    for (const act of acts) {
      try {
        const own = [...(await dependents(this.#parts.store, setting, { subjects: [act.subject], known }))];
        pages.add(...own);
        needs.set(act, own.map(pageKey));
      } catch (error) {
        failed.set(act, errorOf(error));
      }
    }
    return { pages: [...pages], needs, failed };
  }

  /** Remembers which acts failed, and forgets those that do no more. */
  #note(acts: readonly Row[], failed: ReadonlyMap<Row, Error>): void {
    for (const act of acts) {
      const error = failed.get(act);
      if (error === undefined) this.#failures.delete(act.id);
      else {
        if (!this.#failures.has(act.id)) this.#parts.onFault?.(error);
        this.#failures.set(act.id, { subject: act.subject, error });
      }
    }
  }

  /** One edition. `finished` names the acts that all of it holds; without it, more is to come and the store hears of neither yet. */
  async #publish(
    request: Omit<PublishRequest, 'at' | 'seq'>,
    { setting, wanted = new Map(), finished, isWhole = false }: Publishing,
  ): Promise<Head> {
    const { store, edition } = this.#parts;
    const given = (await store.read.editions.latest())?.seq ?? 0;
    const about = await aboutEdition(store.read, setting);
    const head = await edition.publish({ ...request, about, at: setting.now, seq: given + 1 });
    if (finished === undefined) return head;
    await store.transact(async ({ write }) => {
      // The edition may be ahead: a process ended between the two.
      if (head.seq > given) await write.editions.add({ seq: head.seq, digest: head.digest, at: head.at });
      if (isWhole) await write.editions.noteWhole();
      await write.editions.finish(finished());
      for (const [want, ids] of wanted) await write.jobs.queue(want, ids, setting.now);
    });
    if (wanted.size > 0) this.wants.ring();
    return head;
  }

  /** Whether there is something to begin behind the acts. What is under way ends first, unless its settings are old now. */
  #isDue(behind: readonly Row[]): boolean {
    const fresh = behind.filter(({ id }) => !this.#begun.has(id));
    return fresh.length > 0 && (this.#whole === null || fresh.some(({ subject }) => subject.kind === 'everything'));
  }

  /** In a turn of its own: no act is being pressed, so none is with settings older than these. */
  #begin(setting: Setting, behind: readonly Row[]): void {
    this.#whole?.cancel();
    const asking = behind.map(({ id }) => id);
    for (const id of asking) this.#begun.add(id);
    const whole = new WholePress(this.#parts, setting, behind);
    this.#whole = whole;
    whole.start(async () => {
      try {
        await this.#alone(() => this.#end(whole));
      } catch (error) {
        this.#parts.onFault?.(errorOf(error));
        // Nothing of a page: the disk or the store. The next act, or the next start, begins once more.
        for (const id of asking) this.#begun.delete(id);
        return errorOf(error);
      }
      // What was queued meanwhile and is no change of the settings has waited.
      if (!whole.isCancelled) this.press().catch((error: unknown) => this.#parts.onFault?.(errorOf(error)));
      return null;
    });
  }

  /** Likewise in a turn of its own. */
  async #end(whole: WholePress): Promise<void> {
    try {
      await (whole.isCancelled ? whole.discard() : this.#publishWhole(whole));
    } finally {
      // Only now: whoever waits for everything waits for its edition.
      if (this.#whole === whole) this.#whole = null;
    }
  }

  async #publishWhole(whole: WholePress): Promise<void> {
    if (whole.failure !== null) throw whole.failure;
    if (whole.fault !== null) this.#parts.onFault?.(whole.fault);
    const { setting, wanted } = whole;
    // With a page that failed nothing is finished: the next start tries again.
    const finished = (): readonly number[] => (whole.fault === null ? whole.rows.map(({ id }) => id) : []);
    const isWhole = whole.isEverything && whole.fault === null;
    await this.#publish(whole.request(), { setting, wanted, finished, isWhole });
  }

  async #setting(): Promise<Setting | null> {
    const { store, clock, script = null } = this.#parts;
    const found = await settingOf(store, clock());
    return found && { ...found, script };
  }

  #alone<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(act);
    this.#last = turn.catch(() => {});
    return turn;
  }
}
