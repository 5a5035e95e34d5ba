import { mergeAttributes, Mark, Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { KeptView } from './kept-view.tsx';
import { PictureView } from './picture-view.tsx';

/** The blocks and marks of a story's body that the editor knows, beside those of TipTap itself. */

export const Quote = Node.create({
  name: 'quote',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+ quoteSource',
  defining: true,
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
});

export const QuoteSource = Node.create({
  name: 'quoteSource',
  content: 'inline*',
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'footer' }],
  renderHTML: ({ HTMLAttributes }) => ['footer', mergeAttributes(HTMLAttributes, { class: 'quote-source' }), 0],
});

export const Facts = Node.create({
  name: 'facts',
  group: 'block',
  content: 'factsTitle (paragraph | heading | bulletList | orderedList)+',
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'aside' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', HTMLAttributes, 0],
});

export const FactsTitle = Node.create({
  name: 'factsTitle',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'p.facts-title' }],
  renderHTML: ({ HTMLAttributes }) => ['p', mergeAttributes(HTMLAttributes, { class: 'facts-title' }), 0],
});

export const Picture = Node.create({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    image: { default: '' },
    alt: { default: '' },
    caption: { default: '' },
    credit: { default: '' },
  }),
  parseHTML: () => [{ tag: 'figure[data-picture]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', mergeAttributes(HTMLAttributes, { 'data-picture': '' })],
  addNodeView: () => ReactNodeViewRenderer(PictureView),
});

/** A gallery, recording, embed or table: whole, to be moved or taken out. */
export const Kept = Node.create({
  name: 'kept',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ html: { default: '' } }),
  parseHTML: () => [{ tag: 'div[data-kept]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes(HTMLAttributes, { 'data-kept': '' })],
  addNodeView: () => ReactNodeViewRenderer(KeptView),
});

export const Strong = Mark.create({
  name: 'strong',
  parseHTML: () => [{ tag: 'strong' }, { tag: 'b' }],
  renderHTML: ({ HTMLAttributes }) => ['strong', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { 'Mod-b': () => this.editor.commands.toggleMark('strong') };
  },
});

export const Emphasis = Mark.create({
  name: 'emphasis',
  parseHTML: () => [{ tag: 'em' }, { tag: 'i' }],
  renderHTML: ({ HTMLAttributes }) => ['em', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { 'Mod-i': () => this.editor.commands.toggleMark('emphasis') };
  },
});

export const Language = Mark.create({
  name: 'language',
  addAttributes: () => ({ language: { default: '' } }),
  parseHTML: () => [{ tag: 'span[lang]' }],
  renderHTML: ({ mark, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { lang: String(mark.attrs['language']) }),
    0,
  ],
});

export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [{ tag: 'a[href]' }],
  // No address in the editor's page: nothing opens by a slip of the hand.
  renderHTML: ({ mark }) => ['a', { class: 'typed-link', title: String(mark.attrs['href']) }, 0],
});
