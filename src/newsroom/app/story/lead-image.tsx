import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ImageUse } from '../api-types.ts';
import { useWords } from '../words.tsx';
import { PictureLacks } from './picture-lacks.tsx';
import { PicturePicker } from './picture-picker.tsx';
import { Thumbnail } from './thumbnail.tsx';

interface LeadImageProps {
  readonly use: ImageUse | null;
  readonly writable: boolean;
  changed(use: ImageUse | null): void;
}

/** The picture at the top, with its words. */
export function LeadImage({ use: first, writable, changed }: LeadImageProps) {
  const words = useWords();
  const [use, setUse] = useState(first);
  const [picking, setPicking] = useState(false);
  const put = (next: ImageUse | null): void => {
    setUse(next);
    changed(next);
  };
  return (
    <figure className="picture lead">
      {use !== null && <Thumbnail image={use.image} alt={use.alt} />}
      {use !== null && (
        <figcaption>
          {(['alt', 'caption', 'credit'] as const).map((name) => (
            <label key={name}>
              {words[name]}
              <input
                value={use[name]}
                maxLength={1000}
                readOnly={!writable}
                required={name === 'alt'}
                onChange={(event) => put({ ...use, [name]: event.currentTarget.value })}
              />
            </label>
          ))}
          <PictureLacks use={use} />
        </figcaption>
      )}
      {writable && (
        <div className="picture-acts">
          <Button variant="default" size="compact-md" onClick={() => setPicking(true)}>
            {use === null ? words.addLead : words.otherPicture}
          </Button>
          {use !== null && (
            <Button variant="subtle" color="gray" size="compact-md" onClick={() => put(null)}>
              {words.takeOut}
            </Button>
          )}
        </div>
      )}
      <PicturePicker
        opened={picking}
        close={() => setPicking(false)}
        chosen={({ id, alt, caption, credit }) => put({ image: id, alt, caption, credit })}
      />
    </figure>
  );
}
