import { Extension, InputRule, type Editor } from '@tiptap/core';
import { Slice, Fragment } from '@tiptap/pm/model';
import { quoteMarks } from '../../../language/quote-marks.ts';
import { parseBody } from '../../../story/body-html.ts';
import { typographicBody } from '../../../story/body-quotes.ts';
import { bodyFromText } from '../../../story/body-text.ts';
import type { Body } from '../../../story/body.ts';
import { docOf } from './body-doc.ts';
import { pastedPictures } from './picture-upload.ts';

/** Quotation marks and dashes of the story's language, as they are typed. Undo gives back what was typed. */
export function typography(language: string): Extension {
  const { outer, dash } = quoteMarks(language);
  return Extension.create({
    name: 'typography',
    addInputRules: () => [
      replace(/(?:^|[\s([{«„“‘—–])(")$/u, outer[0] ?? '"'),
      replace(/(")$/u, outer[1] ?? '"'),
      replace(/(?:^|\s)(--) $/u, dash),
      replace(/(\.\.\.)$/u, '…'),
    ],
  });
}

/** Puts `by` in the place of what the group found. */
function replace(find: RegExp, by: string): InputRule {
  return new InputRule({
    find,
    handler({ state, range, match }) {
      const [whole, part = ''] = match;
      const from = range.from + whole.indexOf(part);
      // What was typed last is not in the document yet.
      state.tr.insertText(by + whole.slice(whole.indexOf(part) + part.length), from, range.to);
    },
  });
}

/**
 * What is pasted from Word, Google Docs, Telegram or a page, in the form of a story: only what a body knows, with the
 * quotation marks of its language. False when it is the editor's own, which needs no cleaning, or a picture.
 */
export function paste(editor: Editor, event: ClipboardEvent, language: string): boolean {
  if (pastedPictures(event).length > 0) return false;
  const html = event.clipboardData?.getData('text/html') ?? '';
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (html.includes('data-pm-slice') || (html === '' && text === '')) return false;
  const pasted = html === '' ? bodyFromText(text) : parseBody(html).body;
  insert(editor, typographicBody(pasted, language));
  return true;
}

function insert(editor: Editor, body: Body): void {
  if (body.length === 0) return;
  const content = docOf(body).content ?? [];
  const nodes = content.map((each) => editor.schema.nodeFromJSON(each));
  // A single paragraph joins the one it is pasted into.
  const open = nodes.length === 1 && nodes[0]?.type.name === 'paragraph' ? 1 : 0;
  editor.view.dispatch(
    editor.state.tr
      .replaceSelection(new Slice(Fragment.from(nodes), open, open))
      .scrollIntoView()
      .setMeta('paste', true),
  );
}
