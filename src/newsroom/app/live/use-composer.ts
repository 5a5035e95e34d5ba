import { useRef, useState } from 'react';
import { dropKeptPost, keepPost, readKeptPost } from './kept-post.ts';
import { EMPTY_POST, isEmpty, type PostDraft } from './post-types.ts';

export interface Composer {
  /** What its fields begin with; with another key they begin anew. */
  readonly start: { readonly post: PostDraft; readonly key: number };
  readonly empty: boolean;
  /** What is written so far. */
  now(): PostDraft;
  /** `key`: of the fields that say so; what fields of before say late is not heard. */
  change(key: number, part: Partial<PostDraft>): void;
  begin(post?: PostDraft): void;
}

/** The post that is being written for a story: it survives the page, until it is sent. */
export function useComposer(story: string): Composer {
  const name = `composer:${story}`;
  const [start, setStart] = useState(() => ({ post: readKeptPost(name) ?? EMPTY_POST, key: 0 }));
  const draft = useRef<PostDraft>(start.post);
  const [empty, setEmpty] = useState(isEmpty(start.post));
  const put = (post: PostDraft): void => {
    draft.current = post;
    setEmpty(isEmpty(post));
    if (isEmpty(post) && !post.key && !post.pinned) dropKeptPost(name);
    else keepPost(name, post);
  };
  return {
    start,
    empty,
    now: () => draft.current,
    change(key, part) {
      if (key === start.key) put({ ...draft.current, ...part });
    },
    begin(post = EMPTY_POST) {
      put(post);
      setStart({ post, key: start.key + 1 });
    },
  };
}
