/** Acts one at a time, in the order in which they asked. */
export class Turns {
  /** The last act, ended or not: the next one waits for it. */
  #last: Promise<unknown> = Promise.resolve();

  /** Acts when all that asked before have ended, however they did. An act must not ask for a turn itself. */
  take<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(act);
    this.#last = turn.catch(() => {});
    return turn;
  }
}
