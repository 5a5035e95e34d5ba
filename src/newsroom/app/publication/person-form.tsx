import { NativeSelect } from '@mantine/core';
import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import { useRoomWords } from '../words.tsx';
import { useEditing, useFault, useShown, type FormProps } from './editing.tsx';
import { IdField, LocalizedField } from './fields.tsx';

export function PersonForm({ value, path, isNew, change }: FormProps<'people'>) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const { units } = useEditing();
  const shown = useShown();
  const fault = useFault(`${path}.unit`);
  const offered = units
    .filter((row) => !row.isRemoved)
    .map(({ value: unit }) => ({ value: unit.id, label: shown(unit.name)?.text ?? unit.id }));
  const lost = value.unit !== null && !offered.some((each) => each.value === value.unit) ? [value.unit] : [];
  return (
    <>
      <LocalizedField
        path={`${path}.name`}
        label={words.fields.name}
        hint={words.personHint}
        value={value.name}
        change={(name) => change({ ...value, name })}
      />
      <IdField path={path} value={value.id} isNew={isNew} change={(id) => change({ ...value, id })} />
      <NativeSelect
        id={`${path}.unit`}
        label={words.fields.unit}
        value={value.unit ?? ''}
        error={fault}
        data={[{ value: '', label: words.noUnit }, ...offered, ...lost]}
        onChange={({ currentTarget }) => change({ ...value, unit: currentTarget.value || null })}
      />
    </>
  );
}
