import { useQueryClient } from '@tanstack/react-query';
import { EDITIONS_WORDS } from '../../../language/strings/newsroom/editions.ts';
import { ask } from '../api.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { useMoment, useRoomWords } from '../words.tsx';
import type { Moment } from './moments-of.ts';

/** Says what readers will have and what they will not, before they do. */
export function StepBack({ moment: { seq, at }, close }: { readonly moment: Moment; close(): void }) {
  const words = useRoomWords(EDITIONS_WORDS);
  const moment = useMoment();
  const client = useQueryClient();
  return (
    <ConfirmDialog
      title={words.backTitle(moment(at), seq)}
      act={words.back}
      cancel={words.cancel}
      close={close}
      confirmed={async () => {
        await ask(`/editions/${seq}/back`, { method: 'POST', json: {} });
        await client.resetQueries({ queryKey: ['editions'] });
      }}
    >
      <ul className="consequences">
        {words.consequences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
