import { Alert, Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Story, StoryFields } from '../api-types.ts';
import { FaultNote } from '../fault-note.tsx';
import { useWords } from '../words.tsx';
import { MergeView } from './merge-view.tsx';

interface MergingProps {
  readonly story: Story;
  readonly pending: Partial<StoryFields>;
  /** What the pending text was typed on. */
  readonly base: string;
  readonly held: string | null;
  takeOver(): Promise<void>;
  reload(): Promise<Story>;
  done(now: Story, fields: Partial<StoryFields>): void;
}

/** What was typed meets what is there now. Where nobody saved in between, it only goes on. */
export function Merging({ story, pending, base, held, takeOver, reload, done }: MergingProps) {
  const words = useWords();
  const now = useQuery({ queryKey: ['story-now', story.id, base], queryFn: reload, gcTime: 0, staleTime: 0 });
  if (now.error) return <FaultNote error={now.error} />;
  if (now.data === undefined) return <Loader role="status" aria-label={words.loading} />;
  const theirs = now.data;
  const goOn = async (): Promise<void> => {
    await takeOver();
    done(theirs, pending);
  };
  if (held !== null && theirs.revision === base) {
    return (
      <Alert color="yellow" role="alert" title={words.heldBy(held)}>
        <p>{words.keptHere}</p>
        <Button color="yellow" variant="outline" onClick={() => void goOn()}>
          {words.takeOver}
        </Button>
      </Alert>
    );
  }
  if (theirs.revision === base) {
    return (
      <Alert color="teal" role="status" title={words.unsentFound}>
        <Button onClick={() => done(theirs, pending)}>{words.unsentUse}</Button>
        <Button variant="subtle" onClick={() => done(theirs, {})}>
          {words.unsentDrop}
        </Button>
      </Alert>
    );
  }
  return <MergeView mine={pending} theirs={theirs} by={held} done={(fields) => done(theirs, fields)} />;
}
