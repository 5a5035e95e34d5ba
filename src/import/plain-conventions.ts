import { inlineOf, leavesOf } from '../story/body-leaves.ts';
import { inlineText } from '../story/body-text.ts';
import type { Body, Inline, Quote } from '../story/body.ts';

/** What writers mean by signs, where a format has no element for it. */

/** A last paragraph of a quote that opens with a dash is who said it. */
export function attributed(body: Body): Body {
  return body.map((block) =>
    block.type === 'quote' && block.attribution.length === 0 ? attributedQuote(block) : block,
  );
}

/** The headline, and the body without the heading that only says it again; without a title the first heading is the headline. */
export function withoutTitle(title: string, body: Body): { headline: string; body: Body } {
  const [first, ...rest] = body;
  if (first?.type !== 'heading' || first.level !== 2) return { headline: title, body };
  const text = inlineText(first.content).replaceAll('\n', ' ');
  return title === '' || title === text ? { headline: text, body: rest } : { headline: title, body };
}

/** Inline content without its first letters, as many as `plainText` counts; what is left begins with a word. */
export function withoutStart(content: readonly Inline[], length: number): Inline[] {
  let left = length;
  const leaves = leavesOf(content).map((leaf) => {
    const size = leaf.text?.length ?? 1;
    const cut = Math.min(left, size);
    left -= cut;
    return cut === 0 ? leaf : { text: leaf.text?.slice(cut) ?? '', marks: leaf.marks };
  });
  return inlineOf(leaves);
}

function attributedQuote(quote: Quote): Quote {
  const last = quote.content.at(-1);
  if (quote.content.length < 2 || last?.type !== 'paragraph') return quote;
  const dash = /^(?:—|–|―|--)\s*/.exec(inlineText(last.content));
  if (dash === null) return quote;
  return { ...quote, content: quote.content.slice(0, -1), attribution: withoutStart(last.content, dash[0].length) };
}
