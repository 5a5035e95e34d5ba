import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { sendPicture } from '../pictures/send-picture.ts';
import { useWhyNot } from '../pictures/upload-list.tsx';
import { arrived } from '../pictures/use-uploads.ts';
import { useSession } from '../session.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import type { PictureDoor } from './picture-upload.ts';

/** The way from a text into the library: always the one of the last render. */
export function usePictureDoor(): () => PictureDoor {
  const client = useQueryClient();
  const { formToken } = useSession().me;
  const { close } = useWords();
  const words = useRoomWords(PICTURE_STRINGS);
  const whyNot = useWhyNot();
  const door: PictureDoor = {
    async send(file, told) {
      const image = await sendPicture(file, { formToken, told });
      arrived(client, image);
      return image;
    },
    uploading: ({ name }) => words.uploading(name),
    refused: ({ name }, error) =>
      notifications.show({
        title: words.notAdded(name),
        message: whyNot(error),
        color: 'red',
        autoClose: false,
        closeButtonProps: { 'aria-label': close },
      }),
  };
  const last = useRef(door);
  last.current = door;
  return () => last.current;
}
