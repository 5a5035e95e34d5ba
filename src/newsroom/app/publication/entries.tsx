import { Button, TextInput } from '@mantine/core';
import { useCallback, useState, type ComponentType } from 'react';
import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import { useRoomWords, useWords } from '../words.tsx';
import { moved, newKey, type ListName, type Lists, type Row, type Rows } from './draft.ts';
import { useEditing, useFault, type FormProps, type Shown } from './editing.tsx';
import { EntryRow } from './entry-row.tsx';

/** From so many on a list has a search. */
const MANY = 12;

interface EntriesProps<K extends ListName> {
  readonly list: K;
  readonly rows: Rows<K>;
  readonly Form: ComponentType<FormProps<K>>;
  /** What an entry is called; null while it has no name. */
  summary(value: Lists[K]): Shown | null;
  blank(): Lists[K];
}

/** A list of the publication: entries are added, moved, removed and brought back, each folded to one line. */
export function Entries<K extends ListName>({ list, rows, Form, summary, blank }: EntriesProps<K>) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const { search } = useWords();
  const { change } = useEditing();
  const fault = useFault(list);
  const [added, setAdded] = useState<string | null>(null);
  const [placed, setPlaced] = useState<string>();
  const [sought, setSought] = useState('');
  const named = rows.map((row) => ({ row, name: summary(row.value) }));
  const wanted = sought.trim().toLowerCase();
  const found = named.filter(({ row, name }) => `${name?.text ?? ''} ${row.value.id}`.toLowerCase().includes(wanted));
  const move = useCallback(
    (key: string, by: -1 | 1): void => {
      setPlaced(key);
      change(list, (now) => moved(now, key, by));
    },
    [change, list],
  );
  const at = rows.findIndex((row) => row.key === placed);
  const add = (): void => {
    const key = newKey();
    setSought('');
    setAdded(key);
    const row: Row<Lists[K]> = { key, value: blank(), isNew: true, isRemoved: false, isOpen: true };
    change(list, (now) => [...now, row]);
  };
  return (
    <div className="stack">
      {fault !== undefined && (
        <p className="fault" id={list} tabIndex={-1}>
          {fault}
        </p>
      )}
      {rows.length > MANY && (
        <TextInput
          type="search"
          label={search}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      )}
      {rows.length === 0 && <p className="hint">{words.none}</p>}
      <ol className="entries">
        {found.map(({ row, name }) => (
          <EntryRow
            key={row.key}
            list={list}
            row={row}
            Form={Form}
            text={name?.text ?? ''}
            language={name?.language ?? ''}
            isFirst={row === rows[0]}
            isLast={row === rows.at(-1)}
            isAdded={row.key === added}
            move={wanted === '' ? move : null}
          />
        ))}
      </ol>
      <p role="status" className="unseen">
        {placed !== undefined && at >= 0 && words.place(at + 1, rows.length)}
      </p>
      <div>
        <Button variant="default" onClick={add}>
          {words.add[list]}
        </Button>
      </div>
    </div>
  );
}
