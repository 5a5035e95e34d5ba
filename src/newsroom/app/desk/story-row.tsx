import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { StoryLine, StoryState } from '../api-types.ts';
import { useSession } from '../session.tsx';
import { useMoment, useWords } from '../words.tsx';

export const STATE_COLOURS: Readonly<Record<StoryState, string>> = {
  draft: 'gray',
  'in-review': 'yellow',
  scheduled: 'indigo',
  published: 'teal',
  unpublished: 'gray',
  withdrawn: 'red',
};

export function StoryRow({ line }: { readonly line: StoryLine }) {
  const words = useWords();
  const moment = useMoment();
  const { service } = useSession();
  return (
    <li className="row">
      <div className="row-main">
        <Link to="/stories/$id" params={{ id: line.id }} className="row-link" lang={line.service} dir="auto">
          {line.headline === '' ? words.noHeadline : line.headline}
        </Link>
        <p className="meta">
          {/* Names of either direction, each by itself. */}
          <bdi>{service(line.service)}</bdi> · {line.savedBy !== null && <bdi>{`${line.savedBy}, `}</bdi>}
          <bdi>{moment(line.savedAt)}</bdi>
          {line.bylines.length > 0 && ' · '}
          {line.bylines.length > 0 && <bdi>{line.bylines.join(', ')}</bdi>}
          {line.words > 0 && ` · ${words.wordCount(line.words)}`}
        </p>
        {line.heldBy !== null && (
          <p className="held">{line.heldBy.mine ? words.heldByYou : words.heldBy(line.heldBy.name)}</p>
        )}
      </div>
      <div className="row-marks">
        {line.scheduledFor !== null && <small>{moment(line.scheduledFor)}</small>}
        {line.approved && (
          <Badge variant="outline" color="teal">
            {words.approved}
          </Badge>
        )}
        {line.changed && (
          <Badge variant="outline" color="orange">
            {words.changed}
          </Badge>
        )}
        <Badge variant="light" color={STATE_COLOURS[line.state]}>
          {words.states[line.state]}
        </Badge>
        {line.translations.map((each) => (
          <Link
            key={each.id}
            to="/stories/$id"
            params={{ id: each.id }}
            className="row-translation"
            data-outdated={each.outdated || undefined}
          >
            {each.service}
          </Link>
        ))}
      </div>
    </li>
  );
}
