import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { AUDIT_WORDS } from '../../../language/strings/newsroom/audit.ts';
import { ask } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { useRoomWords } from '../words.tsx';

/** Follows the chain from its first entry, and says what was found. */
export function CheckRecord() {
  const words = useRoomWords(AUDIT_WORDS);
  const check = useMutation({
    mutationFn: () => ask<{ entries: number; broken: number | null }>('/audit/check'),
  });
  return (
    <div className="check">
      <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
        {words.check}
      </Button>
      <FaultNote error={check.error} />
      {check.data?.broken === null && (
        <p className="whole" role="status">
          {words.whole(check.data.entries)}
        </p>
      )}
      {check.data !== undefined && check.data.broken !== null && (
        <Alert color="red" role="alert">
          {words.broken(check.data.broken)}
        </Alert>
      )}
    </div>
  );
}
