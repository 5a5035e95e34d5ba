import { Alert, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import { useRef, useState } from 'react';
import { liveStrings } from '../../../language/strings/newsroom/live.ts';
import { parseBody } from '../../../story/body-html.ts';
import { ask, Problem } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { MergeView } from '../story/merge-view.tsx';
import { useRoomWords } from '../words.tsx';
import { BodyView } from './body-view.tsx';
import { dropKeptPost, keepPost, readKeptPost } from './kept-post.ts';
import { missingIn, PostFields, postOf } from './post-fields.tsx';
import type { Post, PostDraft } from './post-types.ts';

interface PostEditProps {
  readonly story: string;
  readonly service: string;
  readonly post: Post;
  done(): void;
  /** The post was removed: what was typed may become another. */
  sendAsNew(post: PostDraft): void;
}

interface Change extends PostDraft {
  /** What it was made to. */
  readonly version: number;
}

/** What was typed, and what is there: null when it was removed. */
interface Clash {
  readonly now: Post | null;
  readonly mine: PostDraft;
}

type Outcome = 'saved' | Clash;

export function editName(story: string, number: number): string {
  return `edit:${story}:${number}`;
}

/** A post, edited where it stands. What somebody else made of it meanwhile is shown beside; neither text is lost. */
export function PostEdit({ story, service, post, done, sendAsNew }: PostEditProps) {
  const words = useRoomWords(liveStrings);
  const client = useQueryClient();
  const name = editName(story, post.number);
  const [start] = useState<Change>(() => ({ ...draftOf(post), version: post.version, ...readKeptPost(name) }));
  const draft = useRef<PostDraft>(draftOf(start));
  const editor = useRef<Editor | null>(null);
  const [missing, setMissing] = useState<ReturnType<typeof missingIn>>(null);
  const finish = async (): Promise<void> => {
    dropKeptPost(name);
    await client.invalidateQueries({ queryKey: ['posts', story] });
    done();
  };
  const save = useMutation({
    mutationFn: (change: Change) => saveChange(story, post.number, change),
    // It goes by itself once the line is back; a lost answer is found out by what is there.
    retry: (_count, error) => !(error instanceof Problem),
    retryDelay: (count) => Math.min(1_000 * 2 ** count, 30_000),
    onSuccess: async (outcome) => {
      if (outcome === 'saved') await finish();
    },
  });
  const send = (): void => {
    const mine = postOf(draft.current, editor.current);
    const fault = missingIn(mine);
    setMissing(fault);
    if (fault === null) save.mutate({ ...mine, version: start.version });
  };
  const outcome = save.data;
  if (typeof outcome === 'object') {
    return (
      <>
        <Clash
          service={service}
          clash={outcome}
          decided={save.mutate}
          sendAsNew={() => (sendAsNew(outcome.mine), void finish())}
          letGo={() => void finish()}
        />
        <FaultNote error={save.error} />
      </>
    );
  }
  return (
    <form
      className="post-edit"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <PostFields
        service={service}
        start={start}
        label={words.textOf(post.number)}
        ready={(made) => {
          editor.current = made;
          made.commands.focus('end');
        }}
        changed={(part) => {
          setMissing(null);
          draft.current = { ...draft.current, ...part };
          keepPost(name, { ...draft.current, version: start.version });
        }}
        submit={send}
      />
      {missing !== null && (
        <Alert color="red" role="alert">
          {words[missing]}
        </Alert>
      )}
      <FaultNote error={save.error} />
      {(save.isPaused || save.failureCount > 0) && save.isPending && <p role="status">{words.editWaits}</p>}
      <div className="composer-acts">
        <Button type="submit" loading={save.isPending && !save.isPaused && save.failureCount === 0}>
          {words.save}
        </Button>
        <Button variant="subtle" color="gray" disabled={save.isPending} onClick={() => void finish()}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

interface ClashProps {
  readonly service: string;
  readonly clash: Clash;
  decided(change: Change): void;
  sendAsNew(): void;
  letGo(): void;
}

/** Both texts, part by part; or mine alone, where the post is gone. */
function Clash({ service, clash: { now, mine }, decided, sendAsNew, letGo }: ClashProps) {
  const words = useRoomWords(liveStrings);
  if (now === null) {
    return (
      <Alert color="yellow" role="alert" title={words.gone}>
        <div lang={service} dir="auto">
          <p>{mine.headline}</p>
          <BodyView body={parseBody(mine.body.html).body} />
        </div>
        <Button onClick={sendAsNew}>{words.asNew}</Button>
        <Button variant="subtle" color="gray" onClick={letGo}>
          {words.letGo}
        </Button>
      </Alert>
    );
  }
  return (
    <MergeView
      title={words.staleTitle}
      theirs={{ service, headline: now.headline, body: now.body }}
      mine={{ headline: mine.headline, body: mine.body }}
      by={null}
      done={({ headline = now.headline, body = now.body }) =>
        decided({ ...mine, headline, body, version: now.version })
      }
    />
  );
}

async function saveChange(story: string, number: number, { version, ...mine }: Change): Promise<Outcome> {
  const path = `/stories/${story}/posts/${number}`;
  try {
    await ask(path, { method: 'PATCH', json: mine, headers: { 'if-match': `"${version}"` } });
    return 'saved';
  } catch (error) {
    if (!(error instanceof Problem) || (error.status !== 412 && error.status !== 404)) throw error;
    const now = await ask<Post>(path).catch((missing: unknown) => {
      if (missing instanceof Problem && missing.status === 404) return null;
      throw missing;
    });
    // An answer that was lost: what is there is this very change.
    return now !== null && same(draftOf(now), mine) ? 'saved' : { now, mine };
  }
}

function draftOf({ headline, body, key, pinned }: PostDraft): PostDraft {
  return { headline, body, key, pinned };
}

function same(one: PostDraft, other: PostDraft): boolean {
  return JSON.stringify(draftOf(one)) === JSON.stringify(draftOf(other));
}
