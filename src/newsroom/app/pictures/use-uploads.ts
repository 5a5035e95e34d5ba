import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useSession } from '../session.tsx';
import { imageQuery, type ImageInUse } from './images.ts';
import { sendPicture } from './send-picture.ts';
import { isUnderWay, UploadQueue, type Upload } from './upload-queue.ts';

/** Of the library's page: what was dropped there goes on while somebody looks at a story. */
let ofThePage: UploadQueue | null = null;

export function usePageUploads(): UploadQueue {
  const make = useMakeQueue();
  const [queue] = useState(() => (ofThePage ??= make(() => {})));
  return queue;
}

/** Of one dialog. */
export function useOwnUploads(added: (image: ImageInUse, queue: UploadQueue) => void): UploadQueue {
  const make = useMakeQueue();
  const [queue] = useState(() => make(added));
  return queue;
}

/** What is in a queue, as it goes. Closing the window meanwhile is asked about. */
export function useUploadsOf(queue: UploadQueue): readonly Upload[] {
  const uploads = useSyncExternalStore(queue.subscribe, queue.uploads);
  const underWay = uploads.some(isUnderWay);
  useEffect(() => {
    if (!underWay) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [underWay]);
  return uploads;
}

function useMakeQueue() {
  const client = useQueryClient();
  const { formToken } = useSession().me;
  return (added: (image: ImageInUse, queue: UploadQueue) => void): UploadQueue => {
    const queue: UploadQueue = new UploadQueue(
      (file, told) => sendPicture(file, { formToken, told }),
      (image) => {
        arrived(client, image);
        added(image, queue);
      },
    );
    return queue;
  };
}

/** Shows a picture that came in. */
export function arrived(client: QueryClient, image: ImageInUse): void {
  client.setQueryData(imageQuery(image.id).queryKey, image);
  void client.invalidateQueries({ queryKey: ['images'] });
}
