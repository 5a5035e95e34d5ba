import { Button, Switch, TagsInput, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type RefObject } from 'react';
import type { Story, StoryFields } from '../api-types.ts';
import { useSession } from '../session.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { TRANSLATION_STRINGS } from '../../../language/strings/newsroom/translation.ts';
import { StoryLinks } from './links/story-links.tsx';
import { Notes } from './notes.tsx';
import type { SheetHands } from './sheet-hands.ts';
import { StoryActs } from './story-acts.tsx';
import { StoryTimes } from './story-times.tsx';
import { Translations } from './translation/translations.tsx';

interface StorySideProps {
  readonly story: Story;
  readonly writable: boolean;
  change(fields: Partial<StoryFields>): void;
  /** Sends what is typed: the revision it is in, or null when that did not succeed. */
  settle(): Promise<string | null>;
  /** After an act: reads the story again. */
  acted(): Promise<void>;
  showHistory(): void;
  /** Whether the original of a translation stands beside it. */
  readonly beside: boolean;
  showBeside(shown: boolean): void;
  /** The text as it is written just now. */
  readonly html: string;
  readonly hands: RefObject<SheetHands>;
}

/** What belongs to a story and is not its text, and what can be done with it. */
export function StorySide(props: StorySideProps) {
  const { story, writable, change, settle, acted, showHistory, beside, showBeside, html, hands } = props;
  const words = useWords();
  const room = useRoomWords(TRANSLATION_STRINGS);
  const navigate = useNavigate();
  const preview = async (): Promise<void> => {
    if ((await settle()) === null) return;
    const search = { device: 'phone', scheme: 'light', mirrored: false } as const;
    await navigate({ to: '/stories/$id/preview', params: { id: story.id }, search });
  };
  return (
    <>
      <StoryActs {...{ story, settle, acted }} showPicture={(at) => hands.current.showPicture(at)} />
      <Notes story={story} />
      {story.translationOf !== null && (
        <Switch
          label={room.showOriginal}
          checked={beside}
          onChange={(event) => showBeside(event.currentTarget.checked)}
        />
      )}
      <Translations story={story} settle={settle} />
      <div className="side-links">
        <Button variant="default" onClick={() => void preview()}>
          {words.preview}
        </Button>
        <Button variant="default" onClick={showHistory}>
          {words.history}
        </Button>
        {story.kind === 'live-blog' && (
          <Button
            variant="default"
            renderRoot={(props) => <Link {...props} to="/stories/$id/live" params={{ id: story.id }} />}
          >
            {words.posts}
          </Button>
        )}
      </div>
      <StoryLinks {...{ story, html, writable, hands, settle }} />
      <StoryTimes story={story} acted={acted} />
      <Details story={story} writable={writable} change={change} />
    </>
  );
}

function Details({ story, writable, change }: Pick<StorySideProps, 'story' | 'writable' | 'change'>) {
  const words = useWords();
  const { publication } = useSession();
  const [place, setPlace] = useState(story.place);
  const [slug, setSlug] = useState(story.slug);
  const names = new Map<string, StoryFields['bylines'][number]>();
  for (const { id, name } of publication.people ?? []) names.set(localName(name, story.service, id), { person: id });
  for (const { id, name } of publication.units ?? []) names.set(localName(name, story.service, id), { unit: id });
  const [bylines, setBylines] = useState(() => story.bylines.map((each) => shownByline(each, names)));
  const [topics, setTopics] = useState<readonly string[]>(story.topics);
  return (
    <div className="stack">
      <TextInput
        label={words.fields.place}
        value={place}
        readOnly={!writable}
        onChange={({ currentTarget: { value } }) => {
          setPlace(value);
          change({ place: value });
        }}
      />
      <TagsInput
        label={words.fields.bylines}
        data={[...names.keys()]}
        value={[...bylines]}
        readOnly={!writable}
        onChange={(values) => {
          setBylines(values);
          change({ bylines: values.map((name) => names.get(name) ?? { name }) });
        }}
      />
      <TagsInput
        label={words.fields.topics}
        value={[...topics]}
        readOnly={!writable}
        onChange={(values) => {
          setTopics(values);
          change({ topics: values });
        }}
      />
      <TextInput
        label={words.fields.slug}
        description={words.slugHint}
        value={slug}
        readOnly={!writable}
        onChange={({ currentTarget: { value } }) => {
          setSlug(value);
          if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) change({ slug: value });
        }}
        error={/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || slug === '' ? undefined : words.slugWrong}
      />
    </div>
  );
}

function localName(name: Readonly<Record<string, string>>, service: string, id: string): string {
  return name[service] ?? Object.values(name)[0] ?? id;
}

function shownByline(byline: StoryFields['bylines'][number], names: ReadonlyMap<string, unknown>): string {
  if ('name' in byline) return byline.name;
  const wanted = JSON.stringify(byline);
  for (const [name, each] of names) if (JSON.stringify(each) === wanted) return name;
  return 'person' in byline ? byline.person : byline.unit;
}
