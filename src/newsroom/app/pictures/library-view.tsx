import { Button, Loader } from '@mantine/core';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { FaultNote } from '../fault-note.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import type { LibraryImage } from './images.ts';
import { PictureGrid } from './picture-grid.tsx';
import { useLibrary } from './use-library.ts';

/** What the library has of these words, page after page. */
export function LibraryView({ q, chosen }: { readonly q: string; chosen?(image: LibraryImage): void }) {
  const words = useWords();
  const { empty, nothingFound } = useRoomWords(PICTURE_STRINGS);
  const found = useLibrary(q);
  const images = found.data?.pages.flatMap((page) => page.images) ?? [];
  return (
    <div className="stack" aria-busy={found.isFetching}>
      <FaultNote error={found.error} />
      {found.isPending && <Loader role="status" aria-label={words.loading} />}
      {found.data !== undefined && images.length === 0 && <p className="empty">{q === '' ? empty : nothingFound}</p>}
      <PictureGrid images={images} of={found.isPlaceholderData ? '' : q} {...(chosen ? { chosen } : {})} />
      {found.hasNextPage && (
        <Button
          className="older"
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {words.older}
        </Button>
      )}
    </div>
  );
}
