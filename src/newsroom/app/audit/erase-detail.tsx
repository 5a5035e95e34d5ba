import { useQueryClient } from '@tanstack/react-query';
import { AUDIT_WORDS } from '../../../language/strings/newsroom/audit.ts';
import { ask } from '../api.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { useRoomWords } from '../words.tsx';
import type { Entry } from './audit-line.tsx';

export function EraseDetail({ entry, close }: { readonly entry: Entry; close(): void }) {
  const words = useRoomWords(AUDIT_WORDS);
  const client = useQueryClient();
  return (
    <ConfirmDialog
      title={words.eraseTitle}
      act={words.erase}
      cancel={words.cancel}
      close={close}
      confirmed={async () => {
        await ask(`/audit/${entry.number}/detail`, { method: 'DELETE' });
        await client.invalidateQueries({ queryKey: ['audit'] });
      }}
    >
      <blockquote className="erased" dir="auto">
        {entry.detail}
      </blockquote>
      <p>{words.eraseHint}</p>
    </ConfirmDialog>
  );
}
