import { captionOf, isNamed } from './body-figure.ts';
import { safeHref } from './body-href.ts';
import { lineOf, type Mark } from './body-leaves.ts';
import { shown } from './body-mark.ts';
import type { Reading } from './body-reading.ts';
import { attribute, hasClass, type Element, type Node } from './body-tree.ts';
import type { Block, Embed } from './body.ts';
import { pageOf, sourceOf } from './embed-source.ts';

/** Quotes that a script of their site would make into a post. */
const POSTS = ['twitter-tweet', 'twitter-video', 'instagram-media', 'tiktok-embed', 'bluesky-embed', 'mastodon-embed'];

/** Figures around an address or a frame. */
const FIGURES = ['embed', 'wp-block-embed', 'kg-embed-card'];

/** Elements that another site would fill. */
export function isEmbedded(element: Element): boolean {
  if (element.name === 'blockquote') return hasClass(element, ...POSTS);
  return element.name === 'iframe' || (element.name === 'script' && 'data-telegram-post' in element.attributes);
}

/** What another site would put there, as an embed; nothing for what nobody would see; null for a quote without an address. */
export function readEmbed(element: Element, reading: Reading): Block[] | null {
  if (element.name === 'blockquote') return readPost(element);
  if (element.name === 'script') return telegramPost(element);
  return readFrame(element, reading);
}

/** A figure in our own form, or one that holds nothing but an address. Null for any other. */
export function readEmbedFigure(figure: Element, reading: Reading, marks: readonly Mark[]): Block[] | null {
  if (!hasClass(figure, ...FIGURES)) return null;
  const captions = figure.children.filter((node) => isNamed(node, 'figcaption'));
  const others = figure.children.filter((node) => !isNamed(node, 'figcaption'));
  const caption = wordsOf(captions);
  const link = others.find((node) => isNamed(node, 'a'));
  const href = link && httpsOf(attribute(link, 'href'));
  if (link !== undefined && href) {
    const quote = others.find((node) => isNamed(node, 'blockquote'));
    const rest = others.filter((node) => node !== link && node !== quote);
    const source = caption || sourceOf(href);
    const block: Embed = {
      type: 'embed',
      address: href,
      source,
      title: wordsOf([link]),
      text: quote ? wordsOf([quote]) : '',
    };
    return [block, ...reading.blocks(rest, marks)];
  }
  const bare = wordsOf(others);
  const address = /^https?:\/\/\S+$/.test(bare) ? pageOf(bare) : null;
  if (address === null) return null;
  return [{ type: 'embed', address, source: sourceOf(address), title: caption, text: '' }];
}

/** What has no place on the page is there to count readers or to run something. */
function readFrame(frame: Element, reading: Reading): Block[] {
  const source = attribute(frame, 'src') || attribute(frame, 'data-src');
  if (isHidden(frame) || !/^(https?:)?\/\//i.test(source)) return [];
  const address = pageOf(source);
  if (address === null) {
    reading.warnings.add(`What another site would show here was left out: ${shown(source)}`);
    return [];
  }
  return [{ type: 'embed', address, source: sourceOf(address), title: lineOf(attribute(frame, 'title')), text: '' }];
}

function isHidden(frame: Element): boolean {
  const tiny = [attribute(frame, 'width'), attribute(frame, 'height')].some((size) => /^[01](px)?$/.test(size));
  return (
    tiny ||
    'hidden' in frame.attributes ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(frame, 'style'))
  );
}

/** A quoted post: what it says in its paragraphs, who says it and when beside them. */
function readPost(quote: Element): Block[] | null {
  const links = linksIn(quote.children);
  const address =
    [attribute(quote, 'cite'), attribute(quote, 'data-instgrm-permalink'), links.at(-1) ?? '']
      .map(pageOf)
      .find((found) => found !== null) ?? null;
  if (address === null) return null;
  const said = quote.children.filter((node) => isNamed(node, 'p'));
  const beside = quote.children.filter((node) => !isNamed(node, 'p'));
  return [{ type: 'embed', address, source: sourceOf(address), title: wordsOf(beside), text: wordsOf(said) }];
}

function telegramPost(script: Element): Block[] {
  const post = attribute(script, 'data-telegram-post');
  if (!/^\w{3,64}\/\d{1,12}$/.test(post)) return [];
  return [{ type: 'embed', address: `https://t.me/${post}`, source: 'Telegram', title: post, text: '' }];
}

function linksIn(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    return node.name === 'a' ? [attribute(node, 'href')] : linksIn(node.children);
  });
}

function httpsOf(raw: string): string | null {
  const href = safeHref(raw);
  return href !== null && /^https:\/\//i.test(href) ? href : null;
}

/** All words in some nodes, in one line. */
function wordsOf(nodes: readonly Node[]): string {
  return captionOf([{ name: 'p', attributes: {}, children: unsmall(nodes) }]).caption;
}

/** Small print is a credit in captions of pictures only. */
function unsmall(nodes: readonly Node[]): Node[] {
  return nodes.map((node) =>
    typeof node === 'string'
      ? node
      : { ...node, name: node.name === 'small' ? 'section' : node.name, children: unsmall(node.children) },
  );
}
