import { TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { BY_PLACE } from '../keys.ts';
import { useSession } from '../session.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { AddPictures } from './add-pictures.tsx';
import { LibraryView } from './library-view.tsx';
import { UploadList } from './upload-list.tsx';
import { useFilesAnywhere } from './use-files-anywhere.ts';
import { usePageUploads } from './use-uploads.ts';

/** The library: found by words, filled by files dropped anywhere on it. `/` searches. */
export function LibraryPage() {
  const { q = '' } = useSearch({ from: '/pictures' });
  const { pictures } = useWords();
  const words = useRoomWords(PICTURE_STRINGS);
  const { may } = useSession();
  const navigate = useNavigate();
  const queue = usePageUploads();
  const input = useRef<HTMLInputElement>(null);
  const take = (files: readonly File[]): void => queue.add(files);
  const over = useFilesAnywhere(take, may('write'));
  const find = useDebouncedCallback(
    (typed: string) => void navigate({ to: '/pictures', search: typed === '' ? {} : { q: typed }, replace: true }),
    150,
  );
  useHotkeys([['/', () => input.current?.focus(), BY_PLACE]]);
  return (
    <div className="pictures">
      <div className="head">
        <h1>{pictures}</h1>
        {may('write') && <AddPictures take={take} />}
      </div>
      {may('write') && <p className="hint">{words.addHint}</p>}
      <form className="library-search" role="search" onSubmit={(event) => event.preventDefault()}>
        <TextInput
          ref={input}
          type="search"
          label={words.search}
          defaultValue={q}
          onChange={(event) => find(event.currentTarget.value.trim())}
        />
      </form>
      <UploadList queue={queue} linked />
      <LibraryView q={q} />
      {over && <div className="drop-here">{words.drop}</div>}
    </div>
  );
}
