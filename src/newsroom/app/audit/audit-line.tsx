import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { AUDIT_WORDS } from '../../../language/strings/newsroom/audit.ts';
import { useDay } from '../days.ts';
import { useMoment, useRoomWords, useWords } from '../words.tsx';

export interface Entry {
  readonly number: number;
  readonly at: string;
  readonly act: string;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly detail: string | null;
}

/** Of these the day is kept and no hour (api/audit.ts). */
const BY_THE_DAY = /^account\.|^person\.(join|return)$/;

/** Their details begin with a role; after an arrow stands the new one. What follows somebody wrote. */
const NAMES_ROLES = /^(person\.(invite|role)|token\.create)$/;
const ROLE = /^[a-z]+|(?<=^[a-z]+ → )[a-z]+/g;

interface AuditLineProps {
  readonly entry: Entry;
  /** Names that accounts have now. */
  readonly names: ReadonlyMap<string, string>;
  erase(): void;
}

export function AuditLine({ entry: { number, at, act, actor, subject, detail }, names, erase }: AuditLineProps) {
  const { roles } = useWords();
  const words = useRoomWords(AUDIT_WORDS);
  const moment = useMoment();
  const day = useDay();
  const shownDetail = (text: string): string => {
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return moment(text);
    return NAMES_ROLES.test(act) ? text.replace(ROLE, (role) => (isKnown(role, roles) ? roles[role] : role)) : text;
  };
  const name = act.startsWith('person.') && subject !== null ? names.get(subject) : undefined;
  return (
    <li className="act" value={number}>
      <p className="act-what">
        <strong>{isKnown(act, words.acts) ? words.acts[act] : act}</strong>
        {name !== undefined && <bdi>{name}</bdi>}
        {act.startsWith('story.') && subject !== null && (
          <Link to="/stories/$id" params={{ id: subject }}>
            {words.toStory}
          </Link>
        )}
      </p>
      {detail !== null && (
        <div className="act-detail">
          <p dir="auto">{shownDetail(detail)}</p>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={`${words.erase}: ${number}`}
            onClick={erase}
          >
            {words.erase}
          </Button>
        </div>
      )}
      <p className="meta">
        <bdi>{actor ?? words.itself}</bdi> · {BY_THE_DAY.test(act) ? day(at) : moment(at)} · {number}
      </p>
    </li>
  );
}

function isKnown<Names extends object>(act: string, acts: Names): act is keyof Names & string {
  return Object.hasOwn(acts, act);
}
