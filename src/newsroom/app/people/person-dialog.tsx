import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { PEOPLE_WORDS } from '../../../language/strings/newsroom/people.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { FaultNote } from '../fault-note.tsx';
import { useMoment, useRoomWords, useWords } from '../words.tsx';
import { usePeopleChange, type MadeLink, type Person } from './people-query.ts';
import { RoleChoice } from './role-choice.tsx';
import { ShownOnce } from './shown-once.tsx';

interface PersonDialogProps {
  readonly person: Person;
  close(): void;
}

/** What can be done with somebody else's account. */
export function PersonDialog({ person, close }: PersonDialogProps) {
  const { close: closeWord } = useWords();
  const words = useRoomWords(PEOPLE_WORDS);
  const [isClosing, setClosing] = useState(false);
  const [link, setLink] = useState<MadeLink | null>(null);
  if (isClosing) return <Closing person={person} close={close} />;
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={link === null}
      title={link === null ? <bdi>{person.name}</bdi> : words.linkReady}
      closeButtonProps={{ 'aria-label': closeWord }}
    >
      {link === null ? (
        <div className="stack">
          <GiveRole person={person} close={close} />
          <WayBack person={person} made={setLink} />
          <section className="dialog-part">
            <h3>{words.close}</h3>
            <p className="hint">{words.closeHint}</p>
            <Button variant="outline" color="red" onClick={() => setClosing(true)}>
              {words.close}
            </Button>
          </section>
        </div>
      ) : (
        <Link link={link} close={close} />
      )}
    </Modal>
  );
}

function GiveRole({ person, close }: PersonDialogProps) {
  const { close: closeWord } = useWords();
  const words = useRoomWords(PEOPLE_WORDS);
  const [role, setRole] = useState(person.role);
  const change = usePeopleChange();
  const give = useMutation({
    mutationFn: () => change(`/people/${person.id}`, 'PATCH', { role }),
    onSuccess: () => {
      close();
      notifications.show({
        message: words.roleGiven,
        color: 'teal',
        closeButtonProps: { 'aria-label': closeWord },
      });
    },
  });
  return (
    <>
      <RoleChoice role={role} choose={setRole} />
      {person.role === 'admin' && role !== 'admin' && <p className="hint">{words.closeAdminHint}</p>}
      <FaultNote error={give.error} />
      <div className="dialog-acts">
        <Button disabled={role === person.role} loading={give.isPending} onClick={() => give.mutate()}>
          {words.giveRole}
        </Button>
      </div>
    </>
  );
}

function WayBack({ person, made }: { readonly person: Person; made(link: MadeLink): void }) {
  const words = useRoomWords(PEOPLE_WORDS);
  const change = usePeopleChange();
  const make = useMutation({
    mutationFn: () => change<MadeLink>(`/people/${person.id}/sign-in-link`, 'POST', {}),
    onSuccess: made,
  });
  return (
    <section className="dialog-part">
      <h3>{words.lostKeys}</h3>
      <p className="hint">{words.lostKeysHint}</p>
      <FaultNote error={make.error} />
      <Button variant="default" loading={make.isPending} onClick={() => make.mutate()}>
        {words.makeWayBack}
      </Button>
    </section>
  );
}

function Link({ link, close }: { readonly link: MadeLink; close(): void }) {
  const words = useRoomWords(PEOPLE_WORDS);
  const moment = useMoment();
  const hint = `${words.linkHint} ${words.worksUntil(moment(link.expires))}`;
  return <ShownOnce secret={link.url} label={words.linkReady} hint={hint} close={close} />;
}

function Closing({ person, close }: PersonDialogProps) {
  const words = useRoomWords(PEOPLE_WORDS);
  const change = usePeopleChange();
  return (
    <ConfirmDialog
      title={words.closePerson(person.name)}
      act={words.close}
      cancel={words.cancel}
      close={close}
      confirmed={() => change(`/people/${person.id}`, 'PATCH', { disabled: true })}
    >
      <p>{words.closeHint}</p>
      {person.role === 'admin' && <p>{words.closeAdminHint}</p>}
    </ConfirmDialog>
  );
}
