import { useEffect, useRef, useState } from 'react';

/** Takes files that are dropped or pasted anywhere on the page. True while some are held over it. */
export function useFilesAnywhere(take: (files: readonly File[]) => void, enabled = true): boolean {
  const [over, setOver] = useState(false);
  const takes = useRef(take);
  takes.current = take;
  useEffect(() => {
    if (!enabled) return;
    const listening = new AbortController();
    const { signal } = listening;
    const holding = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    addEventListener('dragenter', holding, { signal });
    addEventListener('dragover', holding, { signal });
    addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), { signal });
    addEventListener(
      'drop',
      (event) => {
        setOver(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        takes.current(files);
      },
      { signal },
    );
    addEventListener(
      'paste',
      (event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        takes.current(files);
      },
      { signal },
    );
    return () => listening.abort();
  }, [enabled]);
  return over;
}
