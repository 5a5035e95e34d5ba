import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { ask } from '../api.ts';
import type { Me } from '../api-types.ts';

export type Role = Me['role'];
export const ROLES: readonly Role[] = ['reporter', 'editor', 'moderator', 'admin'];

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
}

export interface OpenLink {
  readonly id: string;
  readonly role: Role;
  readonly name: string | null;
  /** Of whom it leads back; null when it makes an account. */
  readonly account: string | null;
  readonly expires: string;
}

export interface MadeLink {
  readonly url: string;
  readonly expires: string;
}

export interface People {
  readonly people: readonly Person[];
  readonly invitations: readonly OpenLink[];
}

export function usePeople(): UseQueryResult<People> {
  return useQuery({ queryKey: ['people'], queryFn: () => ask<People>('/people') });
}

/** Asks the API for a change of who may come in, and reads people and tokens again. */
export function usePeopleChange(): <T>(path: string, method: 'POST' | 'PATCH' | 'DELETE', json?: object) => Promise<T> {
  const client = useQueryClient();
  return async <T>(path: string, method: 'POST' | 'PATCH' | 'DELETE', json?: object) => {
    const answer = await ask<T>(path, { method, ...(json === undefined ? {} : { json }) });
    await Promise.all(['people', 'tokens'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    return answer;
  };
}
