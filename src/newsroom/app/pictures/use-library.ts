import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ask } from '../api.ts';
import type { ImagePage } from './images.ts';

/** The library, the newest first, a page at a time; of pictures whose words begin so. */
export function useLibrary(q: string) {
  return useInfiniteQuery({
    queryKey: ['images', q],
    queryFn({ pageParam }) {
      const query = new URLSearchParams({ q, limit: '48' });
      if (pageParam !== null) query.set('before', pageParam);
      return ask<ImagePage>(`/images?${query.toString()}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}
