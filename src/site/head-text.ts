import { STATUS_CODES, validateHeaderName, validateHeaderValue } from 'node:http';
import { SECOND, systemClock, type Clock } from '../base/clock.ts';

/**
 * The head of an answer as Node writes it, up to what comes with the time and the connection. `headers`: name, value, name, value.
 * @throws TypeError for a name or a value that cannot stand in a head.
 */
export function headText(status: number, headers: readonly string[]): string {
  let text = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
  for (let at = 0; at < headers.length; at += 2) {
    const [name = '', value = ''] = headers.slice(at, at + 2);
    validateHeaderName(name);
    validateHeaderValue(name, value);
    text += `${name}: ${value}\r\n`;
  }
  return text;
}

/** The rest of such a head, on a connection that stays `keepAlive` milliseconds: made once a second, for all. */
export class HeadEnd {
  readonly #clock: Clock;
  readonly #connection: string;
  #second = 0;
  #text = '';

  constructor(keepAlive: number, clock: Clock = systemClock) {
    this.#clock = clock;
    this.#connection = `Connection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(keepAlive / SECOND)}\r\n\r\n`;
  }

  now(): string {
    const now = this.#clock();
    const second = Math.floor(now.getTime() / SECOND);
    if (second !== this.#second) {
      this.#second = second;
      this.#text = `Date: ${now.toUTCString()}\r\n${this.#connection}`;
    }
    return this.#text;
  }
}
