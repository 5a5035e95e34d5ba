import { Button, Loader, NativeSelect } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { AUDIT_WORDS } from '../../../language/strings/newsroom/audit.ts';
import { ask } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { usePeople } from '../people/people-query.ts';
import { useRoomWords, useWords } from '../words.tsx';
import { AuditLine, type Entry } from './audit-line.tsx';
import type { AuditSearch } from './audit-search.ts';
import { CheckRecord } from './check-record.tsx';
import { EraseDetail } from './erase-detail.tsx';
import '../people/people.css';
import './audit.css';

interface Page {
  readonly entries: readonly Entry[];
  readonly next: number | null;
}

/** Who did what, the latest first. */
export function AuditPage() {
  const { loading } = useWords();
  const words = useRoomWords(AUDIT_WORDS);
  const search = useSearch({ from: '/audit' });
  const people = usePeople();
  const [erasing, setErasing] = useState<Entry | null>(null);
  const record = useInfiniteQuery({
    queryKey: ['audit', search],
    queryFn: ({ pageParam }) => ask<Page>(`/audit?${queryOf(search, pageParam)}`),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  const entries = record.data?.pages.flatMap((page) => page.entries) ?? [];
  const names = new Map(people.data?.people.map(({ id, name }) => [id, name]));
  return (
    <div className="narrow">
      <div className="head">
        <h1>{words.title}</h1>
      </div>
      <p className="hint lead-in">{words.hint}</p>
      <CheckRecord />
      <Filters search={search} people={people.data?.people ?? []} />
      <FaultNote error={record.error} />
      {record.isPending && <Loader role="status" aria-label={loading} />}
      {record.data !== undefined && entries.length === 0 && (
        <p className="empty">{Object.keys(search).length > 0 ? words.nothingFound : words.nothing}</p>
      )}
      <ol className="rows record" aria-busy={record.isFetching}>
        {entries.map((entry) => (
          <AuditLine key={entry.number} entry={entry} names={names} erase={() => setErasing(entry)} />
        ))}
      </ol>
      {record.hasNextPage && (
        <Button variant="default" loading={record.isFetchingNextPage} onClick={() => void record.fetchNextPage()}>
          {words.older}
        </Button>
      )}
      {erasing !== null && <EraseDetail entry={erasing} close={() => setErasing(null)} />}
    </div>
  );
}

interface FiltersProps {
  readonly search: AuditSearch;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

function Filters({ search, people }: FiltersProps) {
  const words = useRoomWords(AUDIT_WORDS);
  const navigate = useNavigate();
  const show = (change: { readonly [name in keyof AuditSearch]: string }): void => {
    const next = Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value !== ''));
    void navigate({ to: '/audit', search: next, replace: true });
  };
  return (
    <div className="filters">
      <NativeSelect
        label={words.who}
        value={search.actor ?? ''}
        onChange={(event) => show({ actor: event.currentTarget.value })}
        data={[{ value: '', label: words.everybody }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <NativeSelect
        label={words.what}
        value={search.act ?? ''}
        onChange={(event) => show({ act: event.currentTarget.value })}
        data={[
          { value: '', label: words.everything },
          ...Object.entries(words.groups).map(([value, label]) => ({ value, label })),
        ]}
      />
    </div>
  );
}

function queryOf(search: AuditSearch, before: number | null): string {
  const query = new URLSearchParams({ limit: '50', ...search });
  if (before !== null) query.set('before', String(before));
  return query.toString();
}
