import type { Editor } from '@tiptap/core';
import { parseBody, printBody } from '../../../story/body-html.ts';
import { changeLinks } from '../../../story/body-links.ts';

/** Every link of the text to `from` leads to `to`, in tables and galleries too. */
export function relink({ state, view }: Editor, from: string, to: string): void {
  const { tr, doc, schema } = state;
  const link = schema.marks['link'];
  doc.descendants((node, position) => {
    if (node.type.name === 'kept') {
      const before = String(node.attrs['html']);
      const after = printBody(changeLinks(parseBody(before).body, (href) => (href === from ? to : null)));
      if (after !== before) tr.setNodeAttribute(position, 'html', after);
    }
    const isLinked = node.isInline && node.marks.some(({ type, attrs }) => type === link && attrs['href'] === from);
    if (isLinked && link !== undefined) tr.addMark(position, position + node.nodeSize, link.create({ href: to }));
  });
  if (tr.docChanged) view.dispatch(tr);
}

/** Selects the words of the first link there, or the block that holds it. */
export function showLink(editor: Editor, href: string): void {
  let found: number | null = null;
  editor.state.doc.descendants((node, position) => {
    if (found !== null) return false;
    const isLinked = node.marks.some(({ type, attrs }) => type.name === 'link' && attrs['href'] === href);
    const isInside = node.type.name === 'kept' && holds(String(node.attrs['html']), href);
    if (isLinked || isInside) found = position;
    return found === null;
  });
  if (found === null) return;
  const chain = editor.chain().focus();
  if (editor.state.doc.nodeAt(found)?.type.name === 'kept') chain.setNodeSelection(found).scrollIntoView().run();
  // Inside the link: at its edge the cursor would be of the word before.
  else
    chain
      .setTextSelection(found + 1)
      .extendMarkRange('link')
      .scrollIntoView()
      .run();
}

function holds(html: string, wanted: string): boolean {
  let found = false;
  changeLinks(parseBody(html).body, (href) => {
    found ||= href === wanted;
    return null;
  });
  return found;
}
