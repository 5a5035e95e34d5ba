import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { askTagged, type Tagged } from '../api.ts';
import { onDelivered } from './outboxes.ts';
import type { PostsPage } from './post-types.ts';

const PAGE = 30;
const OFTEN = 5_000;
/** What was answered last: while nothing is new, a few bytes come back. */
const had = new Map<string, Tagged<PostsPage>>();

/** The posts of a live blog, page by page; those of other people come by themselves. */
export function usePosts(story: string) {
  const client = useQueryClient();
  useEffect(
    () => onDelivered(story, () => void client.invalidateQueries({ queryKey: ['posts', story] })),
    [client, story],
  );
  return useInfiniteQuery({
    queryKey: ['posts', story],
    queryFn: ({ pageParam }) => read(story, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: OFTEN,
  });
}

async function read(story: string, before: number | null): Promise<PostsPage> {
  const path = `/stories/${story}/posts?limit=${PAGE}${before === null ? '' : `&before=${before}`}`;
  const now = await askTagged<PostsPage>(path, {}, had.get(path));
  had.set(path, now);
  return now.value;
}
