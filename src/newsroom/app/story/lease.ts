import { ask, Problem } from '../api.ts';

/** This tab, as long as it lives; a reload is the same tab. */
export function thisTab(storage: Storage = sessionStorage): string {
  const kept = storage.getItem('picket-tab');
  if (kept !== null) return kept;
  const made = crypto.randomUUID();
  storage.setItem('picket-tab', made);
  return made;
}

const RENEW_AFTER = 40_000;

/** That this tab writes in a story: taken with the first change, renewed with the saves, given back on leaving. */
export class Lease {
  readonly #story: string;
  readonly #tab: string;
  #renewed = Number.NEGATIVE_INFINITY;

  constructor(story: string, tab = thisTab()) {
    this.#story = story;
    this.#tab = tab;
  }

  get header(): Record<string, string> {
    return { 'x-lease': this.#tab };
  }

  /** Takes or renews it. @throws Problem 412 when somebody else has it. */
  async hold({ takeOver = false } = {}): Promise<void> {
    if (!takeOver && performance.now() - this.#renewed < RENEW_AFTER) return;
    await ask(`/stories/${this.#story}/lease`, {
      method: 'PUT',
      json: { tab: this.#tab, ...(takeOver ? { takeOver } : {}) },
    });
    this.#renewed = performance.now();
  }

  lost(): void {
    this.#renewed = Number.NEGATIVE_INFINITY;
  }

  /** Whoever leaves keeps nobody waiting; when this does not arrive, time does it. */
  release(): void {
    if (this.#renewed === Number.NEGATIVE_INFINITY) return;
    this.lost();
    void ask(`/stories/${this.#story}/lease`, { method: 'DELETE', json: { tab: this.#tab }, keepalive: true }).catch(
      (error: unknown) => {
        if (!(error instanceof Problem) && !(error instanceof TypeError)) throw error;
      },
    );
  }
}
