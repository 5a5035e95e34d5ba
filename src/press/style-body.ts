import type { Block, Body } from '../story/body.ts';
import { sheet } from './sheet.ts';

/** What only some stories wear: each sheet stands in the page of a story that has such a block. */

const gallery = sheet`
  .gallery > div { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 1rem }
  .gallery > div figure { margin: 0 }
  .gallery > figcaption { font-size: 1rem; font-weight: 700; color: var(--ink); padding-block: 0 0.5rem }
`;

const recording = sheet`
  .recording { border-block: 1px solid var(--rule); padding-block: 1rem }
  .recording figure { margin: 0 }
  audio, video { display: block; width: 100% }
  video { height: auto; max-height: 80vh; background: #000 }
  .cost { font-size: 0.875rem; color: var(--quiet); margin-top: 0.25rem }
  .cost a { display: inline-block; padding-block: 0.3rem }
  .recording figcaption { padding-top: 0 }
  .recording details, .why { margin-top: 0.75rem; font-size: 1rem }
  .why { font-size: 0.9375rem }
  summary { font-weight: 700; padding-block: 0.3rem; cursor: pointer }
  details > * + * { margin-top: 0.75em }
`;

const embed = sheet`
  .embed { background: var(--soft); border-inline-start: 3px solid var(--quiet); padding: 1rem 1.125rem; font-size: 1rem }
  .embed > * + * { margin-top: 0.5rem }
  .embed .source, .embed .quiet { font-size: 0.875rem; color: var(--quiet) }
  .embed a { display: inline-block; padding-block: 0.3rem }
  .embed blockquote { font: inherit; border-color: var(--rule) }
`;

const sheets: Readonly<Partial<Record<Block['type'], string>>> = { gallery, recording, embed };

/** What a live blog wears: the next post may bring any block to a page that is open already. */
export const everyBodyStyle = gallery + recording + embed;

/** The sheets that a body needs over those of every story. */
export function bodyStyle(body: Body): string {
  return [...new Set(body.map(({ type }) => sheets[type] ?? ''))].join('');
}
