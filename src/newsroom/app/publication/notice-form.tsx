import { Checkbox, TagsInput } from '@mantine/core';
import { PUBLICATION_STRINGS, type Verb } from '../../../language/strings/newsroom/publication.ts';
import { useRoomWords } from '../words.tsx';
import { useFault, type FormProps } from './editing.tsx';
import { IdField, LocalizedField } from './fields.tsx';

/** In the order of the schema: loading that would bring all of it along. */
const VERBS: readonly Verb[] = ['share', 'like', 'comment', 'save', 'contact'];

export function NoticeForm({ value, path, isNew, change }: FormProps<'notices'>) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const { fields } = words;
  const fault = useFault(`${path}.verbs`);
  const tie = (verb: Verb, isTied: boolean): void =>
    change({ ...value, verbs: VERBS.filter((each) => (each === verb ? isTied : value.verbs.includes(each))) });
  return (
    <>
      <LocalizedField
        path={`${path}.title`}
        label={fields.title}
        hint={words.noticeTitleHint}
        value={value.title}
        change={(title) => change({ ...value, title })}
      />
      <IdField path={path} value={value.id} isNew={isNew} change={(id) => change({ ...value, id })} />
      <LocalizedField
        path={`${path}.text`}
        label={fields.text}
        hint={words.noticeTextHint}
        value={value.text}
        rows={3}
        change={(text) => change({ ...value, text })}
      />
      <fieldset className="localized" id={`${path}.verbs`} tabIndex={-1}>
        <legend>{fields.verbs}</legend>
        <p className="hint">{words.verbsHint}</p>
        {fault !== undefined && <p className="fault">{fault}</p>}
        {VERBS.map((verb) => (
          <Checkbox
            key={verb}
            label={words.verbs[verb].name}
            description={words.verbs[verb].does}
            checked={value.verbs.includes(verb)}
            onChange={({ currentTarget }) => tie(verb, currentTarget.checked)}
          />
        ))}
      </fieldset>
      <TagsInput
        id={`${path}.places`}
        label={fields.places}
        description={words.placesHint}
        value={value.places}
        onChange={(places) => change({ ...value, places })}
      />
      <LocalizedField
        path={`${path}.more`}
        label={fields.more}
        value={value.more}
        change={(more) => change({ ...value, more })}
      />
      <LocalizedField
        path={`${path}.page`}
        label={words.noticePage}
        hint={words.markdownHint}
        value={value.page}
        rows={8}
        change={(page) => change({ ...value, page })}
      />
    </>
  );
}
