import { Button, TextInput } from '@mantine/core';
import { storylinesStrings } from '../../../language/strings/newsroom/storylines.ts';
import { useRoomWords } from '../words.tsx';
import { LocalText } from './local-text.tsx';
import type { Evidence } from './storyline-types.ts';

interface EvidenceLinesProps {
  readonly lines: readonly Evidence[];
  readonly service: string;
  readonly writable: boolean;
  faultAt(field: string): string | null;
  changed(lines: readonly Evidence[]): void;
}

/** What shows that it was promised, and what came of it. */
export function EvidenceLines({ lines, service, writable, faultAt, changed }: EvidenceLinesProps) {
  const words = useRoomWords(storylinesStrings);
  const put = (at: number, change: Partial<Evidence>): void =>
    changed(lines.map((line, each) => (each === at ? { ...line, ...change } : line)));
  return (
    <>
      {lines.map((line, at) => (
        <fieldset key={at} className="evidence">
          <legend>{words.evidence(at + 1)}</legend>
          <LocalText
            label={words.evidenceText}
            value={line.text}
            service={service}
            readOnly={!writable}
            fault={faultAt(`${at}.text.${service}`) ?? faultAt(`${at}.text`)}
            changed={(text) => put(at, { text })}
          />
          <TextInput
            label={words.href}
            description={words.hrefHint}
            inputMode="url"
            dir="ltr"
            readOnly={!writable}
            value={line.href ?? ''}
            error={faultAt(`${at}.href`)}
            onChange={({ currentTarget: { value } }) => put(at, { href: value === '' ? null : value })}
          />
          {writable && (
            <Button
              size="compact-md"
              variant="subtle"
              color="gray"
              onClick={() => changed(lines.filter((_, each) => each !== at))}
            >
              {words.removeEvidence(at + 1)}
            </Button>
          )}
        </fieldset>
      ))}
      {writable && (
        <Button
          className="pledge-add"
          size="compact-md"
          variant="default"
          onClick={() => changed([...lines, { text: {}, href: null }])}
        >
          {words.addEvidence}
        </Button>
      )}
    </>
  );
}
