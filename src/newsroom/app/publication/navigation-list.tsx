import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import { useRoomWords } from '../words.tsx';
import { changed, moved, newKey, type NavigationRow } from './draft.ts';
import { marked, useFault } from './editing.tsx';
import { MoveButtons } from './move-buttons.tsx';

interface NavigationListProps {
  readonly path: string;
  readonly language: string;
  readonly rows: readonly NavigationRow[];
  change(rows: readonly NavigationRow[]): void;
}

/** What the navigation of a service leads to, in its order. */
export function NavigationList({ path, language, rows, change }: NavigationListProps) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const [told, setTold] = useState('');
  const [added, setAdded] = useState<string | null>(null);
  const move = (key: string, by: -1 | 1): void => {
    const next = moved(rows, key, by);
    setTold(words.place(next.findIndex((row) => row.key === key) + 1, next.length));
    change(next);
  };
  const add = (): void => {
    const key = newKey();
    setAdded(key);
    change([...rows, { key, kind: 'topic', text: '', isRemoved: false }]);
  };
  return (
    <fieldset className="localized">
      <legend>{words.fields.navigation}</legend>
      <p className="hint">{words.navigationHint}</p>
      <ol className="navigation">
        {rows.map((row, at) => (
          <NavigationEntry
            key={row.key}
            row={row}
            path={`${path}.${row.key}`}
            language={language}
            isAdded={row.key === added}
            isFirst={at === 0}
            isLast={at === rows.length - 1}
            move={(by) => move(row.key, by)}
            change={(part) => change(changed(rows, row.key, part))}
          />
        ))}
      </ol>
      <p role="status" className="unseen">
        {told}
      </p>
      <Button variant="default" size="compact-md" onClick={add}>
        {words.addNavigation}
      </Button>
    </fieldset>
  );
}

interface NavigationEntryProps {
  readonly row: NavigationRow;
  readonly path: string;
  readonly language: string;
  readonly isAdded: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  move(by: -1 | 1): void;
  change(part: Partial<NavigationRow>): void;
}

function NavigationEntry({ row, path, language, isAdded, isFirst, isLast, move, change }: NavigationEntryProps) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const { kind, text, isRemoved } = row;
  const fault = [useFault(`${path}.${kind}`), useFault(path)].find((each) => each !== undefined);
  const name = text || words.unnamed;
  const bringBack = (): void => change({ isRemoved: false });
  if (isRemoved) {
    return (
      <li className="navigation-entry">
        <p className="entry-gone">
          <s {...marked(language)}>{name}</s> <small>{words.goes}</small>
        </p>
        <Button size="compact-md" variant="default" autoFocus onClick={bringBack}>
          {words.bringBack}
        </Button>
      </li>
    );
  }
  return (
    <li className="navigation-entry">
      <NativeSelect
        aria-label={words.leadsTo}
        value={kind}
        data={[
          { value: 'topic', label: words.fields.topic },
          { value: 'page', label: words.fields.page },
        ]}
        onChange={({ currentTarget: { value } }) => change({ kind: value === 'page' ? 'page' : 'topic' })}
      />
      <TextInput
        id={`${path}.${kind}`}
        aria-label={kind === 'topic' ? words.topicName : words.pageSlug}
        placeholder={kind === 'topic' ? undefined : words.pageSlug}
        value={text}
        autoFocus={isAdded}
        error={fault}
        {...(kind === 'topic' ? marked(language) : { dir: 'ltr' })}
        onChange={({ currentTarget: { value } }) => change({ text: value })}
      />
      <MoveButtons
        name={name}
        isFirst={isFirst}
        isLast={isLast}
        move={move}
        remove={() => change({ isRemoved: true })}
      />
    </li>
  );
}
