/**
 * Fuzzing: for PICKET_FUZZ_MINUTES (10) one case after the other, each made from a number of its own. A case that fails
 * names its number; PICKET_FUZZ_CASE=NUMBER runs that one alone. PICKET_FUZZ_TRACE names a file that holds the number of
 * the case that runs, for those that never return.
 */
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { MINUTE, SECOND } from '../src/base/clock.ts';

/** One process is not to hold more, whatever it is given. */
const MEMORY = 1536 * 1024 * 1024;

export interface Chance {
  /** From 0 up to and without `below`. */
  number(below: number): number;
  one<T>(of: readonly [T, ...T[]]): T;
  /** For fast-check. */
  readonly seed: number;
}

/** @throws Error with the number of the case that failed, and its cause. */
export async function fuzz(context: TestContext, run: (chance: Chance) => unknown): Promise<void> {
  const only = process.env['PICKET_FUZZ_CASE'];
  if (only !== undefined) return void (await run(chanceOf(Number(only))));
  const minutes = Number(process.env['PICKET_FUZZ_MINUTES'] ?? 10);
  const end = Date.now() + minutes * MINUTE;
  const trace = process.env['PICKET_FUZZ_TRACE'];
  let cases = 0;
  let told = Date.now();
  for (let seed = randomInt(2 ** 31); Date.now() < end || cases === 0; seed = (seed + 1) % 2 ** 31) {
    if (trace !== undefined) writeFileSync(trace, String(seed));
    if (Date.now() - told > 30 * SECOND) {
      context.diagnostic(`${cases} cases, now ${seed}`);
      told = Date.now();
    }
    try {
      await run(chanceOf(seed));
    } catch (cause) {
      throw new Error(`PICKET_FUZZ_CASE=${seed} fails`, { cause });
    }
    cases += 1;
    if (cases % 100 === 0 && process.memoryUsage.rss() > MEMORY)
      throw new Error(`after ${cases} cases, the last ${seed}, the process holds ${process.memoryUsage.rss()} bytes`);
  }
  context.diagnostic(`${cases} cases in ${minutes} minutes`);
}

/** Mulberry32: small, and the same everywhere. */
function chanceOf(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number): number => Math.floor(next() * below);
  return { seed, number, one: (of) => of[number(of.length)] ?? of[0] };
}

interface Material {
  readonly corpus: readonly [Uint8Array, ...Uint8Array[]];
  /** Words that mean something to what is fuzzed. */
  readonly words: readonly [string, ...string[]];
}

/** One of the corpus with a few changes: bytes turned, cut, doubled and moved, words put in, another one's part. */
export function mutated(chance: Chance, { corpus, words }: Material): Buffer<ArrayBuffer> {
  let bytes: Buffer<ArrayBuffer> = Buffer.from(chance.one(corpus));
  for (let left = chance.number(12); left >= 0; left -= 1) {
    const at = chance.number(bytes.length + 1);
    const to = Math.min(bytes.length, at + chance.number(chance.one([3, 40, 2000])));
    const put = (middle: Uint8Array, from = at): void => {
      bytes = Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(from)]);
    };
    switch (chance.number(7)) {
      case 0:
        if (at < bytes.length) bytes[at] = chance.number(256);
        break;
      case 1:
        put(Buffer.alloc(0), to);
        break;
      case 2:
        put(bytes.subarray(at, to));
        break;
      case 3:
        put(Buffer.from(chance.one(words).repeat(1 + chance.number(chance.one([1, 1, 1, 4, 300])))));
        break;
      case 4: {
        const other = chance.one(corpus);
        const from = chance.number(other.length);
        put(other.subarray(from, from + chance.number(3000)), to);
        break;
      }
      case 5:
        put(Buffer.from(chance.one(words)), to);
        break;
      default:
        if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.number(8));
    }
    if (bytes.length > 200_000) bytes = bytes.subarray(0, 200_000);
  }
  return bytes;
}
