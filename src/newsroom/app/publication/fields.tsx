import { Textarea, TextInput } from '@mantine/core';
import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import type { Localized } from '../../../story/publication.ts';
import { useRoomWords } from '../words.tsx';
import { marked, useEditing, useFault } from './editing.tsx';

interface FieldProps {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly readOnly?: boolean;
  /** What it is written in. Left out: Latin letters, such as an address. */
  readonly language?: string;
  /** As many lines as it begins with. */
  readonly rows?: number;
  change(value: string): void;
}

export function Field({ path, label, hint, value, readOnly = false, language, rows, change }: FieldProps) {
  const shared = {
    id: path,
    label,
    description: hint,
    value,
    readOnly,
    error: useFault(path),
    ...(language === undefined ? { dir: 'ltr', spellCheck: false } : marked(language)),
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => change(currentTarget.value),
  };
  return rows === undefined ? <TextInput {...shared} /> : <Textarea {...shared} autosize minRows={rows} maxRows={24} />;
}

/** The id of an entry stands in addresses: once it was saved it stays. */
export function IdField({
  path,
  value,
  isNew,
  change,
}: Pick<FieldProps, 'path' | 'value' | 'change'> & { isNew: boolean }) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  return (
    <Field
      path={`${path}.id`}
      label={words.fields.id}
      hint={isNew ? words.idHint : words.idStays}
      value={value}
      readOnly={!isNew}
      change={change}
    />
  );
}

interface LocalizedProps {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: Localized;
  readonly rows?: number;
  change(value: Record<string, string>): void;
}

/** A text in every language of the publication, together. */
export function LocalizedField({ path, label, hint, value, rows, change }: LocalizedProps) {
  const { tongues } = useEditing();
  const fault = useFault(path);
  const known = new Set(tongues.map(({ id }) => id));
  const others = Object.keys(value).filter((id) => !known.has(id) && value[id] !== '');
  return (
    <fieldset className="localized" id={path} tabIndex={-1}>
      <legend>{label}</legend>
      {hint !== undefined && <p className="hint">{hint}</p>}
      {fault !== undefined && <p className="fault">{fault}</p>}
      <div className="localized-fields">
        {[...tongues, ...others.map((id) => ({ id, name: id }))].map(({ id, name }) => (
          <Field
            key={id}
            path={`${path}.${id}`}
            label={name}
            value={value[id] ?? ''}
            language={id}
            {...(rows === undefined ? {} : { rows })}
            change={(text) => change({ ...value, [id]: text })}
          />
        ))}
      </div>
    </fieldset>
  );
}
