const SECOND = 1000;
/** A page shown again and again asks no faster than this. */
const SHORTEST = 10 * SECOND;
const LONGEST = 1800 * SECOND;

export interface Polling {
  /** False when it failed. */
  readonly look: () => Promise<boolean>;
  /** How long to wait for the next look, in milliseconds. */
  readonly every: () => number;
}

/**
 * Looks now, again and again while the page is visible, and at once when it is shown after having been hidden. Failures
 * double the wait. Where the reader saves data, it never looks.
 */
export function poll({ look, every }: Polling): void {
  let timer = 0;
  let failures = 0;
  let looking = false;
  let last = -SHORTEST;

  function wait(milliseconds: number): void {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(() => void turn(), milliseconds);
  }

  async function turn(): Promise<void> {
    if (looking || document.hidden || savesData()) return;
    looking = true;
    last = performance.now();
    failures = (await look()) ? 0 : failures + 1;
    looking = false;
    wait(Math.min(every() * 2 ** failures, LONGEST));
  }

  document.addEventListener('visibilitychange', () => wait(Math.max(0, last + SHORTEST - performance.now())));
  wait(0);
}

/** Network Information API, where a browser has it. */
function savesData(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
