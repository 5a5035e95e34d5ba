import { Button } from '@mantine/core';
import { useState } from 'react';
import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import { PicturePicker } from '../story/picture-picker.tsx';
import { Thumbnail } from '../story/thumbnail.tsx';
import { useRoomWords } from '../words.tsx';
import { useFault, useShown, type FormProps } from './editing.tsx';
import { IdField, LocalizedField } from './fields.tsx';

export function UnitForm({ value, path, isNew, change }: FormProps<'units'>) {
  const { fields } = useRoomWords(PUBLICATION_STRINGS);
  return (
    <>
      <LocalizedField
        path={`${path}.name`}
        label={fields.name}
        value={value.name}
        change={(name) => change({ ...value, name })}
      />
      <IdField path={path} value={value.id} isNew={isNew} change={(id) => change({ ...value, id })} />
      <LocalizedField
        path={`${path}.about`}
        label={fields.about}
        value={value.about}
        rows={3}
        change={(about) => change({ ...value, about })}
      />
      <Mark path={`${path}.mark`} value={value} change={(mark) => change({ ...value, mark })} />
    </>
  );
}

interface MarkProps {
  readonly path: string;
  readonly value: FormProps<'units'>['value'];
  change(mark: string | null): void;
}

function Mark({ path, value: { mark, name }, change }: MarkProps) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const shown = useShown();
  const fault = useFault(path);
  const [picking, setPicking] = useState(false);
  return (
    <fieldset className="localized" id={path} tabIndex={-1}>
      <legend>{words.fields.mark}</legend>
      <p className="hint">{words.markHint}</p>
      {fault !== undefined && <p className="fault">{fault}</p>}
      {mark !== null && (
        <div className="mark">
          <Thumbnail image={mark} alt={`${words.fields.mark}: ${shown(name)?.text ?? ''}`} />
        </div>
      )}
      <div className="entry-choices">
        <Button variant="default" size="compact-md" onClick={() => setPicking(true)}>
          {mark === null ? words.choosePicture : words.otherPicture}
        </Button>
        {mark !== null && (
          <Button variant="subtle" size="compact-md" onClick={() => change(null)}>
            {words.noPicture}
          </Button>
        )}
      </div>
      <PicturePicker opened={picking} close={() => setPicking(false)} chosen={({ id }) => change(id)} />
    </fieldset>
  );
}
