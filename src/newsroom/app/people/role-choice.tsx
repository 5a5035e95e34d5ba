import { Radio } from '@mantine/core';
import { PEOPLE_WORDS } from '../../../language/strings/newsroom/people.ts';
import { useRoomWords, useWords } from '../words.tsx';
import { ROLES, type Role } from './people-query.ts';

/** The roles, each with what it does. */
export function RoleChoice({ role, choose }: { readonly role: Role; choose(role: Role): void }) {
  const { roles } = useWords();
  const words = useRoomWords(PEOPLE_WORDS);
  return (
    <Radio.Group
      label={words.role}
      value={role}
      onChange={(value) => choose(ROLES.find((each) => each === value) ?? role)}
    >
      <div className="roles">
        {ROLES.map((each) => (
          <Radio key={each} value={each} label={roles[each]} description={words.does[each]} />
        ))}
      </div>
    </Radio.Group>
  );
}
