import { Badge, Button } from '@mantine/core';
import { memo, useCallback, useEffect, useRef, type ComponentType, type KeyboardEvent } from 'react';
import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import { useRoomWords } from '../words.tsx';
import { changed, written, type ListName, type Lists, type Row, type Rows } from './draft.ts';
import { marked, useEditing, type FormProps } from './editing.tsx';
import { Icon } from '../icon.tsx';
import { MoveButtons } from './move-buttons.tsx';

interface EntryRowProps<K extends ListName> {
  readonly list: K;
  readonly row: Row<Lists[K]>;
  readonly Form: ComponentType<FormProps<K>>;
  /** What it is called, and in which language. */
  readonly text: string;
  readonly language: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isAdded: boolean;
  readonly move: ((key: string, by: -1 | 1) => void) | null;
}

/** Many of them stand in a list: only the one that changes is drawn again. */
export const EntryRow = memo(PlainEntryRow) as typeof PlainEntryRow;

function PlainEntryRow<K extends ListName>(props: EntryRowProps<K>) {
  const { list, row, Form, text, language, isFirst, isLast, isAdded, move } = props;
  const words = useRoomWords(PUBLICATION_STRINGS);
  const { change, faults } = useEditing();
  const item = useRef<HTMLLIElement>(null);
  const { key, value, isNew, isOpen, isRemoved } = row;
  const path = `${list}.${key}`;
  const faulty = faults.some((fault) => fault.path.startsWith(`${path}.`));
  const turn = (part: Partial<Row<Lists[K]>>): void => change(list, (rows) => changed(rows, key, part));
  const write = useCallback(
    (next: Lists[K]): void => change(list, (rows) => written(rows, key, next) as unknown as Rows<K>),
    [change, list, key],
  );
  useEffect(() => {
    if (isAdded) item.current?.querySelector<HTMLElement>('.entry-body input, .entry-body textarea')?.focus();
  }, [isAdded]);
  const name = text || words.unnamed;
  const byKey = (event: KeyboardEvent): void => {
    if (!event.altKey || move === null || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(key, event.key === 'ArrowUp' ? -1 : 1);
  };
  const bringBack = (): void => {
    turn({ isRemoved: false });
    item.current?.focus();
  };
  return (
    <li className="entry" id={path} ref={item} tabIndex={-1}>
      {isRemoved ? (
        <div className="entry-head">
          <p className="entry-gone">
            <s {...(language === '' ? {} : marked(language))}>{name}</s> <small>{words.goes}</small>
          </p>
          <Button size="compact-md" variant="default" autoFocus onClick={bringBack}>
            {words.bringBack}
          </Button>
        </div>
      ) : (
        <div className="entry-head">
          <button
            type="button"
            className="entry-fold"
            aria-expanded={isOpen}
            onClick={() => turn({ isOpen: !isOpen })}
            onKeyDown={byKey}
          >
            <Icon name="fold" />
            <span className="entry-name" {...(language === '' ? {} : marked(language))}>
              {name}
            </span>
            <small dir="ltr">{value.id}</small>
            {faulty && (
              <Badge color="red" variant="light">
                {words.faulty}
              </Badge>
            )}
          </button>
          <MoveButtons
            name={name}
            isFirst={isFirst}
            isLast={isLast}
            move={move && ((by) => move(key, by))}
            remove={() => turn({ isRemoved: true })}
          />
        </div>
      )}
      {isOpen && !isRemoved && (
        <div className="entry-body stack">
          <Form value={value} path={path} isNew={isNew} change={write} />
        </div>
      )}
    </li>
  );
}
