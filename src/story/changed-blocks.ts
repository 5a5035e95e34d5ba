import { plainText } from './body-text.ts';
import type { Body } from './body.ts';

/** Which blocks of a body are not in the body before, by their places. One that only moved is none of them. */
export function changedBlocks(before: Body, after: Body): readonly number[] {
  const counts = new Map<string, number>();
  for (const block of before) counts.set(JSON.stringify(block), (counts.get(JSON.stringify(block)) ?? 0) + 1);
  return after.flatMap((block, at) => {
    const key = JSON.stringify(block);
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left > 0 ? [] : [at];
  });
}

/** Which blocks of a translation say word for word what one of these bodies does, by their places. What has no words is none. */
export function untranslatedBlocks(translation: Body, sources: readonly Body[]): readonly number[] {
  const said = new Set(sources.flat().map((block) => plainText([block])));
  return translation.flatMap((block, at) => {
    const text = plainText([block]);
    return /\p{L}/u.test(text) && said.has(text) ? [at] : [];
  });
}
