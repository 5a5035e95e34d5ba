import { SECOND } from '../base/clock.ts';

/** What a client may take, in bytes, headers and milliseconds. */
export interface Limits {
  readonly maxHeaderSize: number;
  /** A request with more is refused. */
  readonly maxHeaders: number;
  /** From the first letter of a request, or from the beginning of a connection. */
  readonly headersTimeout: number;
  /** For a request with its body. */
  readonly requestTimeout: number;
  /** Between two requests. */
  readonly keepAliveTimeout: number;
  /** Without a byte moving, in the middle of an answer. */
  readonly silence: number;
  /** How often requests are looked at that take too long. */
  readonly checkEvery: number;
}

/** A line of bad luck is slow, but it moves: who sends nothing for so long is gone, or wants to hold a place. */
export const LIMITS: Limits = {
  maxHeaderSize: 16 * 1024,
  maxHeaders: 100,
  headersTimeout: 15 * SECOND,
  requestTimeout: 30 * SECOND,
  keepAliveTimeout: 20 * SECOND,
  silence: 120 * SECOND,
  checkEvery: 5 * SECOND,
};
