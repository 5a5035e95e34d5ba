import { Badge, Loader, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { frontsStrings } from '../../../language/strings/newsroom/fronts.ts';
import { ask } from '../api.ts';
import type { StoryLine, StoryPage } from '../api-types.ts';
import { STATE_COLOURS } from '../desk/story-row.tsx';
import { FaultNote } from '../fault-note.tsx';
import { useMoment, useRoomWords, useWords } from '../words.tsx';
import type { FrontStory } from './front-types.ts';

interface StoryPickerProps {
  readonly service: string;
  readonly title: string;
  close(): void;
  chosen(story: FrontStory): void;
}

/** The stories of a service, the last saved first, found by the beginnings of words. */
export function StoryPicker({ service, title, close, chosen }: StoryPickerProps) {
  const shared = useWords();
  const words = useRoomWords(frontsStrings);
  const moment = useMoment();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const query = new URLSearchParams({ service, limit: '30', ...(q === '' ? {} : { q }) });
  const found = useQuery({
    queryKey: ['stories', 'front', query.toString()],
    queryFn: () => ask<StoryPage>(`/stories?${query.toString()}`),
    placeholderData: keepPreviousData,
  });
  const lines = found.data?.stories.filter(({ kind, state }) => kind !== 'page' && state !== 'withdrawn') ?? [];
  return (
    <Modal opened onClose={close} title={title} size="lg" closeButtonProps={{ 'aria-label': shared.close }}>
      <div className="stack">
        <TextInput
          type="search"
          label={shared.search}
          placeholder={shared.searchHint}
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <FaultNote error={found.error} />
        {found.isPending && <Loader role="status" aria-label={shared.loading} />}
        {found.data !== undefined && lines.length === 0 && <p className="empty">{shared.nothingFound}</p>}
        <ul className="picker-stories" aria-label={words.found} aria-busy={found.isFetching}>
          {lines.map((line) => (
            <li key={line.id}>
              <button type="button" onClick={() => chosen(frontStoryOf(line))}>
                <span lang={service} dir="auto">
                  {line.headline === '' ? shared.noHeadline : line.headline}
                </span>
                <small>
                  <bdi>{moment(line.savedAt)}</bdi>{' '}
                  {!line.public && (
                    <Badge variant="light" color={STATE_COLOURS[line.state]}>
                      {shared.states[line.state]}
                    </Badge>
                  )}
                </small>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  );
}

/** When it was published, its line does not say: what is public was by the time it was saved. */
function frontStoryOf({ id, headline, state, savedAt, thumbnail, public: open }: StoryLine): FrontStory {
  return { id, headline, state, firstPublished: open ? savedAt : null, thumbnail };
}
