import { escapeHtml } from '../base/html.ts';

/** What shortcodes show that is not in the text. */
export interface ShortcodeSource {
  /** An attachment as a figure, or null when the archive has none with this id. */
  readonly figure: (id: number) => string | null;
  /** The attachments of this post, for a gallery that names none. */
  readonly own: () => readonly number[];
  /** Told of each name that means nothing here. */
  readonly unknown: (name: string) => void;
}

export type Attributes = Readonly<Record<string, string>>;

type Writer = (attributes: Attributes, inside: string, source: ShortcodeSource) => string;

const SOUND = ['src', 'mp3', 'm4a', 'ogg', 'wav', 'wma'];
const FILM = ['src', 'mp4', 'm4v', 'webm', 'ogv', 'wmv', 'flv'];

/** Those of WordPress itself; some plugins that many sites had write as these do. */
const WRITERS: Readonly<Record<string, Writer>> = {
  caption,
  wp_caption: caption,
  gallery,
  audio: (attributes, inside) => player('audio', SOUND, { attributes, inside }),
  video: (attributes, inside) => player('video', FILM, { attributes, inside }),
  playlist: (attributes, _, source) =>
    idsIn(attributes)
      .map((id) => source.figure(id) ?? '')
      .join('\n'),
  embed: (_, inside) => embed(inside),
  youtube: (attributes, inside) => embed(inside || attributes['0'] || attributes['url'] || ''),
  vimeo: (attributes, inside) => embed(inside || attributes['0'] || attributes['url'] || ''),
};

const NAMES = Object.keys(WRITERS).join('|');

/**
 * The text with WordPress's shortcodes as HTML. Of others the tags go and what stands inside stays; `[sic]` and other
 * words in brackets are words: what has no attribute and no end is no shortcode. `[[caption]]` is how one writes about one.
 */
export function readShortcodes(html: string, source: ShortcodeSource): string {
  if (!html.includes('[')) return html;
  return withoutUnknown(known(html, source), source);
}

function known(html: string, source: ShortcodeSource): string {
  const opening = new RegExp(`(?<!\\[)\\[(${NAMES})((?:\\s[^\\[\\]]*)?)\\]`, 'g');
  const ends = new Map<string, number>();
  let written = '';
  let from = 0;
  for (let found = opening.exec(html); found !== null; found = opening.exec(html)) {
    const [whole, name = '', attributes = ''] = found;
    const begin = found.index + whole.length;
    const end = attributes.endsWith('/') ? -1 : endOf(html, { name, begin, ends });
    // A second one of the name before the end has the end for its own.
    const next = end === -1 ? -1 : html.slice(begin, end).search(new RegExp(`\\[${name}[\\s\\]]`));
    const inside = end === -1 || next !== -1 ? '' : html.slice(begin, end);
    written += html.slice(from, found.index) + (WRITERS[name]?.(attributesOf(attributes), inside, source) ?? '');
    from = end === -1 || next !== -1 ? begin : end + name.length + 3;
    opening.lastIndex = from;
  }
  return written + html.slice(from);
}

/** Where the next end of this name is, or -1; looked for once and not from each beginning again. */
function endOf(
  html: string,
  { name, begin, ends }: { name: string; begin: number; ends: Map<string, number> },
): number {
  const known = ends.get(name);
  if (known !== undefined && (known === -1 || known >= begin)) return known;
  const end = html.indexOf(`[/${name}]`, begin);
  ends.set(name, end);
  return end;
}

function withoutUnknown(html: string, source: ShortcodeSource): string {
  const closed = new Set(Array.from(html.matchAll(/\[\/([a-zA-Z][\w-]*)\]/g), ([, name]) => name));
  return html.replace(/\[?\[(\/?)([a-zA-Z][\w-]*)((?:\s[^[\]<>]*)?)\]\]?/g, (whole: string, ...parts: string[]) => {
    const [slash = '', name = '', attributes = ''] = parts;
    const before = whole.startsWith('[[') ? '[' : '';
    const after = whole.endsWith(']]') ? ']' : '';
    if (before !== '' && after !== '') return whole.slice(1, -1);
    const isOne = slash !== '' || attributes.endsWith('/') || /\w=\S/.test(attributes) || closed.has(name);
    if (!isOne) return whole;
    source.unknown(name);
    return before + after;
  });
}

/** Names in lower case; a value without a name has its number. */
export function attributesOf(text: string): Attributes {
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  let number = 0;
  const form = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|'([^']*)'|([^\s"']+)/g;
  for (const [, name, a, b, c, d, e, f] of text.replace(/\u00a0/g, ' ').matchAll(form)) {
    if (name !== undefined) attributes[name.toLowerCase()] = a ?? b ?? c ?? '';
    else attributes[String(number++)] = d ?? e ?? f ?? '';
  }
  return attributes;
}

/** The words after the picture, or those in the attribute, are its caption. */
function caption(attributes: Attributes, inside: string): string {
  const picture = /^\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(inside)?.[0] ?? '';
  const words = inside.slice(picture.length).trim() || escapeHtml(attributes['caption'] ?? '');
  if (picture === '') return inside;
  return `\n\n<figure>${picture}${words === '' ? '' : `<figcaption>${words}</figcaption>`}</figure>\n\n`;
}

function gallery(attributes: Attributes, _: string, source: ShortcodeSource): string {
  const named = idsIn(attributes);
  const without = new Set((attributes['exclude'] ?? '').split(',').map(Number));
  const ids = named.length > 0 ? named : source.own().filter((id) => !without.has(id));
  const figures = ids.flatMap((id) => source.figure(id) ?? []);
  return figures.length === 0 ? '' : `\n\n<figure class="gallery">${figures.join('')}</figure>\n\n`;
}

function idsIn(attributes: Attributes): number[] {
  return (attributes['ids'] ?? attributes['include'] ?? '')
    .split(',')
    .map((id) => Number(id.trim()))
    .filter((id) => Number.isSafeInteger(id) && id > 0);
}

function player(
  name: 'audio' | 'video',
  sources: readonly string[],
  { attributes, inside }: { attributes: Attributes; inside: string },
): string {
  const src = sources.map((key) => attributes[key]).find((value) => value !== undefined);
  if (src === undefined) return inside;
  const link = /^https?:\/\/[^/]*(youtube\.com|youtu\.be|vimeo\.com)\//i.test(src);
  if (link) return embed(src);
  const poster = attributes['poster'] === undefined ? '' : ` poster="${escapeHtml(attributes['poster'])}"`;
  return `\n\n<figure><${name} src="${escapeHtml(src)}"${poster}></${name}></figure>\n\n${inside}`;
}

/** An address as `parseBody` reads it. */
export function embed(address: string): string {
  const url = address
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .trim();
  if (!/^https?:\/\/\S+$/.test(url)) return escapeHtml(url);
  return `\n\n<figure class="embed">${escapeHtml(url)}</figure>\n\n`;
}
