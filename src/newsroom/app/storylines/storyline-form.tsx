import { Alert, Button, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { storylinesStrings } from '../../../language/strings/newsroom/storylines.ts';
import { Problem, type Tagged } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { useSession } from '../session.tsx';
import { Sorting } from '../sorting.tsx';
import { useLeaving } from '../use-leaving.ts';
import { useRoomWords, useWords } from '../words.tsx';
import { LocalText } from './local-text.tsx';
import { PledgeCard } from './pledge-card.tsx';
import { RemoveStoryline } from './remove-storyline.tsx';
import { inService, type Storyline } from './storyline-types.ts';
import { useStoryline } from './use-storyline.ts';

interface StorylineFormProps {
  readonly first: Tagged<Storyline>;
  reload(): Promise<Tagged<Storyline>>;
}

/** All of a storyline, one service's words at a time; readers see it when it is saved. */
export function StorylineForm({ first, reload }: StorylineFormProps) {
  const shared = useWords();
  const words = useRoomWords(storylinesStrings);
  const { publication, may } = useSession();
  const line = useStoryline(first);
  const { now, save, faults } = line;
  const [service, setService] = useState(publication.services[0]?.id ?? '');
  const writable = may('edit');
  const faultAt = (field: string): string | null => faults.find((fault) => fault.field === field)?.detail ?? null;
  useLeaving(line.unsaved, words.leave);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (faults.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [faults]);
  return (
    <form
      ref={form}
      className="storyline-desk"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(line.etag);
      }}
      noValidate
    >
      <p className="meta">
        <Link to="/storylines">{shared.storylines}</Link>
      </p>
      <div className="head">
        <h1 dir="auto">{inService(now.title, service) || now.slug}</h1>
        <a href={`${publication.url}/${service}/storylines/${now.slug}/`} target="_blank" rel="noreferrer">
          {shared.asReaders}
        </a>
      </div>
      <SegmentedControl
        className="storyline-services"
        aria-label={words.inService}
        value={service}
        onChange={setService}
        data={publication.services.map(({ id, name }) => ({
          value: id,
          label: faults.some(({ field }) => field.split('.').includes(id)) ? `${name} !` : name,
        }))}
      />
      <LocalText
        label={words.title}
        value={now.title}
        service={service}
        readOnly={!writable}
        fault={faultAt(`title.${service}`) ?? faultAt('title')}
        changed={(title) => line.change({ title })}
      />
      <LocalText
        label={words.summary}
        value={now.summary}
        service={service}
        readOnly={!writable}
        fault={faultAt(`summary.${service}`) ?? faultAt('summary')}
        changed={(summary) => line.change({ summary })}
      />
      <Pledges line={line} service={service} writable={writable} faultAt={faultAt} />
      <Problems line={line} reload={reload} />
      {writable && (
        <div className="storyline-save">
          <Button type="submit" loading={save.isPending} disabled={!line.unsaved}>
            {words.save}
          </Button>
          <p className="save-state" role="status" data-state={line.unsaved ? 'unsaved' : 'saved'}>
            {line.unsaved ? words.unsaved : save.isSuccess ? words.readersSee : words.asSaved}
          </p>
        </div>
      )}
      {writable && <RemoveStoryline slug={now.slug} />}
    </form>
  );
}

type Line = ReturnType<typeof useStoryline>;

interface PledgesProps {
  readonly line: Line;
  readonly service: string;
  readonly writable: boolean;
  faultAt(field: string): string | null;
}

function Pledges({ line, service, writable, faultAt }: PledgesProps) {
  const words = useRoomWords(storylinesStrings);
  const { all: pledges, taken, added, add, move, remove, putBack } = line.pledges;
  const named = (key: string): string => {
    const found = pledges.find((each) => each.key === key);
    return found === undefined ? '' : inService(found.what, service) || inService(found.who, service);
  };
  return (
    <section aria-labelledby="pledges-title" className="stack">
      <h2 id="pledges-title">{words.pledges}</h2>
      {pledges.length === 0 && <p className="hint">{words.noPledges}</p>}
      <Sorting ids={pledges.map(({ key }) => key)} name={named} moved={move}>
        <ol className="pledges">
          {pledges.map((pledge, at) => (
            <PledgeCard
              key={pledge.key}
              pledge={pledge}
              at={at}
              of={pledges.length}
              service={service}
              writable={writable}
              isNew={pledge.key === added}
              faulty={line.faults.some(({ field }) => field.startsWith(`pledges.${at}.`))}
              faultAt={(field) => faultAt(`pledges.${at}.${field}`)}
              changed={(change) => line.changePledge(pledge.key, change)}
              move={(to) => move(at, to)}
              remove={() => remove(at)}
            />
          ))}
        </ol>
      </Sorting>
      {taken !== null && (
        <Alert color="gray" role="status">
          {words.removed}{' '}
          <Button size="compact-md" variant="default" onClick={putBack}>
            {words.undo}
          </Button>
        </Alert>
      )}
      {writable && (
        <Button className="pledge-add" variant="default" onClick={add}>
          {words.addPledge}
        </Button>
      )}
    </section>
  );
}

/** What was refused as a whole; what is wrong in a field stands there. */
function Problems({ line, reload }: { readonly line: Line; reload(): Promise<Tagged<Storyline>> }) {
  const words = useRoomWords(storylinesStrings);
  const { error } = line.save;
  if (!(error instanceof Problem)) return <FaultNote error={error} />;
  if (error.faults.length > 0)
    return (
      <Alert color="red" role="alert">
        {words.faulty}
      </Alert>
    );
  if (error.status !== 412) return <FaultNote error={error} />;
  return (
    <Alert color="yellow" role="alert" title={words.staleTitle}>
      <p>{words.staleHint}</p>
      <div className="storyline-acts">
        <Button variant="default" onClick={() => void reload().then(line.take)}>
          {words.takeTheirs}
        </Button>
        <Button variant="default" onClick={() => void reload().then(({ etag }) => line.save.mutate(etag))}>
          {words.putMine}
        </Button>
      </div>
    </Alert>
  );
}
