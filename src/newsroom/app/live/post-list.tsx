import { useState } from 'react';
import { liveStrings } from '../../../language/strings/newsroom/live.ts';
import type { Story } from '../api-types.ts';
import { useRoomWords } from '../words.tsx';
import { readKeptPost } from './kept-post.ts';
import { editName } from './post-edit.tsx';
import { PostItem } from './post-item.tsx';
import type { Post, PostDraft, PostsPage } from './post-types.ts';

interface PostListProps {
  readonly story: Story;
  readonly pages: readonly PostsPage[];
  sendAsNew(post: PostDraft): void;
}

/** The pinned above, then all others, newest first, as readers have them. */
export function PostList({ story, pages, sendAsNew }: PostListProps) {
  const words = useRoomWords(liveStrings);
  /** Those that are open for editing, or were closed while they were: what is typed stays where it is. */
  const [editing, setEditing] = useState<ReadonlyMap<number, Post>>(() => new Map(interrupted(story.id, pages)));
  const pinned = pages[0]?.pinned ?? [];
  const above = new Set(pinned.map(({ number }) => number));
  const below = pages.flatMap(({ posts }) => posts).filter(({ number }) => !above.has(number));
  const there = new Set([...above, ...below.map(({ number }) => number)]);
  // Removed by somebody else while it was being edited: its editor stays until something is decided.
  const gone = [...editing.values()].filter(({ number }) => !there.has(number));
  const others = [...below, ...gone].sort((one, other) => other.number - one.number);
  const edit = (post: Post, on: boolean): void => {
    const next = new Map(editing);
    if (on) next.set(post.number, post);
    else next.delete(post.number);
    setEditing(next);
  };
  const item = (post: Post) => (
    <PostItem
      key={post.number}
      story={story.id}
      service={story.service}
      post={post}
      editing={editing.has(post.number)}
      edit={(on) => edit(post, on)}
      sendAsNew={sendAsNew}
    />
  );
  return (
    <>
      {pinned.length > 0 && (
        <div className="pinned">
          <h2>{words.pinnedTitle(pinned.length)}</h2>
          {pinned.map(item)}
        </div>
      )}
      <h2 className="unseen">{words.posts}</h2>
      {others.map(item)}
      {others.length === 0 && pinned.length === 0 && <p className="empty">{words.none}</p>}
    </>
  );
}

function interrupted(story: string, pages: readonly PostsPage[]): [number, Post][] {
  return pages
    .flatMap(({ posts, pinned }) => [...posts, ...pinned])
    .filter(({ number }) => readKeptPost(editName(story, number)) !== null)
    .map((post) => [post.number, post]);
}
