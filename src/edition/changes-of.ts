import type { PublishRequest } from './edition.ts';
import type { Staged } from './stage.ts';
import type { Changes } from './tree.ts';
import type { Entry } from './verify/entry.ts';

/** What a publish changes: `put` is what was made of the outputs it names, `find` an entry of the edition before it. */
export function changesOf(
  { staged, keep, remove = [] }: PublishRequest,
  { put, find }: { readonly put: Staged; readonly find: (path: string) => Entry | null },
): Changes {
  const changes = new Map<string, Entry | null>();
  for (const { entry, before } of staged?.entries ?? []) {
    if (keep?.has(entry.path) !== true && isSame(find(entry.path), before)) changes.set(entry.path, entry);
  }
  for (const at of remove) {
    if (find(at) === null) changes.delete(at);
    else changes.set(at, null);
  }
  for (const { entry } of put.entries) changes.set(entry.path, entry);
  return changes;
}

export function isSame(a: Entry | null, b: Entry | null): boolean {
  return a?.digest === b?.digest && a?.type === b?.type;
}
