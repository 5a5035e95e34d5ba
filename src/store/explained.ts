import type { StorePlace } from './open-store.ts';

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there: start the server, or correct DATABASE_URL',
  ENOTFOUND: 'its name is unknown: correct the host in DATABASE_URL',
  EAI_AGAIN: 'its name could not be looked up: correct the host in DATABASE_URL, or try again when the network is back',
  ETIMEDOUT: 'it did not answer in time: see that a firewall lets this machine through',
  '28P01': 'it refuses the name or password in DATABASE_URL: correct them',
  '28000': 'it does not let this user in from here: correct DATABASE_URL, or the server’s pg_hba.conf',
  '3D000': 'it has no such database: create it with createdb, or correct the name in DATABASE_URL',
  '42501': 'this user may not create what Picket needs: grant CREATE on the database to the user',
  '57P03': 'it is starting up or shutting down: try again in a moment',
  '53300': 'it has no connection left: raise max_connections, or end what holds them',
};

/** Why a store could not be opened, in one sentence that says what to do. No password is in it; the cause is the driver's. */
export function explained(place: StorePlace, error: unknown): Error {
  if (place.kind === 'embedded') return error instanceof Error ? error : new Error(String(error));
  const { code, message } = error as { code?: string; message?: string };
  const reason = REASONS[code ?? ''];
  // Ours is a sentence already; so is, nearly, what Postgres says.
  if (reason === undefined)
    return code === undefined && error instanceof Error
      ? error
      : new Error(`the Postgres server at ${addressOf(place.url)} refused: ${message ?? code ?? 'no reason given'}`, {
          cause: error,
        });
  return new Error(`the Postgres server at ${addressOf(place.url)} cannot be used, ${reason}`, { cause: error });
}

function addressOf(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL';
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}:${port || '5432'}${pathname}`;
}
