import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api.ts';
import type { Story } from '../api-types.ts';
import { useWords } from '../words.tsx';
import type { Act } from './act-question.tsx';
import { thisTab } from './lease.ts';
import { pictureNeeds, type PictureNeed } from './picture-needs.ts';

/** What brings a story nearer to its readers: before it, pictures have their words or somebody says that they have none. */
const PASSING: readonly Act[] = ['submit', 'approve', 'publish'];

interface Doing {
  readonly act: Act;
  readonly json: object;
  /** Somebody was told which pictures lack words. */
  readonly knowing?: boolean;
}

interface Lacking extends Doing {
  readonly needs: readonly PictureNeed[];
}

interface StoryActing {
  readonly story: Story;
  settle(): Promise<string | null>;
  acted(): Promise<void>;
}

/** An act on a story, and what is asked before it is done. What is typed is saved first. */
export function useStoryAct({ story, settle, acted }: StoryActing) {
  const words = useWords();
  const [asking, setAsking] = useState<Act | 'schedule' | null>(null);
  const [lacking, setLacking] = useState<Lacking | null>(null);
  const run = useMutation({
    mutationFn: async ({ act, json, knowing = false }: Doing) => {
      const revision = await settle();
      // Why is said where the saving is shown.
      if (revision === null) return null;
      const needs = knowing || !PASSING.includes(act) ? [] : pictureNeeds(await ask<Story>(`/stories/${story.id}`));
      if (needs.length > 0) {
        setAsking(null);
        setLacking({ act, json, needs });
        return null;
      }
      // What is on this screen is done, and not what somebody saved a second ago.
      const headers = { 'x-lease': thisTab(), 'if-match': `"${revision}"` };
      await ask(`/stories/${story.id}/${act}`, { method: 'POST', json, headers });
      await acted();
      return act;
    },
    onSuccess(act) {
      if (act === null) return;
      setAsking(null);
      notifications.show({
        message: words.acted[act],
        color: 'teal',
        closeButtonProps: { 'aria-label': words.close },
      });
    },
  });
  return { asking, setAsking, lacking, setLacking, run };
}
