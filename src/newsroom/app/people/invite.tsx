import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { PEOPLE_WORDS } from '../../../language/strings/newsroom/people.ts';
import { FaultNote } from '../fault-note.tsx';
import { useMoment, useRoomWords, useWords } from '../words.tsx';
import { usePeopleChange, type MadeLink, type Role } from './people-query.ts';
import { RoleChoice } from './role-choice.tsx';
import { ShownOnce } from './shown-once.tsx';

/** A link by which somebody new comes in. */
export function Invite({ close }: { close(): void }) {
  const { close: closeWord } = useWords();
  const words = useRoomWords(PEOPLE_WORDS);
  const moment = useMoment();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('reporter');
  const change = usePeopleChange();
  const make = useMutation({
    mutationFn: () =>
      change<MadeLink>('/people/invitations', 'POST', { role, ...(name.trim() === '' ? {} : { name: name.trim() }) }),
  });
  const made = make.data;
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={made === undefined}
      title={made === undefined ? words.invite : words.linkReady}
      closeButtonProps={{ 'aria-label': closeWord }}
    >
      {made === undefined ? (
        <form
          className="stack"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (!make.isPending) make.mutate();
          }}
        >
          <TextInput
            label={words.inviteName}
            description={words.inviteNameHint}
            data-autofocus
            autoComplete="off"
            maxLength={80}
            dir="auto"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <RoleChoice role={role} choose={setRole} />
          <FaultNote error={make.error} />
          <Button type="submit" loading={make.isPending}>
            {words.makeLink}
          </Button>
        </form>
      ) : (
        <ShownOnce
          secret={made.url}
          label={words.linkReady}
          hint={`${words.linkHint} ${words.worksUntil(moment(made.expires))}`}
          close={close}
        />
      )}
    </Modal>
  );
}
