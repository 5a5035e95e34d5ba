import { useEffect, type RefObject } from 'react';

/**
 * Moves each block of the original down to where the block of the same place is written, as long as it does not stand
 * lower already. `when`: what changes the heights.
 */
export function useBesideBlocks(column: RefObject<HTMLElement | null>, when: readonly unknown[]): void {
  useEffect(() => {
    const prose = document.querySelector<HTMLElement>('.sheet .prose');
    if (prose === null) return;
    const place = (): void => {
      const blocks = [...(column.current?.querySelectorAll<HTMLElement>('.original-block') ?? [])];
      const beside =
        getComputedStyle(column.current ?? prose)
          .getPropertyValue('--beside')
          .trim() === '1';
      for (const block of blocks) block.style.marginTop = '';
      if (!beside) return;
      for (const [at, block] of blocks.entries()) {
        const written = prose.children[at];
        if (written === undefined) return;
        const room = written.getBoundingClientRect().top - block.getBoundingClientRect().top;
        if (room > 1) block.style.marginTop = `calc(${room}px + 0.5rem)`;
      }
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(prose);
    return () => observer.disconnect();
    // The heights are what it hangs on, whatever they come from.
  }, [column, ...when]);
}
