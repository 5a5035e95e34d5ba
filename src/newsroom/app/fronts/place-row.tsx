import { Badge, Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { frontsStrings } from '../../../language/strings/newsroom/fronts.ts';
import { FRONT_PLACES } from '../../../story/front.ts';
import { MoveButtons, useSortableRow } from '../sorting.tsx';
import { useMoment, useRoomWords } from '../words.tsx';
import type { Place, Slot } from './front-types.ts';

interface PlaceRowProps {
  readonly slot: Slot;
  /** From 0. */
  readonly at: number;
  readonly service: string;
  readonly writable: boolean;
  readonly fault: string | null;
  move(to: number): void;
  put(place: Place | null): void;
  choose(): void;
}

/** How long a story may stay, in hours. */
const LENGTHS = [6, 12, 24, 72];
const HOUR = 3_600_000;

/** A place and what stands in it: pinned, or in grey what fills it by itself. */
export function PlaceRow({ slot, at, service, writable, fault, move, put, choose }: PlaceRowProps) {
  const words = useRoomWords(frontsStrings);
  const moment = useMoment();
  const { place, story, meanwhile } = slot;
  const name = story?.headline ?? words.free;
  const { row, handle } = useSortableRow(slot.id, name);
  return (
    <li className="place" data-pinned={place !== null || undefined} {...row}>
      <p className="place-name">{at === 0 ? words.lead : at + 1}</p>
      <div className="place-story">
        {story?.thumbnail && <img src={story.thumbnail} alt="" width="96" height="54" />}
        <div>
          {story === null ? (
            <p>{words.free}</p>
          ) : (
            <Link to="/stories/$id" params={{ id: story.id }} lang={service} dir="auto">
              {story.headline}
            </Link>
          )}
          <p className="meta">
            {place === null ? words.automatic : <Badge variant="light">{words.pinned}</Badge>}
            {story?.firstPublished && ` ${moment(story.firstPublished)}`}
          </p>
          {meanwhile !== null && (
            <p className="meta">
              {words.notPublic} <bdi lang={service}>{meanwhile.headline}</bdi>
            </p>
          )}
        </div>
      </div>
      {writable && (
        <div className="place-acts">
          {handle}
          <MoveButtons name={name} at={at} of={FRONT_PLACES} move={move} />
          {place !== null && <Until place={place} name={name} put={put} />}
          {place === null && story !== null && (
            <Button size="compact-md" variant="default" onClick={() => put({ story: story.id, until: null })}>
              {words.pinHere}
            </Button>
          )}
          <Button size="compact-md" variant="default" onClick={choose} aria-label={words.chooseFor(at + 1)}>
            {words.choose}
          </Button>
          {place !== null && (
            <Button size="compact-md" variant="subtle" color="gray" onClick={() => put(null)}>
              {words.release}
            </Button>
          )}
        </div>
      )}
      {fault !== null && (
        <p className="place-fault" role="alert">
          {fault}
        </p>
      )}
    </li>
  );
}

function Until({ place, name, put }: { readonly place: Place; readonly name: string; put(place: Place): void }) {
  const words = useRoomWords(frontsStrings);
  const moment = useMoment();
  const kept = place.until;
  return (
    <NativeSelect
      size="sm"
      aria-label={words.staysNamed(name)}
      value={kept === null ? 'open' : 'kept'}
      onChange={({ currentTarget: { value } }) => {
        if (value === 'kept') return;
        const until = value === 'open' ? null : new Date(Date.now() + Number(value) * HOUR).toISOString();
        put({ ...place, until });
      }}
      data={[
        { value: 'open', label: words.noEnd },
        ...(kept === null ? [] : [{ value: 'kept', label: words.until(moment(kept)) }]),
        ...LENGTHS.map((hours) => ({ value: String(hours), label: words.hours(hours) })),
      ]}
    />
  );
}
