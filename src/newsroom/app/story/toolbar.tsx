import { Button, Popover, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useState } from 'react';
import { safeHref } from '../../../story/body-href.ts';
import { useLanguage, useWords } from '../words.tsx';
import type { NewsroomStrings } from '../../../language/strings/newsroom-strings.ts';
import { Icon, type IconName } from '../icon.tsx';
import { PicturePicker } from './picture-picker.tsx';
import { toggleFacts, toggleQuote } from './wrapping.ts';

/** What is called by a word of the app. */
type Tool = IconName & keyof NewsroomStrings;

/** What a key can do too, to be seen and touched. `short`: what a few sentences need. */
export function Toolbar({ editor, short }: { readonly editor: Editor; readonly short: boolean }) {
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
    name: Tool,
    act: () => void,
    { pressed, enabled = true }: { pressed?: boolean; enabled?: boolean } = {},
  ) => (
    <button
      type="button"
      className="tool"
      title={words[name]}
      aria-label={words[name]}
      aria-pressed={pressed}
      disabled={!enabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    >
      <Icon name={name} />
    </button>
  );
  const chain = () => editor.chain().focus();
  return (
    <div className="toolbar" role="toolbar" dir="ltr" lang={language} aria-label={words.formatting}>
      {tool('strong', () => chain().toggleMark('strong').run(), { pressed: on.strong })}
      {tool('emphasis', () => chain().toggleMark('emphasis').run(), { pressed: on.emphasis })}
      <LinkTool editor={editor} />
      {!short && tool('heading2', () => chain().toggleHeading({ level: 2 }).run(), { pressed: on.h2 })}
      {!short && tool('heading3', () => chain().toggleHeading({ level: 3 }).run(), { pressed: on.h3 })}
      {tool('bullets', () => chain().toggleBulletList().run(), { pressed: on.bullets })}
      {!short && tool('numbers', () => chain().toggleOrderedList().run(), { pressed: on.numbers })}
      {tool('quote', () => toggleQuote(editor), { pressed: on.quote })}
      {!short && tool('facts', () => toggleFacts(editor), { pressed: on.facts })}
      {tool('picture', () => setPicking(true))}
      {!short && tool('divider', () => chain().setHorizontalRule().run())}
      {tool('undo', () => chain().undo().run(), { enabled: on.canUndo })}
      {!short && tool('redo', () => chain().redo().run(), { enabled: on.canRedo })}
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
          <Icon name="link" />
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
