import { Chip, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { useState, type ReactNode } from 'react';
import { direction } from '../../../language/direction.ts';
import { liveStrings } from '../../../language/strings/newsroom/live.ts';
import { parseBody } from '../../../story/body-html.ts';
import { htmlOf, type DocNode } from '../story/body-doc.ts';
import { BodyEditor } from '../story/body-editor.tsx';
import { useRoomWords } from '../words.tsx';
import { isEmpty, type PostDraft } from './post-types.ts';

interface PostFieldsProps {
  readonly service: string;
  /** What they begin with; other ones need another key. */
  readonly start: PostDraft;
  /** What the text is called: there may be several on the page. */
  readonly label: string;
  /** Beside the marks. */
  readonly children?: ReactNode;
  ready(editor: Editor): void;
  changed(part: Partial<PostDraft>): void;
  /** Ctrl+Enter. */
  submit(): void;
}

/** What a post says, and whether it is pinned and a key event. */
export function PostFields({ service, start, label, children, ready, changed, submit }: PostFieldsProps) {
  const words = useRoomWords(liveStrings);
  const [headline, setHeadline] = useState(start.headline);
  const [marks, setMarks] = useState({ key: start.key, pinned: start.pinned });
  const mark = (name: 'key' | 'pinned') => (
    <Chip
      checked={marks[name]}
      onChange={(on) => {
        setMarks({ ...marks, [name]: on });
        changed({ [name]: on });
      }}
    >
      {words[name]}
    </Chip>
  );
  return (
    <div
      className="post-fields"
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        submit();
      }}
    >
      <TextInput
        aria-label={words.headline}
        placeholder={words.headline}
        lang={service}
        dir={direction(service)}
        maxLength={300}
        value={headline}
        onChange={({ currentTarget: { value } }) => {
          setHeadline(value);
          changed({ headline: value });
        }}
      />
      <BodyEditor
        html={start.body.html}
        language={service}
        writable
        short
        label={label}
        opened={ready}
        touched={() => undefined}
        changed={(html) => changed({ body: { html } })}
      />
      <div className="post-marks">
        {mark('key')}
        {mark('pinned')}
        {children}
      </div>
    </div>
  );
}

/** The post with what its editor holds this very moment. */
export function postOf(draft: PostDraft, editor: Editor | null): PostDraft {
  return editor === null || editor.isDestroyed
    ? draft
    : { ...draft, body: { html: htmlOf(editor.getJSON() as DocNode) } };
}

/** What is to be done before a post can go, or null. The newsroom asks for the same, and more. */
export function missingIn(post: PostDraft): 'nothing' | 'noAlt' | null {
  if (isEmpty(post)) return 'nothing';
  const { body } = parseBody(post.body.html);
  return body.some((block) => block.type === 'image' && block.use.alt.trim() === '') ? 'noAlt' : null;
}
