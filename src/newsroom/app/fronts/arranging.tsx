import { Alert, Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { frontsStrings } from '../../../language/strings/newsroom/fronts.ts';
import { Problem, type Tagged } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { BY_PLACE } from '../keys.ts';
import { useSession } from '../session.tsx';
import { Sorting } from '../sorting.tsx';
import { useLeaving } from '../use-leaving.ts';
import { useRoomWords } from '../words.tsx';
import { movePlace, putInPlace, slotsOf, type Front } from './front-types.ts';
import { PlaceRow } from './place-row.tsx';
import { StoryPicker } from './story-picker.tsx';
import { useArranging } from './use-arranging.ts';

interface ArrangingProps {
  readonly service: string;
  readonly first: Tagged<Front>;
  reload(): Promise<Tagged<Front>>;
}

/** The places of a front, to be filled and moved; readers see it when it is saved. */
export function Arranging({ service, first, reload }: ArrangingProps) {
  const words = useRoomWords(frontsStrings);
  const { may } = useSession();
  const front = useArranging(service, first);
  const [choosing, setChoosing] = useState<number | null>(null);
  const { places, unsaved, save, seen } = front;
  const slots = slotsOf(places, seen.value.newest, front.known);
  const faults = save.error instanceof Problem ? save.error.faults : [];
  const stale = save.error instanceof Problem && save.error.status === 412;
  useLeaving(unsaved, words.leave);
  useHotkeys([['mod+Z', () => front.before.length > 0 && front.undo(), BY_PLACE]]);
  const move = (from: number, to: number): void => front.put(movePlace(slots, from, to));
  return (
    <>
      <p className="hint">{may('edit') ? words.hint : words.readOnly}</p>
      <Sorting
        ids={slots.map(({ id }) => id)}
        name={(id) => slots.find((slot) => slot.id === id)?.story?.headline ?? words.free}
        moved={move}
      >
        <ol className="places">
          {slots.map((slot, at) => (
            <PlaceRow
              key={slot.id}
              slot={slot}
              at={at}
              service={service}
              writable={may('edit')}
              fault={faults.find(({ field }) => field === `places.${at}`)?.detail ?? null}
              move={(to) => move(at, to)}
              put={(place) => front.put(putInPlace(places, at, place))}
              choose={() => setChoosing(at)}
            />
          ))}
        </ol>
      </Sorting>
      {stale ? (
        <Alert color="yellow" role="alert" title={words.staleTitle}>
          <p>{words.staleHint}</p>
          <div className="front-acts">
            <Button variant="default" onClick={() => void reload().then(front.take)}>
              {words.takeTheirs}
            </Button>
            <Button variant="default" onClick={() => void reload().then(({ etag }) => save.mutate(etag))}>
              {words.putMine}
            </Button>
          </div>
        </Alert>
      ) : (
        faults.length === 0 && <FaultNote error={save.error} />
      )}
      {may('edit') && (
        <div className="front-save">
          <Button loading={save.isPending} disabled={!unsaved} onClick={() => save.mutate(seen.etag)}>
            {words.save}
          </Button>
          <Button variant="default" disabled={front.before.length === 0} title="Ctrl+Z" onClick={front.undo}>
            {words.undo}
          </Button>
          <p className="save-state" role="status" data-state={unsaved ? 'unsaved' : 'saved'}>
            {unsaved ? words.unsaved : save.isSuccess ? words.readersSee : words.asSaved}
          </p>
        </div>
      )}
      {choosing !== null && (
        <StoryPicker
          service={service}
          title={choosing === 0 ? words.lead : words.place(choosing + 1)}
          close={() => setChoosing(null)}
          chosen={(story) => {
            front.learn(story);
            front.put(putInPlace(places, choosing, { story: story.id, until: null }));
            setChoosing(null);
          }}
        />
      )}
    </>
  );
}
