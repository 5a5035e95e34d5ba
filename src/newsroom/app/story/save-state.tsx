import { useWords } from '../words.tsx';
import type { DraftState } from './draft-keeper.ts';

/** Whether what was typed is with the newsroom. A change of it is read out. */
export function SaveState({ state }: { readonly state: DraftState }) {
  const words = useWords();
  const said = {
    saved: words.saved,
    typing: words.typing,
    saving: words.saving,
    offline: state.kind === 'offline' && !state.kept ? words.offlineNotKept : words.offline,
    stale: words.mergeTitle,
    refused: state.kind === 'refused' ? state.detail : '',
  }[state.kind];
  return (
    <p className="save-state" data-state={state.kind} role="status">
      {said}
    </p>
  );
}
