/** Rung when there is work; whoever waits hears it, also when it was rung before the waiting began. */
export class Bell {
  #rung = false;
  #waiting: (() => void)[] = [];

  ring(): void {
    this.#rung = true;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Settles with the next ring, or at once with one that nobody heard yet; also when the signal says so or the time is up. */
  async heard({ signal, milliseconds }: { signal: AbortSignal; milliseconds: number }): Promise<void> {
    if (!this.#rung && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const settle = (): void => {
          clearTimeout(late);
          signal.removeEventListener('abort', settle);
          this.#waiting = this.#waiting.filter((each) => each !== settle);
          resolve();
        };
        const late = setTimeout(settle, milliseconds);
        signal.addEventListener('abort', settle);
        this.#waiting.push(settle);
      });
    }
    this.#rung = false;
  }
}
