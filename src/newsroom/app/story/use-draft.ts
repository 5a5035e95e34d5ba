import { useEffect, useMemo, useState } from 'react';
import { ask, Problem } from '../api.ts';
import type { Story, StoryFields } from '../api-types.ts';
import { DraftKeeper, type DraftState, type Sent } from './draft-keeper.ts';
import { Lease } from './lease.ts';
import { dropUnsent, keepUnsent, unsentOf } from './unsent.ts';

export interface Draft {
  readonly keeper: DraftKeeper;
  readonly lease: Lease;
  readonly state: DraftState;
}

/** The keeper of what `account` types into this story in this tab, with the browser around it. */
export function useDraft(story: Story, account: string | null): Draft {
  const { id } = story;
  const name = unsentOf(account, id);
  const [state, setState] = useState<DraftState>({ kind: 'saved' });
  const [first] = useState(story.revision);
  const { keeper, lease } = useMemo(() => {
    const lease = new Lease(id);
    const keeper = new DraftKeeper(
      {
        send: (base, fields) => send({ id, base, fields, lease }),
        keep: (unsent) => keepUnsent(name, unsent),
        drop: () => dropUnsent(name),
        now: () => new Date(),
        later: (milliseconds, what) => {
          const timer = setTimeout(what, milliseconds);
          return () => clearTimeout(timer);
        },
        changed: setState,
      },
      first,
    );
    return { keeper, lease };
  }, [id, name, first]);
  useEffect(() => {
    const wake = (): void => keeper.wake();
    const warn = (event: BeforeUnloadEvent): void => {
      if (keeper.state.kind !== 'saved') event.preventDefault();
    };
    const hide = (): void => {
      if (document.visibilityState === 'hidden') void keeper.flush();
    };
    const leave = (): void => lease.release();
    addEventListener('online', wake);
    addEventListener('pagehide', leave);
    addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', hide);
    return () => {
      removeEventListener('online', wake);
      removeEventListener('pagehide', leave);
      removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', hide);
      void keeper.flush().then(() => lease.release());
    };
  }, [keeper, lease]);
  return { keeper, lease, state };
}

interface Sending {
  readonly id: string;
  readonly base: string;
  readonly fields: Partial<StoryFields>;
  readonly lease: Lease;
}

async function send({ id, base, fields, lease }: Sending): Promise<Sent> {
  try {
    await lease.hold();
    const { revision } = await ask<{ revision: string }>(`/stories/${id}`, {
      method: 'PATCH',
      json: fields,
      headers: { 'if-match': `"${base}"`, ...lease.header },
    });
    return { kind: 'saved', revision };
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500 || error.status === 429) return { kind: 'unreachable' };
    lease.lost();
    return error.status === 412
      ? { kind: 'stale', heldBy: error.heldBy }
      : { kind: 'refused', detail: error.faults.map(({ detail }) => detail).join(' ') || error.message };
  }
}
