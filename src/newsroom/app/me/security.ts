import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { ask } from '../api.ts';

/** `GET /api/me/security`; days are yyyy-mm-dd, UTC. */
export interface Security {
  readonly passphrase: boolean;
  readonly totp: boolean;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly Passkey[];
  readonly sessions: readonly Session[];
}

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdOn: string;
  readonly usedOn: string | null;
}

export interface Session {
  readonly id: string;
  readonly current: boolean;
  readonly createdOn: string;
  readonly seenOn: string;
}

export function useSecurity(): UseQueryResult<Security> {
  return useQuery({ queryKey: ['security'], queryFn: () => ask<Security>('/me/security') });
}

/** Asks the API for a change of one's keys, and reads them again. */
export function useKeyChange(): <T>(path: string, method: 'POST' | 'PUT' | 'DELETE', json?: object) => Promise<T> {
  const client = useQueryClient();
  return async <T>(path: string, method: 'POST' | 'PUT' | 'DELETE', json?: object) => {
    const answer = await ask<T>(`/me${path}`, { method, ...(json === undefined ? {} : { json }) });
    await client.invalidateQueries({ queryKey: ['security'] });
    return answer;
  };
}
