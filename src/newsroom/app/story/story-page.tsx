import { Alert, Button, Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../api.ts';
import type { Story, StoryFields } from '../api-types.ts';
import { FaultNote } from '../fault-note.tsx';
import { useSession } from '../session.tsx';
import { useLanguage, useWords } from '../words.tsx';
import { History } from './history.tsx';
import { Merging } from './merging.tsx';
import { readUnsent, unsentOf } from './unsent.ts';
import { useDraft } from './use-draft.ts';
import { Writing } from './writing.tsx';

/** A story to be written in, as readers will see it, with what can be done with it beside it. */
export function StoryPage() {
  const { id } = useParams({ from: '/stories/$id' });
  const words = useWords();
  const { data, error } = useQuery({
    queryKey: ['story', id],
    queryFn: () => ask<Story>(`/stories/${id}`),
    staleTime: 0,
    // What is being typed is not pulled away: news of the story come with a save, or with being told.
    refetchOnWindowFocus: false,
  });
  if (error) return <FaultNote error={error} />;
  if (data === undefined) return <Loader role="status" aria-label={words.loading} />;
  return <StoryDesk key={id} story={data} />;
}

function StoryDesk({ story }: { readonly story: Story }) {
  const client = useQueryClient();
  const { may, me } = useSession();
  const draft = useDraft(story, me.account);
  const { keeper, lease, state } = draft;
  const [unsent, setUnsent] = useState(() => readUnsent(unsentOf(me.account, story.id)));
  const [shown, setShown] = useState<{ readonly fields: Story; readonly key: number }>({ fields: story, key: 0 });
  const [history, setHistory] = useState(false);
  const heldByOther = story.heldBy !== undefined && story.heldBy !== null && story.heldBy !== me.name;
  const [watching, setWatching] = useState(heldByOther);
  // As the API decides it (rights.ts): once it waits for an editor or readers have it, it is theirs.
  const mine = story.state === 'draft' && story.url === undefined ? may('write') : may('edit');
  const writable = mine && story.state !== 'withdrawn' && !watching;

  const reload = async (): Promise<Story> => {
    const now = await ask<Story>(`/stories/${story.id}`);
    client.setQueryData(['story', story.id], now);
    return now;
  };
  /** Everything shown anew, on top of this revision. */
  const continueFrom = (now: Story, fields: Partial<StoryFields>): void => {
    keeper.resolve(now.revision, fields);
    setUnsent(null);
    setShown(({ key }) => ({ fields: { ...now, ...fields }, key: key + 1 }));
  };
  const takeOver = async (): Promise<void> => {
    await lease.hold({ takeOver: true });
    const now = await reload();
    setWatching(false);
    if (keeper.state.kind !== 'stale' && unsent === null) continueFrom(now, {});
  };

  const pending = unsent?.fields ?? (state.kind === 'stale' ? keeper.unsent : null);
  if (pending !== null && !watching) {
    return (
      <Merging
        story={story}
        pending={pending}
        base={unsent?.base ?? keeper.base}
        held={state.kind === 'stale' ? state.heldBy : null}
        takeOver={takeOver}
        reload={reload}
        done={continueFrom}
      />
    );
  }
  const openHistory = async (): Promise<void> => {
    await keeper.flush();
    await reload();
    setHistory(true);
  };
  return (
    <>
      <Writing
        story={story}
        shown={shown}
        draft={draft}
        writable={writable}
        acted={async () => keeper.resolve((await reload()).revision)}
        showHistory={() => void openHistory()}
      >
        {watching && <Watching by={story.heldBy ?? ''} {...(mine ? { takeOver } : {})} />}
      </Writing>
      {history && (
        <History
          story={story}
          close={() => setHistory(false)}
          restored={async () => continueFrom(await reload(), {})}
        />
      )}
    </>
  );
}

/** Somebody else writes: this one reads along. */
function Watching({ by, takeOver }: { readonly by: string; takeOver?(): Promise<void> }) {
  const { words, language } = useLanguage();
  return (
    <Alert color="yellow" role="status" lang={language} dir="ltr" title={words.heldBy(by)}>
      <p>{words.heldHint}</p>
      {takeOver && (
        <Button color="yellow" variant="outline" onClick={() => void takeOver()}>
          {words.takeOver}
        </Button>
      )}
    </Alert>
  );
}
