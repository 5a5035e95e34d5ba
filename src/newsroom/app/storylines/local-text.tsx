import { Textarea } from '@mantine/core';
import { direction } from '../../../language/direction.ts';
import { inService, type Localized } from './storyline-types.ts';

interface LocalTextProps {
  readonly label: string;
  readonly value: Localized;
  readonly service: string;
  readonly readOnly: boolean;
  readonly fault: string | null;
  changed(value: Localized): void;
}

/** A text in the service that is being written; what another one says shows through until it is. */
export function LocalText({ label, value, service, readOnly, fault, changed }: LocalTextProps) {
  return (
    <Textarea
      label={label}
      autosize
      lang={service}
      dir={direction(service)}
      readOnly={readOnly}
      maxLength={5000}
      placeholder={inService(value, service)}
      value={value[service] ?? ''}
      error={fault}
      onChange={({ currentTarget }) => changed({ ...value, [service]: currentTarget.value })}
    />
  );
}
