import { Badge, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EDITIONS_WORDS } from '../../../language/strings/newsroom/editions.ts';
import { useMoment, useRoomWords, useWords } from '../words.tsx';
import type { ChangedStory } from './edition-types.ts';
import type { Moment } from './moments-of.ts';

interface EditionRowProps {
  readonly moment: Moment;
  readonly isCurrent: boolean;
  choose(): void;
}

const CHANGES = ['came', 'changed', 'gone'] as const;
const SHOWN = 5;

export function EditionRow({ moment: { seq, at, back, stories, pages }, isCurrent, choose }: EditionRowProps) {
  const words = useRoomWords(EDITIONS_WORDS);
  const moment = useMoment();
  // Where a story came or went, the pages of others only name it, or do so no more.
  const isOfFew = stories.some(({ change }) => change !== 'changed');
  const named = CHANGES.filter(
    (change) => stories.some((each) => each.change === change) && !(isOfFew && change === 'changed'),
  );
  const others = isOfFew ? stories.filter(({ change }) => change === 'changed').length : 0;
  return (
    <li className="row edition" aria-current={isCurrent || undefined}>
      <div className="row-main">
        <p className="edition-when">
          <strong>{moment(at)}</strong> <span className="meta">{words.edition(seq)}</span>
          {isCurrent && <Badge variant="light">{words.current}</Badge>}
          {back !== null && (
            <Badge variant="outline" color="orange">
              {words.holds(back)}
            </Badge>
          )}
        </p>
        {named.map((change) => (
          <Stories
            key={change}
            label={words.changes[change]}
            stories={stories.filter((each) => each.change === change)}
          />
        ))}
        {named.length > 0 && others > 0 && <p className="meta">{words.others(others)}</p>}
        {stories.length === 0 && <p className="meta">{pages === null ? words.manyPages : words.lists(pages)}</p>}
      </div>
      {!isCurrent && (
        <Button
          size="compact-md"
          variant="default"
          aria-label={`${words.again}: ${moment(at)}, ${words.edition(seq)}`}
          onClick={choose}
        >
          {words.again}
        </Button>
      )}
    </li>
  );
}

function Stories({ label, stories }: { readonly label: string; readonly stories: readonly ChangedStory[] }) {
  const { noHeadline } = useWords();
  const words = useRoomWords(EDITIONS_WORDS);
  if (stories.length === 0) return null;
  const left = stories.length - SHOWN;
  return (
    <div className="edition-change">
      <p className="meta">{label}</p>
      <ul>
        {stories.slice(0, SHOWN).map(({ id, service, headline }) => (
          <li key={id}>
            <Link to="/stories/$id" params={{ id }} lang={service} dir="auto">
              {headline === '' ? noHeadline : headline}
            </Link>
          </li>
        ))}
        {left > 0 && <li className="meta">{words.more(left)}</li>}
      </ul>
    </div>
  );
}
