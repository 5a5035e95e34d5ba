import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { COMING_WORDS } from '../../../language/strings/newsroom/coming.ts';
import type { StoryLine } from '../api-types.ts';
import { useSession } from '../session.tsx';
import { useMoment, useRoomWords, useWords } from '../words.tsx';
import { comingEvents, type ComingEvent } from './coming-events.ts';
import './coming-up.css';

const SHOWN = 5;

/** What happens by itself within a day, and what may be published from then on. */
export function ComingUp({ due }: { readonly due: readonly StoryLine[] }) {
  const words = useRoomWords(COMING_WORDS);
  const [isWhole, setWhole] = useState(false);
  const events = comingEvents(due, new Date());
  const shown = isWhole ? events : events.slice(0, SHOWN);
  return (
    <section className="coming" aria-labelledby="coming-title">
      <h2 id="coming-title">{words.title}</h2>
      {events.length === 0 && <p className="hint">{words.nothing}</p>}
      <ol>
        {shown.map((event) => (
          <Event key={`${event.kind} ${event.line.id}`} event={event} />
        ))}
      </ol>
      {events.length > SHOWN && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
          className="coming-more"
        >
          {isWhole ? words.fewer : words.all(events.length)}
        </Button>
      )}
    </section>
  );
}

function Event({ event: { at, kind, line } }: { readonly event: ComingEvent }) {
  const { noHeadline } = useWords();
  const words = useRoomWords(COMING_WORDS);
  const moment = useMoment();
  const { service } = useSession();
  return (
    <li data-kind={kind}>
      <time dateTime={at}>{moment(at)}</time>
      <span className="coming-what">{words.kinds[kind]}</span>
      <span className="coming-story">
        <Link to="/stories/$id" params={{ id: line.id }} lang={line.service} dir="auto">
          {line.headline === '' ? noHeadline : line.headline}
        </Link>{' '}
        <bdi className="meta">{service(line.service)}</bdi>
      </span>
    </li>
  );
}
