import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { keepProver } from '../api.ts';

const ProofDialog = lazy(async () => ({ default: (await import('./proof-dialog.tsx')).ProofDialog }));

/** Where the API wants a fresh proof, this asks for it, in every room; acts that come meanwhile wait for the same one. */
export function Proof() {
  const [isOpen, setOpen] = useState(false);
  const waiting = useRef<((proven: boolean) => void)[]>([]);
  useEffect(() => {
    keepProver(
      () =>
        new Promise((resolve) => {
          waiting.current.push(resolve);
          setOpen(true);
        }),
    );
    return () => keepProver(null);
  }, []);
  if (!isOpen) return null;
  const close = (proven: boolean): void => {
    setOpen(false);
    for (const resolve of waiting.current.splice(0)) resolve(proven);
  };
  return (
    <Suspense>
      <ProofDialog close={close} />
    </Suspense>
  );
}
