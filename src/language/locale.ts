/** What of Intl is asked. Each has its own data: Tatar has dates and no plurals. */
interface Supports {
  supportedLocalesOf(locales: string): string[];
}

/**
 * The tag as `part` of Intl takes it, or null when the runtime has no data for it (then it would answer in the
 * machine's own language) or the tag is not well formed.
 */
export function supported(part: Supports, tag: string): string | null {
  const known = answers.get(part) ?? new Map<string, string | null>();
  answers.set(part, known);
  const before = known.get(tag);
  if (before !== undefined) return before;
  const answer = asked(part, tag);
  known.set(tag, answer);
  return answer;
}

const answers = new WeakMap<Supports, Map<string, string | null>>();

function asked(part: Supports, tag: string): string | null {
  try {
    return part.supportedLocalesOf(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** Remembers what `make` made for a key. For formatters: making one costs a hundred times what using it does. */
export function remembered<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}
