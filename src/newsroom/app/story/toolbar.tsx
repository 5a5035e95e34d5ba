import { Button, Popover, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useState } from 'react';
import { safeHref } from '../../../story/body-href.ts';
import { useLanguage, useWords } from '../words.tsx';
import { PicturePicker } from './picture-picker.tsx';
import { toggleFacts, toggleQuote } from './wrapping.ts';

/** What a key can do too, to be seen and touched. */
export function Toolbar({ editor }: { readonly editor: Editor }) {
  const { words, language } = useLanguage();
  const [picking, setPicking] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      strong: now.isActive('strong'),
      emphasis: now.isActive('emphasis'),
      h2: now.isActive('heading', { level: 2 }),
      h3: now.isActive('heading', { level: 3 }),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      quote: now.isActive('quote'),
      facts: now.isActive('facts'),
      canUndo: now.can().undo(),
      canRedo: now.can().redo(),
    }),
  });
  const tool = (
    label: string,
    shown: string,
    act: () => void,
    { pressed, enabled = true }: { pressed?: boolean; enabled?: boolean } = {},
  ) => (
    <button
      type="button"
      className="tool"
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      disabled={!enabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    >
      <span aria-hidden>{shown}</span>
    </button>
  );
  const chain = () => editor.chain().focus();
  return (
    <div className="toolbar" role="toolbar" dir="ltr" lang={language} aria-label={words.formatting}>
      {tool(words.strong, 'B', () => chain().toggleMark('strong').run(), { pressed: on.strong })}
      {tool(words.emphasis, 'I', () => chain().toggleMark('emphasis').run(), { pressed: on.emphasis })}
      <LinkTool editor={editor} />
      {tool(words.heading2, 'H2', () => chain().toggleHeading({ level: 2 }).run(), { pressed: on.h2 })}
      {tool(words.heading3, 'H3', () => chain().toggleHeading({ level: 3 }).run(), { pressed: on.h3 })}
      {tool(words.bullets, '•', () => chain().toggleBulletList().run(), { pressed: on.bullets })}
      {tool(words.numbers, '1.', () => chain().toggleOrderedList().run(), { pressed: on.numbers })}
      {tool(words.quote, '❝', () => toggleQuote(editor), { pressed: on.quote })}
      {tool(words.facts, '▤', () => toggleFacts(editor), { pressed: on.facts })}
      {tool(words.picture, '▣', () => setPicking(true))}
      {tool(words.divider, '—', () => chain().setHorizontalRule().run())}
      {tool(words.undo, '↶', () => chain().undo().run(), { enabled: on.canUndo })}
      {tool(words.redo, '↷', () => chain().redo().run(), { enabled: on.canRedo })}
      <PicturePicker
        opened={picking}
        close={() => setPicking(false)}
        chosen={({ id, alt, caption, credit }) =>
          chain()
            .insertContent({ type: 'picture', attrs: { image: id, alt, caption, credit } })
            .run()
        }
      />
    </div>
  );
}

function LinkTool({ editor }: { readonly editor: Editor }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const show = (): void => {
    setAddress(String(editor.getAttributes('link')['href'] ?? ''));
    setOpen(true);
  };
  const wrong = address.trim() !== '' && safeHref(address.trim(), null) === null;
  const put = (): void => {
    const href = address.trim() === '' ? null : safeHref(address.trim(), null);
    const chain = editor.chain().focus().extendMarkRange('link');
    if (href === null) chain.unsetMark('link').run();
    else chain.setMark('link', { href }).run();
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} trapFocus position="bottom-start">
      <Popover.Target>
        <button type="button" className="tool" aria-label={words.link} title={words.link} onClick={show}>
          <span aria-hidden>⚭</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!wrong) put();
          }}
        >
          <TextInput
            label={words.linkAddress}
            type="text"
            inputMode="url"
            data-autofocus
            value={address}
            error={wrong ? words.linkWrong : undefined}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <Button type="submit" size="compact-md">
            {address.trim() === '' ? words.linkOut : words.linkIn}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
