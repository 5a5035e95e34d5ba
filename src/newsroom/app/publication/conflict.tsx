import { Alert, Button, Textarea } from '@mantine/core';
import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import { FaultNote } from '../fault-note.tsx';
import { CopyText } from '../copy-text.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { differences } from './compare.ts';
import { documentOf } from './draft.ts';
import type { Stored } from './stored.ts';
import type { Settings } from './use-settings.ts';

/** So many differences are shown one by one. */
const SHOWN = 60;

/** Somebody saved in between: both texts where they differ, and the choice. */
export function Conflict({ theirs, settings }: { readonly theirs: Stored; readonly settings: Settings }) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const all = useWords();
  const found = differences(theirs.document, documentOf(settings.draft));
  const names: Readonly<Record<string, string>> = { ...words.fields, ...words.sections, order: words.order };
  const isStale = settings.save.variables?.tag === theirs.tag;
  return (
    <div className="stack conflict">
      <h2 tabIndex={-1} ref={(heading) => heading?.focus()}>
        {words.conflictTitle}
      </h2>
      <p>{words.conflictText}</p>
      {found.length === 0 && <p>{words.conflictSame}</p>}
      {isStale && <FaultNote error={settings.save.error} />}
      {found.slice(0, SHOWN).map(({ path, theirs: left, mine }) => (
        <div className="merge-part conflict-part" key={path.join('.')}>
          <h3>{path.map((part) => names[part] ?? part).join(' › ')}</h3>
          <div className="merge-sides">
            <Side title={all.theirs} text={left || all.nothing} />
            <Side title={all.mine} text={mine || all.nothing} />
          </div>
        </div>
      ))}
      {found.length > SHOWN && <p>{words.moreDifferences(found.length - SHOWN)}</p>}
      <div className="entry-choices">
        <Button variant="default" onClick={() => settings.takeTheirs(theirs)}>
          {words.takeTheirs}
        </Button>
        <Button color="red" loading={settings.save.isPending} onClick={() => settings.send(theirs.tag)}>
          {words.saveOver}
        </Button>
        <Button variant="subtle" onClick={settings.goOn}>
          {words.backToMine}
        </Button>
      </div>
      <p className="hint">{words.takeTheirsHint}</p>
    </div>
  );
}

function Side({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div>
      <h4>{title}</h4>
      <p dir="auto">{text}</p>
    </div>
  );
}

/** My text, once theirs was taken: it is nowhere else. */
export function Kept({ text, drop }: { readonly text: string; drop(): void }) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  return (
    <Alert color="yellow" title={words.keptTitle} className="kept-text">
      <div className="stack">
        <Textarea aria-label={words.keptTitle} value={text} readOnly dir="ltr" rows={6} />
        <div className="entry-choices">
          <CopyText variant="default" text={text} />
          <Button variant="subtle" onClick={drop}>
            {words.dropKept}
          </Button>
        </div>
      </div>
    </Alert>
  );
}
