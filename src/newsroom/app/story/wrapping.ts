import type { Editor } from '@tiptap/core';
import { Fragment, type Node } from '@tiptap/pm/model';

/** Puts the chosen paragraphs into a quote with a place for who said it, or takes them out again. */
export function toggleQuote(editor: Editor): void {
  if (editor.isActive('quote')) unwrap(editor, 'quote');
  else wrap(editor, 'quote', (nodes, { schema }) => [...nodes, schema.nodes['quoteSource']?.create()]);
}

/** The same with a box of facts and its title. */
export function toggleFacts(editor: Editor): void {
  if (editor.isActive('facts')) unwrap(editor, 'facts');
  else wrap(editor, 'facts', (nodes, { schema }) => [schema.nodes['factsTitle']?.create(), ...nodes]);
}

function wrap(editor: Editor, name: string, fill: (nodes: Node[], editor: Editor) => (Node | undefined)[]): void {
  const { $from, $to } = editor.state.selection;
  // Only what stands in the story itself.
  const range = $from.blockRange($to);
  const type = editor.schema.nodes[name];
  if (range === null || range.depth !== 0 || type === undefined) return;
  const nodes: Node[] = [];
  for (let at = range.startIndex; at < range.endIndex; at += 1) nodes.push(range.parent.child(at));
  const content = Fragment.from(fill(nodes, editor).filter((node) => node !== undefined));
  if (!type.validContent(content)) return;
  editor.view.dispatch(editor.state.tr.replaceRangeWith(range.start, range.end, type.create(null, content)));
  editor.commands.focus(range.start + 2);
}

function unwrap(editor: Editor, name: string): void {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name !== name) continue;
    const paragraph = editor.schema.nodes['paragraph'];
    const nodes = node.children.flatMap((child) => {
      if (child.type.name !== 'quoteSource' && child.type.name !== 'factsTitle') return [child];
      return child.content.size === 0 || paragraph === undefined ? [] : [paragraph.create(null, child.content)];
    });
    editor.view.dispatch(editor.state.tr.replaceWith($from.before(depth), $from.after(depth), nodes));
    editor.commands.focus();
    return;
  }
}
