import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FaultNote } from './fault-note.tsx';
import { useWords } from './words.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly act: string;
  readonly cancel: string;
  close(): void;
  /** What is done once somebody confirms; the dialog closes when it succeeded. */
  confirmed(): Promise<unknown>;
}

/** Before what cannot be taken back, or takes something from somebody: says what ends, and asks. */
export function ConfirmDialog({ title, children, act, cancel, close, confirmed }: ConfirmDialogProps) {
  const words = useWords();
  const doing = useMutation({ mutationFn: confirmed, onSuccess: close });
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': words.close }}>
      <div className="stack">
        {children}
        <FaultNote error={doing.error} />
        <div className="dialog-acts">
          <Button variant="default" onClick={close}>
            {cancel}
          </Button>
          <Button color="red" loading={doing.isPending} onClick={() => doing.mutate()}>
            {act}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
