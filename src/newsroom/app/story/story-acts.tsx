import { Badge, Button, Modal, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api.ts';
import type { Story } from '../api-types.ts';
import { STATE_COLOURS } from '../desk/story-row.tsx';
import { FaultNote } from '../fault-note.tsx';
import { useSession } from '../session.tsx';
import { useMoment, useWords } from '../words.tsx';
import { thisTab } from './lease.ts';

interface StoryActsProps {
  readonly story: Story;
  settle(): Promise<string | null>;
  acted(): Promise<void>;
}

type Act = 'submit' | 'send-back' | 'approve' | 'publish' | 'unschedule' | 'unpublish' | 'corrections' | 'withdraw';
/** What an act wants to be told before it is done. */
const ASKS: Partial<Record<Act, 'reason' | 'text'>> = {
  'send-back': 'reason',
  withdraw: 'reason',
  corrections: 'text',
};

/** Where the story stands, and what can be done with it from there. What is typed is saved first. */
export function StoryActs({ story, settle, acted }: StoryActsProps) {
  const words = useWords();
  const moment = useMoment();
  const { may } = useSession();
  const [asking, setAsking] = useState<Act | 'schedule' | null>(null);
  const run = useMutation({
    mutationFn: async ({ act, json }: { act: Act; json: object }) => {
      const revision = await settle();
      // Why is said where the saving is shown.
      if (revision === null) return null;
      // What is on this screen is done, and not what somebody saved a second ago.
      const headers = { 'x-lease': thisTab(), 'if-match': `"${revision}"` };
      await ask(`/stories/${story.id}/${act}`, { method: 'POST', json, headers });
      await acted();
      return act;
    },
    onSuccess(act) {
      if (act === null) return;
      setAsking(null);
      notifications.show({
        message: words.acted[act],
        color: 'teal',
        closeButtonProps: { 'aria-label': words.close },
      });
    },
  });
  const button = (act: Act, { primary = false, danger = false } = {}) => (
    <Button
      key={act}
      variant={primary ? 'filled' : 'default'}
      {...(danger ? { color: 'red', variant: 'outline' } : {})}
      loading={run.isPending && run.variables.act === act}
      disabled={run.isPending}
      onClick={() => (ASKS[act] === undefined ? run.mutate({ act, json: {} }) : setAsking(act))}
    >
      {words.acts[act]}
    </Button>
  );
  return (
    <div className="stack acts">
      <p className="standing">
        <Badge size="lg" variant="light" color={STATE_COLOURS[story.state]}>
          {words.states[story.state]}
        </Badge>
        {story.approved && (
          <Badge variant="outline" color="teal">
            {words.approved}
          </Badge>
        )}
        {story.scheduledFor && ` ${moment(story.scheduledFor)}`}
      </p>
      {story.url !== undefined && (
        <a href={story.url} target="_blank" rel="noreferrer">
          {words.asReaders}
        </a>
      )}
      {actsOf(story, may).map(([act, how]) => button(act, how))}
      {may('edit') && ['draft', 'in-review'].includes(story.state) && (
        <Button variant="default" onClick={() => setAsking('schedule')}>
          {words.schedule}
        </Button>
      )}
      {asking === null && <FaultNote error={run.error} />}
      {asking !== null && (
        <Modal
          opened
          onClose={() => setAsking(null)}
          title={asking === 'schedule' ? words.schedule : words.acts[asking]}
          closeButtonProps={{ 'aria-label': words.close }}
        >
          <Question
            act={asking}
            error={run.error}
            busy={run.isPending}
            answered={(json) => run.mutate({ act: asking === 'schedule' ? 'publish' : asking, json })}
          />
        </Modal>
      )}
    </div>
  );
}

interface QuestionProps {
  readonly act: Act | 'schedule';
  readonly error: Error | null;
  readonly busy: boolean;
  answered(json: object): void;
}

function Question({ act, error, busy, answered }: QuestionProps) {
  const words = useWords();
  const [text, setText] = useState('');
  const field = act === 'schedule' ? 'at' : (ASKS[act] ?? 'text');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        answered({ [field]: act === 'schedule' ? new Date(text).toISOString() : text });
      }}
    >
      {act === 'withdraw' && <p>{words.withdrawWarning}</p>}
      {act === 'schedule' ? (
        <TextInput
          type="datetime-local"
          label={words.scheduleAt}
          required
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : (
        <Textarea
          label={words.asks[field === 'text' ? 'text' : 'reason']}
          autosize
          minRows={3}
          required
          data-autofocus
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <FaultNote error={error} />
      <Button type="submit" loading={busy} color={act === 'withdraw' ? 'red' : 'teal'}>
        {act === 'schedule' ? words.schedule : words.acts[act]}
      </Button>
    </form>
  );
}

type Offered = readonly [Act, { primary?: boolean; danger?: boolean }];

/** In the order that they come in a story's life; the likeliest is the filled one. */
function actsOf({ state, approved = false, url }: Story, may: (right: string) => boolean): Offered[] {
  const edits = may('edit');
  const offered: Offered[] = [];
  if (state === 'draft' && may('write')) offered.push(['submit', { primary: !edits }]);
  if (edits && state !== 'withdrawn') {
    if (state === 'in-review' && !approved) offered.push(['approve', { primary: true }]);
    if (state === 'in-review') offered.push(['send-back', {}]);
    offered.push(['publish', { primary: state !== 'in-review' || approved }]);
    if (state === 'scheduled') offered.push(['unschedule', {}]);
    if (url !== undefined) offered.push(['corrections', {}], ['unpublish', {}]);
  }
  if (may('withdraw') && (url !== undefined || state === 'unpublished')) offered.push(['withdraw', { danger: true }]);
  return offered;
}
