import type { Entry } from '../verify/entry.ts';
import type { Fault } from '../verify/fault.ts';
import type { Source } from '../verify/source.ts';

/** Headers that an address is sent with besides its bytes, by lower-case name. */
export type HeadersOf = (entry: Entry) => ReadonlyMap<string, string>;

/** Somewhere an edition is, honest or not, to be looked through. */
export interface Place {
  readonly source: Source;
  /** Things that can be asked at one time. */
  readonly atOnce: number;
  /** What is wrong with the object under its digest; null also where a place need not have it. */
  object(entry: Entry): Promise<Fault | null>;
  /** What is wrong with what a reader gets at the address itself. */
  ordinary(entry: Entry, headersOf: HeadersOf): Promise<readonly Fault[]>;
}
