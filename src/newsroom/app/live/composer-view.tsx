import { Alert, Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { Editor } from '@tiptap/react';
import { useRef, useState } from 'react';
import { liveStrings } from '../../../language/strings/newsroom/live.ts';
import { plainText } from '../../../story/body-text.ts';
import { parseBody } from '../../../story/body-html.ts';
import { BY_PLACE } from '../keys.ts';
import { useRoomWords } from '../words.tsx';
import { Camera } from './camera.tsx';
import type { Outbox } from './outbox.ts';
import { missingIn, PostFields, postOf } from './post-fields.tsx';
import type { Composer } from './use-composer.ts';

interface ComposerViewProps {
  readonly service: string;
  readonly composer: Composer;
  readonly outbox: Outbox;
}

/** Where posts are written. On a phone it is a line at the foot of the screen until it is touched. */
export function ComposerView({ service, composer, outbox }: ComposerViewProps) {
  const words = useRoomWords(liveStrings);
  const editor = useRef<Editor | null>(null);
  const [folded, setFolded] = useState(true);
  const [missing, setMissing] = useState<ReturnType<typeof missingIn>>(null);
  const { start } = composer;
  const unfold = (): void => {
    setFolded(false);
    // It is not shown before this is drawn, and what is not shown takes no focus.
    requestAnimationFrame(() => editor.current?.commands.focus('end'));
  };
  useHotkeys([['n', unfold, BY_PLACE]]);
  const send = (): void => {
    const post = postOf(composer.now(), editor.current);
    const fault = missingIn(post);
    setMissing(fault);
    if (fault !== null) return;
    outbox.add(post);
    composer.begin();
    setFolded(true);
  };
  return (
    <section className="composer" aria-label={words.compose} data-folded={folded || undefined}>
      <button type="button" className="composer-open" onClick={unfold}>
        {composer.empty ? words.compose : <bdi lang={service}>{shortly(composer)}</bdi>}
      </button>
      <form
        className="composer-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className="composer-head">
          <h2>{words.compose}</h2>
          <Button
            className="composer-fold"
            variant="subtle"
            color="gray"
            size="compact-md"
            onClick={() => setFolded(true)}
          >
            {words.fold}
          </Button>
        </div>
        <PostFields
          key={start.key}
          service={service}
          start={start.post}
          label={words.text}
          ready={(made) => {
            editor.current = made;
          }}
          changed={(part) => {
            setMissing(null);
            composer.change(start.key, part);
          }}
          submit={send}
        >
          <Camera
            taken={({ id, alt, caption, credit }) =>
              editor.current
                ?.chain()
                .focus('end')
                .insertContent({ type: 'picture', attrs: { image: id, alt, caption, credit } })
                .run()
            }
          />
        </PostFields>
        {missing !== null && (
          <Alert color="red" role="alert">
            {words[missing]}
          </Alert>
        )}
        <div className="composer-acts">
          <Button type="submit" title="Ctrl+Enter">
            {words.send}
          </Button>
          {!composer.empty && (
            <Button variant="subtle" color="gray" onClick={() => confirm(words.clearSure) && composer.begin()}>
              {words.clear}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}

function shortly({ now }: Composer): string {
  const { headline, body } = now();
  return (headline || plainText(parseBody(body.html).body)).slice(0, 80);
}
