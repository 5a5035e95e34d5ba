import { NativeSelect } from '@mantine/core';
import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import { useRoomWords } from '../words.tsx';
import { useFault, type FormProps } from './editing.tsx';
import { Field, IdField, LocalizedField } from './fields.tsx';

const KINDS = ['onion', 'signal', 'email', 'post', 'phone', 'web'] as const;

export function DoorForm({ value, path, isNew, change }: FormProps<'contact'>) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const { fields } = words;
  const fault = useFault(`${path}.kind`);
  return (
    <>
      <NativeSelect
        id={`${path}.kind`}
        label={fields.kind}
        value={value.kind}
        error={fault}
        data={KINDS.map((kind) => ({ value: kind, label: words.doorKinds[kind] }))}
        onChange={({ currentTarget }) =>
          change({ ...value, kind: KINDS.find((kind) => kind === currentTarget.value) ?? value.kind })
        }
      />
      <LocalizedField
        path={`${path}.label`}
        label={fields.label}
        value={value.label}
        change={(label) => change({ ...value, label })}
      />
      <IdField path={path} value={value.id} isNew={isNew} change={(id) => change({ ...value, id })} />
      <Field
        path={`${path}.address`}
        label={fields.address}
        value={value.address}
        change={(address) => change({ ...value, address })}
      />
      <LocalizedField
        path={`${path}.advice`}
        label={fields.advice}
        hint={words.adviceHint}
        value={value.advice}
        rows={3}
        change={(advice) => change({ ...value, advice })}
      />
    </>
  );
}
