import { html, type Html } from '../../../base/html.ts';
import type { Progress } from '../whole-press.ts';

/** How far the pressing of everything is. Null while none is under way. */
export function pressingNote(progress: Progress | null): Html | null {
  if (progress === null) return null;
  const { done, total } = progress;
  const far = total === 0 ? html`<progress></progress>` : html`<progress max="${total}" value="${done}"></progress>`;
  return html`<p class="pressing" role="status">
    ${far} <span>Readers’ pages are made again${total > 0 && `: ${done} of ${total}`}. Publishing goes on meanwhile.</span>
  </p>`;
}
