import { diffArrays } from 'diff';
import { parseBody, printBody } from '../../../story/body-html.ts';
import type { Block } from '../../../story/body.ts';

/** A part of two bodies: blocks that both have, or what each has in its place. */
export type Hunk =
  | { readonly kind: 'same'; readonly blocks: readonly Block[] }
  | { readonly kind: 'differs'; readonly theirs: readonly Block[]; readonly mine: readonly Block[] };

/** In order; the `theirs` of all is one body, the `mine` of all the other. */
export function hunksOf(theirs: string, mine: string): Hunk[] {
  const hunks: Hunk[] = [];
  for (const { added, removed, value } of diffArrays(blocks(theirs), blocks(mine))) {
    const parsed = value.flatMap((html) => parseBody(html).body);
    if (!added && !removed) {
      hunks.push({ kind: 'same', blocks: parsed });
      continue;
    }
    const last = hunks.at(-1);
    const before = last?.kind === 'differs' ? last : { theirs: [], mine: [] };
    if (last?.kind === 'differs') hunks.pop();
    hunks.push({
      kind: 'differs',
      theirs: removed ? [...before.theirs, ...parsed] : before.theirs,
      mine: added ? [...before.mine, ...parsed] : before.mine,
    });
  }
  return hunks;
}

export type Choice = 'theirs' | 'mine' | 'both';

/** The body that the choices make; a hunk without one is `both`, so that nothing goes by oversight. */
export function merged(hunks: readonly Hunk[], choices: ReadonlyMap<number, Choice>): string {
  const body = hunks.flatMap((hunk, at) => {
    if (hunk.kind === 'same') return hunk.blocks;
    const choice = choices.get(at) ?? 'both';
    return [...(choice === 'mine' ? [] : hunk.theirs), ...(choice === 'theirs' ? [] : hunk.mine)];
  });
  return printBody(body);
}

function blocks(html: string): string[] {
  return parseBody(html).body.map((block) => printBody([block]));
}
