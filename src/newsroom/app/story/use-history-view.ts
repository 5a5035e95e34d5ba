import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';

export type HistoryView = 'inline' | 'beside';

const KEPT = 'picket-history-view';

/** How somebody last compared; on a narrow window there is only one way. */
export function useHistoryView(): { view: HistoryView; mayChoose: boolean; choose(view: HistoryView): void } {
  const [chosen, setChosen] = useState<HistoryView>(() =>
    localStorage.getItem(KEPT) === 'inline' ? 'inline' : 'beside',
  );
  const mayChoose = useMediaQuery('(min-width: 50em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const choose = (view: HistoryView): void => {
    localStorage.setItem(KEPT, view);
    setChosen(view);
  };
  return { view: mayChoose ? chosen : 'inline', mayChoose, choose };
}
