import type { StoryLine } from '../api-types.ts';

/** One thing that is to happen to a story, or may from then on. */
export interface ComingEvent {
  readonly at: string;
  readonly kind: 'publish' | 'leave' | 'embargo';
  readonly line: StoryLine;
}

const DAY = 24 * 60 * 60 * 1000;

/** What the day brings to these stories, the first first. A story that is published and leaves again in it stands there twice. */
export function comingEvents(due: readonly StoryLine[], now: Date): readonly ComingEvent[] {
  const until = now.getTime() + DAY;
  const events = due.flatMap((line): ComingEvent[] => {
    const { scheduledFor, unpublishAt, embargoUntil } = line;
    const embargo = isAfter(embargoUntil, now) && !line.public && scheduledFor === null ? embargoUntil : null;
    const times = { publish: scheduledFor, leave: unpublishAt, embargo } as const;
    return (['publish', 'leave', 'embargo'] as const).flatMap((kind) => {
      const at = times[kind];
      return at !== null && Date.parse(at) <= until ? [{ at, kind, line }] : [];
    });
  });
  return events.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function isAfter(moment: string | null, now: Date): boolean {
  return moment !== null && Date.parse(moment) > now.getTime();
}
