import { Alert } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { PUBLICATION_STRINGS, type PublicationStrings } from '../../../language/strings/newsroom/publication.ts';
import { Problem } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { useRoomWords } from '../words.tsx';
import { isListName, type Draft } from './draft.ts';
import { useShown, type KeyedFault } from './editing.tsx';

interface FaultSummaryProps {
  readonly faults: readonly KeyedFault[];
  readonly error: Error | null;
  readonly draft: Draft;
  lead(fault: KeyedFault): void;
}

/** What was refused, each with the way to its field. It takes the focus when it comes. */
export function FaultSummary({ faults, error, draft, lead }: FaultSummaryProps) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const shown = useShown();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [faults]);
  // That somebody came between is told where both texts stand.
  if (error instanceof Problem && error.status === 412) return null;
  if (faults.length === 0) return <FaultNote error={error} />;
  const entry = ({ path }: KeyedFault): string => {
    const [list = '', key] = path.split('.');
    if (!isListName(list)) return '';
    const value = draft[list].find((row) => row.key === key)?.value;
    if (value === undefined) return '';
    if ('navigation' in value) return value.name || value.id;
    const names = 'title' in value ? value.title : 'label' in value ? value.label : value.name;
    return shown(names)?.text ?? value.id;
  };
  return (
    <Alert color="red" role="alert" title={words.faultsTitle} className="settings-faults" ref={box} tabIndex={-1}>
      <ul>
        {faults.map((fault) => (
          <li key={fault.path + fault.detail}>
            <button type="button" className="link" onClick={() => lead(fault)}>
              {[...new Set([sectionName(fault.path, words), entry(fault), fieldName(fault.path, words)])]
                .filter((part) => part !== '')
                .join(' › ')}
            </button>
            : {fault.detail}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function sectionName(path: string, words: PublicationStrings): string {
  const [list = ''] = path.split('.');
  return isListName(list) ? words.sections[list] : words.sections.publication;
}

/** The innermost part of a path that has a name. */
function fieldName(path: string, words: PublicationStrings): string {
  const names: Readonly<Record<string, string>> = words.fields;
  const [, ...inner] = path.split('.');
  const found = (inner.length === 0 ? [path] : inner).toReversed().find((part) => part in names);
  return found === undefined ? '' : (names[found] ?? '');
}
