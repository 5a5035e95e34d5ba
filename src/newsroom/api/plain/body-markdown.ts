import { marked } from 'marked';
import { escapeHtml } from '../../../base/html.ts';
import { attributed } from '../../../import/plain-conventions.ts';
import type { Block, Body, Inline, List, ListItem } from '../../../story/body.ts';
import { parseBody, printBody } from '../../../story/body-html.ts';

/**
 * A body as people type it: Markdown (CommonMark with tables), in which HTML may stand where Markdown has no sign for
 * something. Whatever is written here reads back to the same body, or is not written.
 */

export function readMarkdown(text: string): ReturnType<typeof parseBody> {
  const { body, warnings } = parseBody(marked.parse(text, { async: false, gfm: true }));
  return { body: attributed(body), warnings };
}

/** The body as Markdown, or null when some of it would be lost: then the body is to be shown as HTML. */
export function writeMarkdown(body: Body): string | null {
  const text = body.map((block) => markdownOf(block) ?? printBody([block])).join('\n\n');
  return readsBack(text, body) ? text : null;
}

/** Null when Markdown has no sign for all of it. */
function markdownOf(block: Block): string | null {
  const text = signsOf(block);
  return text !== null && readsBack(text, [block]) ? text : null;
}

function readsBack(text: string, body: Body): boolean {
  return printBody(readMarkdown(text).body) === printBody(body);
}

function signsOf(block: Block): string | null {
  switch (block.type) {
    case 'paragraph':
      return inlineSigns(block.content);
    case 'heading':
      return `${'#'.repeat(block.level)} ${inlineSigns(block.content)}`;
    case 'list':
      return listSigns(block);
    case 'quote': {
      const inside = block.content.map(signsOf);
      if (inside.includes(null)) return null;
      if (block.attribution.length > 0) inside.push(`— ${inlineSigns(block.attribution)}`);
      return indented(inside.join('\n\n'), '> ');
    }
    case 'divider':
      return '---';
    case 'image':
    case 'gallery':
    case 'recording':
    case 'embed':
    case 'facts':
    case 'table':
      return null;
  }
}

function listSigns({ ordered, items }: List): string {
  return items.map((item, at) => itemSigns(item, ordered ? `${at + 1}. ` : '- ')).join('\n');
}

function itemSigns({ content, list }: ListItem, sign: string): string {
  const inside = list === null ? inlineSigns(content) : `${inlineSigns(content)}\n${listSigns(list)}`;
  return sign + indented(inside, ' '.repeat(sign.length)).trimStart();
}

function indented(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => (by + line).trimEnd())
    .join('\n');
}

function inlineSigns(content: readonly Inline[]): string {
  return content
    .map(inlineSign)
    .join('')
    .replace(/^(#{1,6}|[-+>=]|\d+[.)])/gm, (sign) => `${sign.slice(0, -1)}\\${sign.slice(-1)}`);
}

function inlineSign(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return inline.text.replace(/[\\`*[\]<~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu, '\\$&');
    case 'break':
      return '\\\n';
    case 'strong':
      return `**${inlineSigns(inline.content)}**`;
    case 'emphasis':
      return `*${inlineSigns(inline.content)}*`;
    case 'link':
      return `[${inlineSigns(inline.content)}](${/[\s()<>]/.test(inline.href) ? `<${inline.href}>` : inline.href})`;
    case 'language':
      return `<span lang="${escapeHtml(inline.language)}">${inlineSigns(inline.content)}</span>`;
  }
}
