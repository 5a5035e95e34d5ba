import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { FaultNote } from '../fault-note.tsx';
import { useWords } from '../words.tsx';
import type { Role } from './people-query.ts';
import { RoleChoice } from './role-choice.tsx';
import { ShownOnce } from './shown-once.tsx';

interface MakingDialogProps {
  readonly title: string;
  readonly act: string;
  readonly name: { readonly label: string; readonly hint: string; readonly required: boolean };
  readonly role: Role;
  /** What it is called once it is there. */
  readonly ready: string;
  make(what: {
    readonly name: string;
    readonly role: Role;
  }): Promise<{ readonly secret: string; readonly hint: string }>;
  close(): void;
}

/** Makes what opens the newsroom to somebody or something in a role, and shows it this once. */
export function MakingDialog({ title, act, name: field, role: first, ready, make, close }: MakingDialogProps) {
  const words = useWords();
  const [name, setName] = useState('');
  const [role, setRole] = useState(first);
  const making = useMutation({ mutationFn: () => make({ name: name.trim(), role }) });
  const made = making.data;
  return (
    <Modal
      opened
      onClose={close}
      // It is shown once: nobody loses it by a slip of the hand.
      closeOnClickOutside={made === undefined}
      title={made === undefined ? title : ready}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      {made === undefined ? (
        <form
          className="stack"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (!making.isPending) making.mutate();
          }}
        >
          <TextInput
            label={field.label}
            description={field.hint}
            data-autofocus
            autoComplete="off"
            required={field.required}
            withAsterisk={false}
            maxLength={80}
            dir="auto"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <RoleChoice role={role} choose={setRole} />
          <FaultNote error={making.error} />
          <Button type="submit" loading={making.isPending}>
            {act}
          </Button>
        </form>
      ) : (
        <ShownOnce secret={made.secret} label={ready} hint={made.hint} close={close} />
      )}
    </Modal>
  );
}
