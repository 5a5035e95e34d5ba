import { Button } from '@mantine/core';
import { PEOPLE_WORDS } from '../../../language/strings/newsroom/people.ts';
import { CopyText } from '../copy-text.tsx';
import { useRoomWords } from '../words.tsx';

interface ShownOnceProps {
  readonly secret: string;
  readonly label: string;
  readonly hint: string;
  close(): void;
}

/** A link or a token, large, this once, with how to hand it over. */
export function ShownOnce({ secret, label, hint, close }: ShownOnceProps) {
  const words = useRoomWords(PEOPLE_WORDS);
  return (
    <div className="stack">
      <output aria-label={label}>
        <code className="once">{secret}</code>
      </output>
      <p className="hint">{hint}</p>
      <div className="dialog-acts">
        <CopyText first text={secret} />
        <Button variant="default" onClick={close}>
          {words.done}
        </Button>
      </div>
    </div>
  );
}
