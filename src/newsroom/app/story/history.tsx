import { Badge, Button, Drawer, Loader } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { diffWordsWithSpace } from 'diff';
import { useState } from 'react';
import { parseBody } from '../../../story/body-html.ts';
import { plainText } from '../../../story/body-text.ts';
import { ask } from '../api.ts';
import type { RevisionLine, Story } from '../api-types.ts';
import { FaultNote } from '../fault-note.tsx';
import { useMoment, useWords } from '../words.tsx';
import { hunksOf } from './compare.ts';
import { thisTab } from './lease.ts';

interface HistoryProps {
  readonly story: Story;
  close(): void;
  restored(): Promise<void>;
}

/** Every kept state of a story: who, when, why; what changed since; and the way back. */
export function History({ story, close, restored }: HistoryProps) {
  const words = useWords();
  const moment = useMoment();
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
      size="lg"
      title={words.history}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <FaultNote error={error} />
      {data === undefined && !error && <Loader role="status" aria-label={words.loading} />}
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
            {chosen?.id === line.id && <Compared story={story} line={line} restored={restored} close={close} />}
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

/** From that state to the one now: what went is struck, what came is underlined. */
function Compared({ story, line, restored, close }: HistoryProps & { readonly line: RevisionLine }) {
  const words = useWords();
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
      <Changed before={data.headline} after={story.headline} />
      <Changed before={data.standfirst} after={story.standfirst} />
      {differs.map((hunk, at) => (
        <Changed key={at} before={plainText(hunk.theirs)} after={plainText(hunk.mine)} />
      ))}
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

function Changed({ before, after }: { readonly before: string; readonly after: string }) {
  if (before === after) return null;
  return (
    <p>
      {diffWordsWithSpace(before, after).map(({ value, added, removed }, at) =>
        added ? <ins key={at}>{value}</ins> : removed ? <del key={at}>{value}</del> : <span key={at}>{value}</span>,
      )}
    </p>
  );
}
