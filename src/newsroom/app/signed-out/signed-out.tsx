import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { ask, keepDoor, keepFormToken } from '../api.ts';
import type { Me } from '../api-types.ts';
import { useSession } from '../session.tsx';
import { takePlace } from './place.ts';

const SignedOutDialog = lazy(async () => ({ default: (await import('./signed-out-dialog.tsx')).SignedOutDialog }));

/**
 * When the session has ended, in another window or because it is old, this covers the room and asks who is there. What
 * stands in the room stays, and what was asked meanwhile is asked again: nothing that somebody typed is lost.
 */
export function SignedOut() {
  const { me } = useSession();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const waiting = useRef<(() => void)[]>([]);
  useComingBack();
  useEffect(() => {
    keepDoor({
      enter: () =>
        new Promise((resolve) => {
          waiting.current.push(resolve);
          setOpen(true);
        }),
      renew: () => takeUp(me.account),
    });
    return () => keepDoor(null);
  }, [me.account]);
  if (!isOpen) return null;
  const entered = async (): Promise<void> => {
    await takeUp(me.account);
    setOpen(false);
    for (const resolve of waiting.current.splice(0)) resolve();
    await client.invalidateQueries();
  };
  return (
    <Suspense>
      <SignedOutDialog name={me.name} entered={entered} />
    </Suspense>
  );
}

/** Whoever else has come in finds nothing of this room: it begins anew, and this never returns. */
async function takeUp(account: string | null): Promise<void> {
  const now = await ask<Me>('/me');
  if (now.account === account) return keepFormToken(now.formToken);
  location.reload();
  await new Promise(() => {});
}

/** Whoever came through the door goes on where this tab was. */
function useComingBack(): void {
  const router = useRouter();
  useEffect(() => {
    const place = takePlace();
    if (place !== null && location.pathname === '/app/') router.history.replace(place);
  }, [router]);
}
