import { Alert, Badge, Button, Loader } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { liveStrings } from '../../../language/strings/newsroom/live.ts';
import { ask } from '../api.ts';
import type { Story } from '../api-types.ts';
import { STATE_COLOURS } from '../desk/story-row.tsx';
import { FaultNote } from '../fault-note.tsx';
import { useSession } from '../session.tsx';
import { StoryActs } from '../story/story-acts.tsx';
import { useMoment, useRoomWords, useWords } from '../words.tsx';
import { ComposerView } from './composer-view.tsx';
import { CoverageActs } from './coverage-acts.tsx';
import { NewPosts } from './new-posts.tsx';
import { OutboxView } from './outbox-view.tsx';
import { outboxOf } from './outboxes.ts';
import { PostList } from './post-list.tsx';
import { usePosts } from './posts-query.ts';
import { useComposer } from './use-composer.ts';
import './live.css';

/** The live blog desk: for a phone in the field first, with one hand and a bad line. */
export function LivePage() {
  const { id } = useParams({ from: '/stories/$id/live' });
  const words = useWords();
  const own = useRoomWords(liveStrings);
  const { data, error } = useQuery({ queryKey: ['story', id], queryFn: () => ask<Story>(`/stories/${id}`) });
  if (data?.kind === 'live-blog') return <LiveDesk key={id} story={data} />;
  if (data !== undefined) return <p className="empty">{own.notLive}</p>;
  return error === null ? <Loader role="status" aria-label={words.loading} /> : <FaultNote error={error} />;
}

function LiveDesk({ story }: { readonly story: Story }) {
  const { id, service } = story;
  const shared = useWords();
  const words = useRoomWords(liveStrings);
  const { me, may } = useSession();
  const posts = usePosts(id);
  const composer = useComposer(id);
  const [outbox] = useState(() => outboxOf(id, me.account ?? ''));
  const [first] = posts.data?.pages ?? [];
  const ended = first?.ended ?? null;
  // As the API decides it (coverage.ts): before readers have it, who may write in the draft; then everybody who writes.
  const writes = story.url !== undefined || story.state === 'draft' ? may('write') : may('edit');
  return (
    <div className="live">
      <Head story={story} ended={ended} loaded={first !== undefined} />
      <section className="live-posts" aria-label={shared.posts}>
        <OutboxView outbox={outbox} service={service} room={composer.empty} takeBack={composer.begin} />
        <Rules story={story} writes={writes} />
        <FaultNote error={posts.error} />
        {posts.isPending && <Loader role="status" aria-label={shared.loading} />}
        {first !== undefined && (
          <>
            <NewPosts newest={first.posts[0]} />
            <PostList story={story} pages={posts.data?.pages ?? []} sendAsNew={(post) => outbox.add(post)} />
          </>
        )}
        {posts.hasNextPage && (
          <Button variant="default" loading={posts.isFetchingNextPage} onClick={() => void posts.fetchNextPage()}>
            {words.older}
          </Button>
        )}
      </section>
      {writes && ended === null && <ComposerView service={service} composer={composer} outbox={outbox} />}
    </div>
  );
}

/** What readers see of it, and the way to what it is besides its posts. */
function Head({
  story,
  ended,
  loaded,
}: {
  readonly story: Story;
  readonly ended: string | null;
  readonly loaded: boolean;
}) {
  const shared = useWords();
  const words = useRoomWords(liveStrings);
  const moment = useMoment();
  const client = useQueryClient();
  const wide = useMediaQuery('(min-width: 62em)');
  return (
    <header className="live-head">
      <h1 lang={story.service} dir="auto">
        {story.headline}
      </h1>
      <p className="live-state">
        <Badge variant="light" color={STATE_COLOURS[story.state]}>
          {shared.states[story.state]}
        </Badge>
        {ended !== null && <Badge color="gray">{words.ended(moment(ended))}</Badge>}
        <Link to="/stories/$id" params={{ id: story.id }}>
          {words.summary}
        </Link>
      </p>
      <details className="live-acts" open={wide ?? false} key={String(wide)}>
        <summary>{words.storyActs}</summary>
        <div className="stack">
          {loaded && <CoverageActs story={story.id} ended={ended !== null} />}
          <StoryActs
            story={story}
            settle={() => Promise.resolve(story.revision)}
            acted={() => client.invalidateQueries({ queryKey: ['story', story.id] })}
          />
        </div>
      </details>
    </header>
  );
}

/** Who may do what here, in words. */
function Rules({ story, writes }: { readonly story: Story; readonly writes: boolean }) {
  const words = useRoomWords(liveStrings);
  const { may } = useSession();
  const open = story.url !== undefined;
  if (!writes) return <Alert color="gray">{may('write') ? words.waitsForEditor : words.readOnly}</Alert>;
  return (
    <p className="hint">
      {open ? words.atOnce : words.withStory}
      {open && !may('edit') && ` ${words.ownOnly}`}
    </p>
  );
}
