import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { TIMES_STRINGS } from '../../../language/strings/newsroom/times.ts';
import { ask } from '../api.ts';
import type { Story } from '../api-types.ts';
import { FaultNote } from '../fault-note.tsx';
import { useSession } from '../session.tsx';
import { useMoment, useRoomWords } from '../words.tsx';

interface StoryTimesProps {
  readonly story: Story;
  acted(): Promise<void>;
}

/** The embargo, and when the story leaves its readers by itself. */
export function StoryTimes({ story, acted }: StoryTimesProps) {
  const words = useRoomWords(TIMES_STRINGS);
  const { may } = useSession();
  const { embargoUntil, unpublishAt } = story;
  const [open, setOpen] = useState(embargoUntil !== null || unpublishAt !== null);
  if (story.state === 'withdrawn') return null;
  const isDraft = story.state === 'draft' && story.url === undefined;
  return (
    // It stays as whoever looks at it has it: a time that is taken back closes nothing under their hands.
    <details className="times" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.title}</summary>
      <div className="stack">
        <Time
          label={words.embargo}
          hint={words.embargoHint}
          at={embargoUntil}
          writable={may('edit') || (isDraft && embargoUntil === null && may('write'))}
          put={(until) => ask(`/stories/${story.id}/embargo`, { method: 'PUT', json: { until } }).then(acted)}
        />
        <Time
          label={words.leaving}
          hint={words.leavingHint}
          at={unpublishAt}
          writable={may('edit')}
          put={(at) => ask(`/stories/${story.id}/unpublish-at`, { method: 'PUT', json: { at } }).then(acted)}
        />
      </div>
    </details>
  );
}

interface TimeProps {
  readonly label: string;
  readonly hint: string;
  readonly at: string | null;
  readonly writable: boolean;
  /** Null: no time. */
  put(at: string | null): Promise<void>;
}

function Time({ label, hint, at, writable, put }: TimeProps) {
  const words = useRoomWords(TIMES_STRINGS);
  const moment = useMoment();
  const [typed, setTyped] = useState('');
  const send = useMutation({ mutationFn: put, onSuccess: () => setTyped('') });
  if (at !== null) {
    return (
      <div>
        <strong>{label}</strong>: <bdi>{moment(at)}</bdi>{' '}
        {writable && (
          <Button variant="subtle" size="compact-sm" loading={send.isPending} onClick={() => send.mutate(null)}>
            {words.clear}
          </Button>
        )}
        <FaultNote error={send.error} />
      </div>
    );
  }
  if (!writable) return null;
  return (
    <form
      className="time"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(new Date(typed).toISOString());
      }}
    >
      <TextInput
        type="datetime-local"
        label={label}
        description={hint}
        required
        withAsterisk={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {typed !== '' && (
        <Button type="submit" variant="default" loading={send.isPending}>
          {words.set}
        </Button>
      )}
      <FaultNote error={send.error} />
    </form>
  );
}
