import { Badge, Button, Menu, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { direction } from '../../../language/direction.ts';
import { liveStrings } from '../../../language/strings/newsroom/live.ts';
import { parseBody } from '../../../story/body-html.ts';
import { ask } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { useMoment, useRoomWords, useWords } from '../words.tsx';
import { BodyView } from './body-view.tsx';
import { dropKeptPost } from './kept-post.ts';
import { editName, PostEdit } from './post-edit.tsx';
import type { Post, PostDraft } from './post-types.ts';

interface PostItemProps {
  readonly story: string;
  readonly service: string;
  readonly post: Post;
  readonly editing: boolean;
  edit(on: boolean): void;
  sendAsNew(post: PostDraft): void;
}

/** A post as it prints, with what may be done with it. */
export function PostItem({ story, service, post, editing, edit, sendAsNew }: PostItemProps) {
  const words = useRoomWords(liveStrings);
  const moment = useMoment();
  return (
    <article className="post" data-key={post.key || undefined} aria-labelledby={`post-${post.number}`}>
      <div className="post-head">
        <h3 id={`post-${post.number}`}>
          {words.number(post.number)} · <bdi>{moment(post.at)}</bdi>
          {post.by !== null && ' · '}
          {post.by !== null && <bdi>{post.by}</bdi>}
        </h3>
        {post.key && <Badge variant="light">{words.key}</Badge>}
        {post.pinned && <Badge variant="outline">{words.isPinned}</Badge>}
        {post.version > 1 && <small>{words.edited(moment(post.changed))}</small>}
      </div>
      {editing ? (
        <PostEdit story={story} service={service} post={post} done={() => edit(false)} sendAsNew={sendAsNew} />
      ) : (
        <>
          <div className="post-words" lang={service} dir={direction(service)}>
            {post.headline !== '' && <p className="post-headline">{post.headline}</p>}
            <BodyView body={parseBody(post.body.html).body} />
          </div>
          <Acts story={story} post={post} edit={() => edit(true)} />
        </>
      )}
    </article>
  );
}

function Acts({ story, post, edit }: { readonly story: string; readonly post: Post; edit(): void }) {
  const shared = useWords();
  const words = useRoomWords(liveStrings);
  const client = useQueryClient();
  const [removing, setRemoving] = useState(false);
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['posts', story] });
  const path = `/stories/${story}/posts/${post.number}`;
  const turn = useMutation({
    mutationFn: (json: Partial<PostDraft>) =>
      ask(path, { method: 'PATCH', json, headers: { 'if-match': `"${post.version}"` } }),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => ask(path, { method: 'DELETE' }),
    onSuccess: async () => {
      dropKeptPost(editName(story, post.number));
      await refresh();
    },
  });
  return (
    <>
      <div className="post-acts">
        {post.own && (
          <Button size="compact-md" variant="default" onClick={edit} aria-label={words.editNumber(post.number)}>
            {words.edit}
          </Button>
        )}
        {post.own && (
          <Menu position="bottom-start">
            <Menu.Target>
              <Button
                size="compact-md"
                variant="subtle"
                color="gray"
                loading={turn.isPending}
                aria-label={words.moreNumber(post.number)}
              >
                {words.more}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => turn.mutate({ pinned: !post.pinned })}>
                {post.pinned ? words.unpin : words.pin}
              </Menu.Item>
              <Menu.Item onClick={() => turn.mutate({ key: !post.key })}>
                {post.key ? words.notKey : words.toKey}
              </Menu.Item>
              <Menu.Item color="red" onClick={() => setRemoving(true)}>
                {words.remove}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        {post.url !== null && (
          <a
            href={post.url}
            target="_blank"
            rel="noreferrer"
            aria-label={`${words.asReaders}: ${words.number(post.number)}`}
          >
            {words.asReaders}
          </a>
        )}
      </div>
      <FaultNote error={turn.error} />
      <Modal
        opened={removing}
        onClose={() => setRemoving(false)}
        title={words.removeTitle(post.number)}
        closeButtonProps={{ 'aria-label': shared.close }}
      >
        <div className="stack">
          <p>{words.removeWarning}</p>
          <FaultNote error={remove.error} />
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {words.remove}
          </Button>
        </div>
      </Modal>
    </>
  );
}
