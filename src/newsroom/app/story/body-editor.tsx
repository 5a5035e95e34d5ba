import { EditorContent, useEditor, type Editor, type JSONContent } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useRef, type RefObject } from 'react';
import { direction } from '../../../language/direction.ts';
import { parseBody } from '../../../story/body-html.ts';
import { useWords } from '../words.tsx';
import { Emphasis, Facts, FactsTitle, Kept, Language, Link, Picture, Quote, QuoteSource, Strong } from './blocks.ts';
import { docOf, htmlOf, type DocNode } from './body-doc.ts';
import { pictureUpload } from './picture-upload.ts';
import type { BodyHands } from './sheet-hands.ts';
import { Toolbar } from './toolbar.tsx';
import { relink, showLink } from './typed-links.ts';
import { paste, typography } from './typing.ts';
import { useNoStrayFiles } from './use-no-stray-files.ts';
import { usePictureDoor } from './use-picture-door.ts';

interface BodyEditorProps {
  readonly html: string;
  readonly language: string;
  readonly writable: boolean;
  /** What it is called, where it is not the body of the story. */
  readonly label?: string;
  /** With the tools of a few sentences alone. */
  readonly short?: boolean;
  opened?(editor: Editor): void;
  /** At once; `changed` follows when the hands rest. */
  touched(): void;
  changed(html: string): void;
  /** The cursor came into another block; the first is 0. */
  walked?(block: number): void;
  /** Handed out when the editor is there. */
  ready?(hands: BodyHands): void;
}

/** Half of a pause between two keys: the whole text is turned into HTML only when the hands rest. */
const REST = 400;

/** The body as it prints. `html` is what it begins with; a new one needs a new key. */
export function BodyEditor(props: BodyEditorProps) {
  const { html, language, writable, label, short, opened, touched, changed, walked, ready } = props;
  const words = useWords();
  const rest = useRef(0);
  /** What is typed is told now, and not when the hands rest. */
  const settleNow = useRef(() => {});
  const door = usePictureDoor();
  useNoStrayFiles();
  const editor = useEditor({
    // Its style is in look.css: the page's policy allows no style element.
    injectCSS: false,
    editable: writable,
    shouldRerenderOnTransaction: false,
    extensions: extensionsOf(language, door),
    content: docOf(parseBody(html).body) as JSONContent,
    editorProps: {
      attributes: {
        class: 'prose',
        lang: language,
        dir: direction(language),
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label ?? words.body,
        spellcheck: 'true',
      },
      // Before ProseMirror reads it: its reader is the browser's, ours is not.
      handleDOMEvents: {
        paste(_view, event) {
          if (editorOf.current === null || !paste(editorOf.current, event, language)) return false;
          event.preventDefault();
          return true;
        },
      },
    },
    onFocus: ({ editor: now }) => walked?.(now.state.selection.$from.index(0)),
    onSelectionUpdate: ({ editor: now }) => walked?.(now.state.selection.$from.index(0)),
    onUpdate() {
      touched();
      clearTimeout(rest.current);
      rest.current = window.setTimeout(() => settleNow.current(), REST);
    },
    onBlur: () => settleNow.current(),
  });
  const editorOf = useRef<Editor | null>(null);
  editorOf.current = editor;
  settleNow.current = () => {
    if (rest.current === 0) return;
    clearTimeout(rest.current);
    rest.current = 0;
    changed(htmlOf(editor.getJSON() as DocNode));
  };
  useEffect(() => editor.setEditable(writable, false), [editor, writable]);
  useEffect(() => ready?.(handsOf(editor, settleNow)), [editor, ready]);
  // Once for each editor: whoever uses it hands in a new function with every drawing.
  useEffect(() => opened?.(editor), [editor]);
  return (
    <>
      {writable && <Toolbar editor={editor} short={short ?? false} />}
      <EditorContent editor={editor} />
    </>
  );
}

function extensionsOf(language: string, door: Parameters<typeof pictureUpload>[0]) {
  return [
    StarterKit.configure({
      blockquote: false,
      bold: false,
      code: false,
      codeBlock: false,
      italic: false,
      link: false,
      strike: false,
      underline: false,
      heading: { levels: [2, 3, 4] },
    }),
    Strong,
    Emphasis,
    Language,
    Link,
    Quote,
    QuoteSource,
    Facts,
    FactsTitle,
    Picture,
    Kept,
    typography(language),
    pictureUpload(door),
  ];
}

function handsOf(editor: Editor, settleNow: RefObject<() => void>): BodyHands {
  return {
    go: (block) => goTo(editor, block),
    settle: () => settleNow.current(),
    showLink: (href) => showLink(editor, href),
    relink(from, to) {
      relink(editor, from, to);
      settleNow.current();
    },
  };
}

function goTo(editor: Editor, block: number): void {
  const { doc } = editor.state;
  let position = 1;
  for (let at = 0; at < Math.min(block, doc.childCount - 1); at += 1) position += doc.child(at).nodeSize;
  editor.chain().focus(position).scrollIntoView().run();
}
