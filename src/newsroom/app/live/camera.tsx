import { Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { liveStrings } from '../../../language/strings/newsroom/live.ts';
import { FaultNote } from '../fault-note.tsx';
import type { ImageInUse } from '../pictures/images.ts';
import { sendPicture } from '../pictures/send-picture.ts';
import { useSession } from '../session.tsx';
import { useRoomWords } from '../words.tsx';

/** A picture from the camera goes into the library and from there into the post; without a line it waits for one. */
export function Camera({ taken }: { taken(image: ImageInUse): void }) {
  const words = useRoomWords(liveStrings);
  const { formToken } = useSession().me;
  const add = useMutation({
    mutationFn: (file: File) => sendPicture(file, { formToken, told: () => {} }),
    onSuccess: taken,
  });
  const { error, variables } = add;
  return (
    <>
      <FileButton accept="image/*" capture="environment" onChange={(file) => file && add.mutate(file)}>
        {(props) => (
          <Button {...props} variant="default" size="compact-md" loading={add.isPending && !add.isPaused}>
            {words.camera}
          </Button>
        )}
      </FileButton>
      {add.isPaused && (
        <p className="hint" role="status">
          {words.cameraWaits}
        </p>
      )}
      <FaultNote error={error} />
      {error !== null && variables !== undefined && (
        <Button variant="default" size="compact-md" onClick={() => add.mutate(variables)}>
          {words.again}
        </Button>
      )}
    </>
  );
}
