import type { Node } from '../story/body-tree.ts';
import { readLexical } from './ghost-lexical.ts';
import { readMobiledoc } from './ghost-mobiledoc.ts';
import { htmlNodes, type GhostReading } from './ghost-nodes.ts';
import { CLOSED_BELOW } from '../story/rules.ts';
import { Unreadable } from './read-text.ts';

/** The forms in which Ghost keeps the text of a post: each is '' where it is not there. */
export interface GhostText {
  readonly lexical: string;
  readonly mobiledoc: string;
  readonly html: string;
}

/**
 * The newest form of the text that can be read, as elements.
 * @throws Unreadable when there is none.
 */
export function textNodes(post: GhostText, site: string, reading: GhostReading): readonly Node[] {
  for (const [form, read] of [
    ['lexical', readLexical],
    ['mobiledoc', readMobiledoc],
  ] as const) {
    if (post[form].trim() === '') continue;
    const document = jsonOf(hereAs(site, post[form]));
    if (document !== undefined) return read(document, reading);
    if (post.html === '') throw new Unreadable(`Its text (“${form}”) is not whole JSON, and there is no HTML of it.`);
    reading.notes.add(`Its text is not whole JSON, and its HTML was taken in place of it: “${form}”`);
    break;
  }
  return htmlNodes(openHtml(hereAs(site, post.html), reading));
}

function jsonOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Without the blocks that only members saw. */
function openHtml(text: string, { isOpen: open, notes }: GhostReading): string {
  const html = text.replaceAll('<!--members-only-->', `<p>${CLOSED_BELOW}</p>`);
  if (!open) return html;
  return html.replace(/<!--kg-gated-block:begin nonMember:false[^>]*-->.*?(?:<!--kg-gated-block:end-->|$)/gs, () => {
    notes.add('A part that only members saw is left out.');
    return ' ';
  });
}

/** What Ghost writes in place of the site's own address. In JSON a slash may stand behind a backslash. */
export function hereAs(site: string, text: string): string {
  return text.replace(/__GHOST_URL__(?:\\?\/)?/g, `${site}/`);
}
