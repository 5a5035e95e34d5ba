import { Badge, Button, Drawer, Loader, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { HISTORY_WORDS } from '../../../language/strings/newsroom/history.ts';
import { parseBody } from '../../../story/body-html.ts';
import { plainText } from '../../../story/body-text.ts';
import { ask } from '../api.ts';
import type { RevisionLine, Story } from '../api-types.ts';
import { FaultNote } from '../fault-note.tsx';
import { useMoment, useRoomWords, useWords } from '../words.tsx';
import { Beside } from './beside.tsx';
import { hunksOf } from './compare.ts';
import { thisTab } from './lease.ts';
import { wordChanges } from './word-changes.ts';
import { useHistoryView, type HistoryView } from './use-history-view.ts';
import './history.css';

interface HistoryProps {
  readonly story: Story;
  close(): void;
  restored(): Promise<void>;
}

/** Every kept state of a story: who, when, why; what changed since; and the way back. */
export function History({ story, close, restored }: HistoryProps) {
  const words = useWords();
  const room = useRoomWords(HISTORY_WORDS);
  const moment = useMoment();
  const { view, mayChoose, choose } = useHistoryView();
  const [chosen, setChosen] = useState<RevisionLine | null>(null);
  const { data, error } = useQuery({
    queryKey: ['revisions', story.id, story.revision],
    queryFn: () => ask<{ revisions: RevisionLine[] }>(`/stories/${story.id}/revisions`),
  });
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={view === 'beside' ? '64rem' : 'lg'}
      title={words.history}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <FaultNote error={error} />
      {data === undefined && !error && <Loader role="status" aria-label={words.loading} />}
      {mayChoose && (
        <SegmentedControl
          className="history-view"
          aria-label={room.view}
          value={view}
          onChange={(value) => choose(value === 'beside' ? 'beside' : 'inline')}
          data={[
            { value: 'beside', label: room.beside },
            { value: 'inline', label: room.inline },
          ]}
        />
      )}
      <ul className="revisions">
        {data?.revisions.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              aria-expanded={chosen?.id === line.id}
              onClick={() => setChosen(chosen?.id === line.id ? null : line)}
            >
              <strong>{moment(line.savedAt)}</strong> {line.by ?? ''} · {words.revisionActs[line.act] ?? line.act}
              {line.published && <Badge variant="light">{words.states.published}</Badge>}
            </button>
            {chosen?.id === line.id && (
              <Compared story={story} line={line} view={view} restored={restored} close={close} />
            )}
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

interface ComparedProps extends HistoryProps {
  readonly line: RevisionLine;
  readonly view: HistoryView;
}

/** From that state to the one now: what went is struck, what came is underlined. */
function Compared({ story, line, view, restored, close }: ComparedProps) {
  const words = useWords();
  const moment = useMoment();
  const { data, error } = useQuery({
    queryKey: ['revision', line.id],
    queryFn: () => ask<Story>(`/revisions/${line.id}`),
    staleTime: Infinity,
  });
  const restore = useMutation({
    mutationFn: async () => {
      await ask(`/stories/${story.id}/restore`, {
        method: 'POST',
        json: { revision: line.id },
        headers: { 'if-match': `"${story.revision}"`, 'x-lease': thisTab() },
      });
      await restored();
      close();
    },
  });
  if (error) return <FaultNote error={error} />;
  if (data === undefined) return <Loader role="status" aria-label={words.loading} />;
  const differs = hunksOf(data.body.html, story.body.html).filter((hunk) => hunk.kind === 'differs');
  const isSame = differs.length === 0 && data.headline === story.headline && data.standfirst === story.standfirst;
  return (
    <div className="compared" lang={story.service} dir="auto">
      {isSame && <p>{words.noDifference}</p>}
      {!isSame && view === 'beside' && <Beside before={data} after={story} when={moment(line.savedAt)} />}
      {view === 'inline' && (
        <>
          <Changed language={story.service} before={data.headline} after={story.headline} />
          <Changed language={story.service} before={data.standfirst} after={story.standfirst} />
          {differs.map((hunk, at) => (
            <Changed key={at} language={story.service} before={plainText(hunk.theirs)} after={plainText(hunk.mine)} />
          ))}
        </>
      )}
      <FaultNote error={restore.error} />
      {line.id !== story.revision && !isSame && (
        <Button size="compact-md" variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>
          {words.restore}
        </Button>
      )}
      <details>
        <summary>{words.wholeText}</summary>
        <p>{plainText(parseBody(data.body.html).body)}</p>
      </details>
    </div>
  );
}

interface ChangedProps {
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

function Changed({ language, before, after }: ChangedProps) {
  if (before === after) return null;
  return (
    <p>
      {wordChanges(before, after, language).map(({ text, kind }, at) =>
        kind === 'came' ? (
          <ins key={at}>{text}</ins>
        ) : kind === 'went' ? (
          <del key={at}>{text}</del>
        ) : (
          <span key={at}>{text}</span>
        ),
      )}
    </p>
  );
}
