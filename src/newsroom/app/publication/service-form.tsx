import { Autocomplete } from '@mantine/core';
import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import { useRoomWords } from '../words.tsx';
import { useFault, type FormProps } from './editing.tsx';
import { Field } from './fields.tsx';
import { NavigationList } from './navigation-list.tsx';

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];

export function ServiceForm({ value, path, isNew, change }: FormProps<'services'>) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const zoneFault = useFault(`${path}.timeZone`);
  const { id, name, title, tagline, timeZone, navigation } = value;
  const { fields } = words;
  return (
    <>
      <Field
        path={`${path}.id`}
        label={words.tag}
        hint={isNew ? words.tagHint : words.idStays}
        value={id}
        readOnly={!isNew}
        change={(next) => change({ ...value, id: next })}
      />
      <Field
        path={`${path}.name`}
        label={words.ownName}
        hint={words.ownNameHint}
        value={name}
        language={id}
        change={(next) => change({ ...value, name: next })}
      />
      <Field
        path={`${path}.title`}
        label={words.masthead}
        value={title}
        language={id}
        change={(next) => change({ ...value, title: next })}
      />
      <Field
        path={`${path}.tagline`}
        label={fields.tagline}
        value={tagline}
        language={id}
        change={(next) => change({ ...value, tagline: next })}
      />
      <Autocomplete
        id={`${path}.timeZone`}
        label={fields.timeZone}
        description={words.timeZoneHint}
        data={ZONES}
        limit={30}
        value={timeZone}
        error={zoneFault}
        dir="ltr"
        onChange={(next) => change({ ...value, timeZone: next })}
      />
      <NavigationList
        path={`${path}.navigation`}
        language={id}
        rows={navigation}
        change={(next) => change({ ...value, navigation: next })}
      />
    </>
  );
}
