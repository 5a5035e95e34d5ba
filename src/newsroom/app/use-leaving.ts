import { useBlocker } from '@tanstack/react-router';

/** Whoever leaves with something unsaved is asked first: by a link of ours in words, by closing the tab in the browser's. */
export function useLeaving(unsaved: boolean, question: string): void {
  useBlocker({
    shouldBlockFn: () => unsaved && !confirm(question),
    enableBeforeUnload: () => unsaved,
  });
}
