import { parseId } from '../../../base/id.ts';
import type { Body } from '../../../story/body.ts';
import { parseBody, printBody } from '../../../story/body-html.ts';
import type { ImageId } from '../../../story/image.ts';

/** A body as people and programs send it: the subset of HTML, with pictures as `<img src="image:ID">`. */

export interface ReadBody {
  readonly body: Body;
  /** What was left out, in words; empty when nothing was. */
  readonly warnings: readonly string[];
}

/** Never fails: what the subset does not hold is left out, and said. */
export function readBodyHtml(html: string): ReadBody {
  return parseBody(html, { image: imageNamed });
}

export function writeBodyHtml(body: Body): string {
  return printBody(body, { image: (id) => `image:${id}` });
}

function imageNamed(source: string): ImageId | null {
  return source.startsWith('image:') ? parseId<'Image'>(source.slice('image:'.length)) : null;
}
