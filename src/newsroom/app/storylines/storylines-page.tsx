import { Badge, Button, Loader, Modal, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { direction } from '../../../language/direction.ts';
import { slugify } from '../../../language/slug.ts';
import { storylinesStrings } from '../../../language/strings/newsroom/storylines.ts';
import { ask, askTagged } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { BY_PLACE } from '../keys.ts';
import { useSession } from '../session.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { inService, type Storyline } from './storyline-types.ts';
import './storylines.css';

/** Every storyline of the publication. */
export function StorylinesPage() {
  const shared = useWords();
  const words = useRoomWords(storylinesStrings);
  const { publication, may } = useSession();
  const [adding, setAdding] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['storylines'],
    queryFn: () => ask<{ storylines: readonly Storyline[] }>('/storylines'),
  });
  const first = publication.services[0]?.id ?? '';
  useHotkeys([['n', () => may('edit') && setAdding(true), BY_PLACE]]);
  return (
    <div className="storyline-desk">
      <div className="head">
        <h1>{shared.storylines}</h1>
        {may('edit') && (
          <Button title="N" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )}
      </div>
      <FaultNote error={error} />
      {data === undefined && error === null && <Loader role="status" aria-label={shared.loading} />}
      {data?.storylines.length === 0 && <p className="empty">{words.none}</p>}
      <ul className="rows">
        {data?.storylines.map((each) => (
          <li className="row" key={each.slug}>
            <div className="row-main">
              <Link to="/storylines/$slug" params={{ slug: each.slug }} className="row-link" dir="auto">
                {inService(each.title, first)}
              </Link>
              <p className="meta">
                {words.pledgeCount(each.pledges.length)} · <bdi>{each.slug}</bdi>
              </p>
            </div>
            <div className="row-marks">
              {each.pledges.some(({ state }) => state === 'broken') && (
                <Badge variant="light" color="red">
                  {words.states.broken}
                </Badge>
              )}
            </div>
          </li>
        ))}
      </ul>
      {adding && (
        <Modal
          opened
          onClose={() => setAdding(false)}
          title={words.add}
          closeButtonProps={{ 'aria-label': shared.close }}
        >
          <Beginning />
        </Modal>
      )}
    </div>
  );
}

/** A storyline begins with a title in one language and an address, which stays. */
function Beginning() {
  const words = useRoomWords(storylinesStrings);
  const { publication } = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const service = publication.services[0]?.id ?? '';
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const slug = typed ?? (title.trim() === '' ? '' : slugify(title, service));
  const begin = useMutation({
    mutationFn: () =>
      askTagged<Storyline>(`/storylines/${slug}`, {
        method: 'PUT',
        json: { title: { [service]: title } },
        // Never over one that is there.
        headers: { 'if-none-match': '*' },
      }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['storylines'] });
      await navigate({ to: '/storylines/$slug', params: { slug } });
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (slug !== '' && !begin.isPending) begin.mutate();
  };
  return (
    <form className="stack" onSubmit={send}>
      <TextInput
        label={words.title}
        data-autofocus
        required
        lang={service}
        dir={direction(service)}
        value={title}
        onChange={({ currentTarget: { value } }) => setTitle(value)}
      />
      <TextInput
        label={words.slug}
        description={words.slugHint}
        required
        dir="ltr"
        maxLength={80}
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        value={slug}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
      <FaultNote error={begin.error} />
      <Button type="submit" loading={begin.isPending} disabled={slug === ''}>
        {words.begin}
      </Button>
    </form>
  );
}
