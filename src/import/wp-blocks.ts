import { escapeHtml } from '../base/html.ts';

/** What blocks name that is not in the text. */
export interface BlockSource {
  /** What a block that is used in several posts holds, or null. */
  readonly shared: (id: number) => string | null;
  /** Told of each name that shows something only WordPress knows. */
  readonly unknown: (name: string) => void;
}

/** `<!-- wp:name {"some":"JSON"} -->`, its end with `/` before the name, and one without a content with `/` at the end. */
const MARK = /^<!--\s+(\/)?wp:([a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)?)\s+(?:(\{[^]*\})\s+)?(\/)?-->$/;

/** A block that holds a block that holds itself ends somewhere. */
const DEEPEST = 5;

/** What stands in these is for the page of a post, or for lists of posts. */
const SILENT = new Set(['more', 'nextpage', 'spacer', 'social-links', 'social-link', 'search', 'loginout']);

export function hasBlocks(content: string): boolean {
  return content.includes('<!-- wp:');
}

/**
 * The text of a post that was written in blocks, as HTML without their marks. What stands outside all blocks was written
 * before there were any: `classic` reads it.
 */
export function readBlocks(content: string, source: BlockSource, classic: (html: string) => string, depth = 0): string {
  const parts: string[] = [];
  let level = 0;
  let from = 0;
  const between = (to: number): void => {
    const text = content.slice(from, to);
    if (text.trim() !== '') parts.push(level === 0 ? classic(text) : text);
    // The marks of blocks stood between them: their words must not become one.
    parts.push('\n');
  };
  for (const { at, mark } of marksIn(content)) {
    const [whole, ends, name = '', json, void_] = mark;
    between(at);
    from = at + whole.length;
    const plain = name.replace(/^core\//, '');
    if (ends !== undefined) level = Math.max(0, level - 1);
    else if (void_ !== undefined) parts.push(voidBlock(plain, attributesIn(json), { source, classic, depth }));
    else {
      // Text in the classic block is as it always was.
      level += plain === 'freeform' ? 0 : 1;
      parts.push(opening(plain, attributesIn(json), content.slice(from, from + 4000)));
    }
  }
  between(content.length);
  return parts.join('');
}

function* marksIn(content: string): Generator<{ readonly at: number; readonly mark: RegExpExecArray }> {
  let at = content.indexOf('<!--');
  while (at !== -1) {
    const end = content.indexOf('-->', at);
    if (end === -1) return;
    const mark = MARK.exec(content.slice(at, end + 3));
    if (mark !== null) yield { at, mark };
    at = content.indexOf('<!--', end + 3);
  }
}

interface Inside {
  readonly source: BlockSource;
  readonly classic: (html: string) => string;
  readonly depth: number;
}

function voidBlock(name: string, attributes: Record<string, unknown>, { source, classic, depth }: Inside): string {
  if (name === 'block' && typeof attributes['ref'] === 'number') {
    const shared = depth < DEEPEST ? source.shared(attributes['ref']) : null;
    if (shared !== null) return readBlocks(shared, source, classic, depth + 1);
  }
  if (name === 'separator') return '<hr>';
  if (!SILENT.has(name)) source.unknown(name);
  return '';
}

/** What a block shows only by its attributes. */
function opening(name: string, attributes: Record<string, unknown>, inside: string): string {
  const { url, alt } = attributes;
  if (name !== 'cover' || typeof url !== 'string' || /^[^]{0,300}<img\b/.test(inside)) return '';
  return `<img src="${escapeHtml(url)}" alt="${escapeHtml(typeof alt === 'string' ? alt : '')}">`;
}

function attributesIn(json: string | undefined): Record<string, unknown> {
  if (json === undefined) return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
