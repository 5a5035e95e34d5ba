import { PEOPLE_WORDS } from '../../../language/strings/newsroom/people.ts';
import { useMoment, useRoomWords } from '../words.tsx';
import { MakingDialog } from './making-dialog.tsx';
import { usePeopleChange, type MadeLink } from './people-query.ts';

/** A link by which somebody new comes in. */
export function Invite({ close }: { close(): void }) {
  const words = useRoomWords(PEOPLE_WORDS);
  const moment = useMoment();
  const change = usePeopleChange();
  return (
    <MakingDialog
      title={words.invite}
      act={words.makeLink}
      name={{ label: words.inviteName, hint: words.inviteNameHint, required: false }}
      role="reporter"
      ready={words.linkReady}
      close={close}
      make={async ({ name, role }) => {
        const asked = { role, ...(name === '' ? {} : { name }) };
        const { url, expires } = await change<MadeLink>('/people/invitations', 'POST', asked);
        return { secret: url, hint: `${words.linkHint} ${words.worksUntil(moment(expires))}` };
      }}
    />
  );
}
