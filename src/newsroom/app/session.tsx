import { useQuery } from '@tanstack/react-query';
import { Button, Loader } from '@mantine/core';
import { createContext, use, type ReactNode } from 'react';
import { ask, keepFormToken, Problem } from './api.ts';
import type { Me, Publication } from './api-types.ts';
import { keepPlace } from './signed-out/place.ts';
import { useWords } from './words.tsx';

interface Session {
  readonly me: Me;
  readonly publication: Publication;
}

const Context = createContext<Session | null>(null);

/** Who is here and for which publication; a stranger is led to the door. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['session'], queryFn: readSession, staleTime: Infinity });
  if (error instanceof Problem && error.status === 401) {
    keepPlace();
    location.assign('/sign-in');
    return null;
  }
  if (error) {
    return (
      <main className="notice">
        <p role="alert">{error instanceof Problem ? error.message : words.unreachable}</p>
        <Button onClick={() => void refetch()}>{words.tryAgain}</Button>
      </main>
    );
  }
  if (data === undefined)
    return (
      <main className="notice" aria-busy="true">
        <Loader role="status" aria-label={words.loading} />
      </main>
    );
  return <Context value={data}>{children}</Context>;
}

export function useSession(): Session & { may(right: string): boolean; service(id: string): string } {
  const session = use(Context);
  if (session === null) throw new Error('SessionProvider is missing');
  return {
    ...session,
    may: (right) => session.me.rights.includes(right),
    service: (id) => session.publication.services.find((each) => each.id === id)?.name ?? id,
  };
}

async function readSession(): Promise<Session> {
  const me = await ask<Me>('/me');
  keepFormToken(me.formToken);
  return { me, publication: await ask<Publication>('/publication') };
}
