import type { Fault } from '../edition/verify/fault.ts';
import type { Terminal } from './command.ts';

const SHOWN = 40;
const EVERY = 200;

/** Faults one a line as they are found, the first dozens of them; then their number. */
export class FaultReport {
  readonly #terminal: Terminal;
  count = 0;
  /** The first dozens. */
  readonly faults: Fault[] = [];

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  readonly add = (fault: Fault): void => {
    this.count += 1;
    if (this.count > SHOWN) return;
    this.faults.push(fault);
    this.#terminal.out(fault.message);
  };

  close(): void {
    if (this.count > SHOWN) this.#terminal.out(`… and ${this.count - SHOWN} more`);
  }
}

/** A bar that is drawn five times a second at most. */
export function progressBar(terminal: Terminal, what: string): (done: number, total: number) => void {
  let drawn = 0;
  return (done, total) => {
    const now = Date.now();
    if (done !== total && now - drawn < EVERY) return;
    drawn = now;
    const full = Math.floor((25 * done) / Math.max(1, total));
    terminal.progress(`\r[${'#'.repeat(full)}${'.'.repeat(25 - full)}] ${done} of ${total} ${what}`);
  };
}
