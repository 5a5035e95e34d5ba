import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { Problem } from '../api.ts';
import { useRefusal } from '../use-refusal.ts';
import { useRoomWords, useWords } from '../words.tsx';
import { isUnderWay, type Upload, type UploadQueue } from './upload-queue.ts';
import { useUploadsOf } from './use-uploads.ts';

/** What is coming in, each file by itself: how far it is, or why it was refused. */
export function UploadList({ queue, linked = false }: { readonly queue: UploadQueue; readonly linked?: boolean }) {
  const words = useRoomWords(PICTURE_STRINGS);
  const uploads = useUploadsOf(queue);
  if (uploads.length === 0) return null;
  return (
    <section className="uploads" aria-labelledby="uploads-title">
      <div className="uploads-head">
        <h2 id="uploads-title">{words.uploads}</h2>
        {!uploads.some(isUnderWay) && (
          <Button variant="subtle" size="compact-sm" onClick={() => queue.clear()}>
            {words.clear}
          </Button>
        )}
      </div>
      <ul>
        {uploads.map((upload) => (
          <li key={upload.key} data-state={upload.state.kind}>
            <bdi className="upload-name">{upload.file.name}</bdi>
            <UploadState upload={upload} queue={queue} linked={linked} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface UploadStateProps {
  readonly upload: Upload;
  readonly queue: UploadQueue;
  readonly linked: boolean;
}

function UploadState({ upload: { key, file, state }, queue, linked }: UploadStateProps) {
  const words = useRoomWords(PICTURE_STRINGS);
  const whyNot = useWhyNot();
  switch (state.kind) {
    case 'waiting':
      return <span className="hint">{words.waiting}</span>;
    case 'sending': {
      const sent = state.share >= 1;
      const said = sent ? words.preparing : words.sending(Math.floor(state.share * 100));
      return (
        <>
          <span className="hint">{said}</span>
          {/* Without a value it only says that something goes on. */}
          <progress aria-label={file.name} max={1} {...(sent ? {} : { value: state.share })} />
        </>
      );
    }
    case 'added':
      return linked ? (
        <Link to="/pictures/$id" params={{ id: state.image.id }}>
          {words.added}
        </Link>
      ) : (
        <span className="hint">{words.added}</span>
      );
    case 'refused':
      return (
        <span className="upload-refused" role="alert">
          {whyNot(state.error)}{' '}
          {isWorthAnotherTry(state.error) && (
            <Button variant="subtle" size="compact-sm" onClick={() => queue.again(key)}>
              {words.again}
            </Button>
          )}
        </span>
      );
  }
}

/** Says why a file did not become a picture. */
export function useWhyNot(): (error: Error) => string {
  const words = useWords();
  const { noPicture, tooLarge } = useRoomWords(PICTURE_STRINGS);
  const say = useRefusal();
  return (error) => {
    if (!(error instanceof Problem)) return words.unreachable;
    if (error.status === 415) return noPicture;
    if (error.status === 413) return tooLarge;
    return say(error).join(' ');
  };
}

/** Of what did not arrive, or came when the newsroom could not. */
function isWorthAnotherTry(error: Error): boolean {
  return !(error instanceof Problem) || error.status === 409 || error.status >= 500;
}
