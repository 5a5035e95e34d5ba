import { Badge, Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { storylinesStrings } from '../../../language/strings/newsroom/storylines.ts';
import { MoveButtons, useSortableRow } from '../sorting.tsx';
import { useRoomWords } from '../words.tsx';
import { EvidenceLines } from './evidence-lines.tsx';
import { LocalText } from './local-text.tsx';
import { inService, PLEDGE_STATES, type KeyedPledge, type Pledge } from './storyline-types.ts';

interface PledgeCardProps {
  readonly pledge: KeyedPledge;
  readonly at: number;
  readonly of: number;
  readonly service: string;
  readonly writable: boolean;
  /** Just added: it opens itself. */
  readonly isNew: boolean;
  /** What is wrong at a field of it, or null. */
  faultAt(field: string): string | null;
  /** Whether anything in it is wrong. */
  readonly faulty: boolean;
  changed(change: Partial<Pledge>): void;
  move(to: number): void;
  remove(): void;
}

const COLOURS = { promised: 'gray', open: 'yellow', kept: 'teal', broken: 'red' };

/** Who promised what, when, and what came of it. */
export function PledgeCard(props: PledgeCardProps) {
  const { pledge, at, of, service, writable, isNew, faulty, move, remove } = props;
  const words = useRoomWords(storylinesStrings);
  const [open, setOpen] = useState(isNew);
  const name = inService(pledge.what, service) || inService(pledge.who, service) || words.pledgeNumber(at + 1);
  const { row, handle } = useSortableRow(pledge.key, name);
  return (
    <li className="pledge" {...row}>
      <div className="pledge-head">
        {writable && handle}
        <button type="button" className="pledge-name" aria-expanded={open || faulty} onClick={() => setOpen(!open)}>
          <Badge variant="light" color={COLOURS[pledge.state]}>
            {words.states[pledge.state]}
          </Badge>
          <span lang={service} dir="auto">
            {name}
          </span>
        </button>
        {writable && <MoveButtons name={name} at={at} of={of} move={move} />}
        {writable && (
          <Button size="compact-md" variant="subtle" color="gray" onClick={remove} aria-label={words.removeNamed(name)}>
            {words.remove}
          </Button>
        )}
      </div>
      {(open || faulty) && <PledgeFields {...props} />}
    </li>
  );
}

function PledgeFields({ pledge, service, writable, faultAt, changed }: PledgeCardProps) {
  const words = useRoomWords(storylinesStrings);
  const text = (field: 'who' | 'what' | 'outcome') => (
    <LocalText
      label={words[field]}
      value={pledge[field] ?? {}}
      service={service}
      readOnly={!writable}
      fault={faultAt(`${field}.${service}`) ?? faultAt(field)}
      changed={(value) => changed({ [field]: value })}
    />
  );
  const day = (field: 'on' | 'due') => (
    <TextInput
      type="date"
      label={words[field]}
      readOnly={!writable}
      required={field === 'on'}
      value={pledge[field] ?? ''}
      error={faultAt(field)}
      onChange={({ currentTarget: { value } }) => changed({ [field]: field === 'due' && value === '' ? null : value })}
    />
  );
  return (
    <div className="stack">
      {text('who')}
      {text('what')}
      <div className="pledge-days">
        {day('on')}
        {day('due')}
        <NativeSelect
          label={words.state}
          disabled={!writable}
          value={pledge.state}
          error={faultAt('state')}
          data={PLEDGE_STATES.map((value) => ({ value, label: words.states[value] }))}
          onChange={({ currentTarget: { value } }) =>
            changed({ state: PLEDGE_STATES.find((each) => each === value) ?? pledge.state })
          }
        />
      </div>
      {text('outcome')}
      <EvidenceLines
        lines={pledge.evidence}
        service={service}
        writable={writable}
        faultAt={(field) => faultAt(`evidence.${field}`)}
        changed={(evidence) => changed({ evidence })}
      />
    </div>
  );
}
