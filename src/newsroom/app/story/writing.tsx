import { memo, useCallback, useRef, useState, type ReactNode, type RefObject } from 'react';
import { direction } from '../../../language/direction.ts';
import type { Story, StoryFields } from '../api-types.ts';
import { useWords } from '../words.tsx';
import { BodyEditor } from './body-editor.tsx';
import { LeadImage } from './lead-image.tsx';
import { SaveState } from './save-state.tsx';
import { NO_HANDS, type BodyHands, type SheetHands } from './sheet-hands.ts';
import { StorySide } from './story-side.tsx';
import { StoryWords } from './story-words.tsx';
import { TextLength } from './text-length.tsx';
import { Original } from './translation/original.tsx';
import type { Draft } from './use-draft.ts';

interface WritingProps {
  readonly story: Story;
  /** What the sheet begins with; a new `key` begins it anew. */
  readonly shown: { readonly fields: Story; readonly key: number };
  readonly draft: Draft;
  readonly writable: boolean;
  /** Above the headline. */
  readonly children: ReactNode;
  acted(): Promise<void>;
  showHistory(): void;
}

/** The sheet that is written on; on its one side what is done with it, on the other what it translates. */
export function Writing({ story, shown, draft, writable, children, acted, showHistory }: WritingProps) {
  const words = useWords();
  const { keeper, state } = draft;
  const [beside, setBeside] = useState(() => hasWork(story));
  const isBeside = useRef(beside);
  const first = { key: shown.key, html: shown.fields.body.html, at: NOWHERE };
  /** Where the writing is. The original is told with every step, others when the hands rest. */
  const place = useRef(first);
  const [told, tell] = useState(first);
  if (place.current.key !== shown.key) place.current = first;
  const written = told.key === shown.key ? told : first;
  const goOn = (now: Partial<typeof first>): void => {
    place.current = { ...place.current, ...now };
    if (isBeside.current || now.html !== undefined) tell(place.current);
  };
  const showBeside = (wanted: boolean): void => {
    tell(place.current);
    isBeside.current = wanted;
    setBeside(wanted);
  };
  const hands = useRef<SheetHands>(NO_HANDS);
  const change = (fields: Partial<StoryFields>): void => {
    keeper.change(fields);
    const { body } = fields;
    if (body !== undefined) goOn({ html: body.html });
  };
  const settle = async (): Promise<string | null> => {
    hands.current.settle();
    return (await keeper.flush()).kind === 'saved' ? keeper.base : null;
  };
  return (
    <div className="story" data-beside={beside || undefined}>
      {beside && (
        <Original
          {...{ story, writable, settle }}
          html={written.html}
          at={written.at}
          go={(block) => hands.current.go(block)}
        />
      )}
      <Sheet
        key={shown.key}
        story={shown.fields}
        {...{ writable, change, hands }}
        touched={() => keeper.touch()}
        walked={(at) => at !== place.current.at && goOn({ at })}
      >
        {children}
      </Sheet>
      <aside className="side" aria-label={words.details}>
        <SaveState state={state} />
        <TextLength html={written.html} language={story.service} />
        <StorySide
          {...{ story, writable, change, settle, acted, showHistory, beside, showBeside, hands }}
          html={written.html}
        />
      </aside>
    </div>
  );
}

/** The cursor is in no block yet. */
const NOWHERE = -1;

/** Whether a translation wants its original beside it: as long as readers do not have it, or it lags behind. */
function hasWork({ translationOf, url, outdated }: Story): boolean {
  return translationOf !== null && (url === undefined || outdated);
}

interface SheetProps {
  readonly story: Story;
  readonly writable: boolean;
  readonly children: ReactNode;
  /** Is given what can be done in it. */
  readonly hands: RefObject<SheetHands>;
  touched(): void;
  change(fields: Partial<StoryFields>): void;
  walked(block: number): void;
}

/**
 * The story as it prints. What it begins with, it begins with once: a new one needs a new key. It is not drawn anew with
 * each state of saving: a long text would make every key wait. So what it calls must hold nothing that changes.
 */
const Sheet = memo(
  DrawnSheet,
  (before, now) => before.story === now.story && before.writable === now.writable && before.children === now.children,
);

function DrawnSheet({ story, writable, children, hands, touched, change, walked }: SheetProps) {
  const sheet = useRef<HTMLElement>(null);
  const ready = useCallback(
    (body: BodyHands) => {
      hands.current = { ...body, showPicture: (at) => showPicture(sheet.current, at) };
    },
    [hands],
  );
  return (
    <article ref={sheet} className="sheet" lang={story.service} dir={direction(story.service)}>
      {children}
      <StoryWords story={story} writable={writable} change={change} />
      <LeadImage use={story.leadImage} writable={writable} changed={(leadImage) => change({ leadImage })} />
      <BodyEditor
        html={story.body.html}
        language={story.service}
        writable={writable}
        touched={touched}
        changed={(html) => change({ body: { html } })}
        walked={walked}
        ready={ready}
      />
    </article>
  );
}

/** Its fields are the browser's: neither the lead picture nor the editor knows of the other. */
function showPicture(sheet: HTMLElement | null, at: number): void {
  const pictures = [...(sheet?.querySelectorAll('figure.picture') ?? [])].filter((each) => each.querySelector('input'));
  const fields = [...(pictures[at]?.querySelectorAll('input') ?? [])];
  const field = fields.find(({ value }) => value.trim() === '') ?? fields[0];
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
