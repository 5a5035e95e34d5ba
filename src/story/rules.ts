import { SECOND } from '../base/clock.ts';
import type { Fault } from '../base/refusal.ts';
import { unreachable } from '../base/unreachable.ts';
import { plainText } from './body-text.ts';
import type { Block, Embed, ImageUse, RecordingUse } from './body.ts';
import type { StoryContent, StoryState } from './story.ts';

/** What can be done to a story as a whole. */
export type StoryAct =
  | 'save'
  | 'submit'
  | 'send-back'
  | 'approve'
  | 'publish'
  | 'unschedule'
  | 'unpublish'
  | 'withdraw'
  | 'correct'
  | 'translate'
  /** To set an embargo, or a time at which it leaves by itself. */
  | 'plan';

/**
 * From which states each act may start. Withdrawn is the end: nothing starts there. What readers see can be taken from
 * them or corrected at any time, also while a later revision waits.
 */
const starts: Readonly<Record<StoryAct, readonly StoryState[]>> = {
  save: ['draft', 'in-review', 'scheduled', 'published', 'unpublished'],
  submit: ['draft'],
  'send-back': ['in-review', 'scheduled'],
  approve: ['in-review'],
  unschedule: ['scheduled'],
  translate: ['draft', 'in-review', 'scheduled', 'published', 'unpublished'],
  plan: ['draft', 'in-review', 'scheduled', 'published', 'unpublished'],
  publish: ['draft', 'in-review', 'scheduled', 'published', 'unpublished'],
  unpublish: ['published'],
  withdraw: ['published', 'unpublished'],
  correct: ['published'],
};

/** `isPublic`: whether readers can open the story, which a story of any state but the last two may be. */
export function mayStart(act: StoryAct, state: StoryState, isPublic = state === 'published'): boolean {
  const onWhatIsPublic = act === 'unpublish' || act === 'withdraw' || act === 'correct';
  return starts[act].includes(state) || (isPublic && onWhatIsPublic);
}

/** While somebody types, so long at least lies between two revisions, in milliseconds. */
const REVISION_SPAN = 10 * SECOND;

interface SavedRevision {
  readonly act: string;
  /** Null for a token and the program: what they save stands for itself. */
  readonly account: string | null;
  /** When the first of the saves that it stands for was made; null: not known. */
  readonly begunAt: Date | null;
  /** Something was done with it: submitted, approved, published, translated, taken over. */
  readonly kept: boolean;
}

/** Whether a save goes on with the latest revision, in whose place it is put then: of the same person, within ten seconds of its beginning. */
export function continuesSave(
  latest: SavedRevision,
  { hand }: { readonly hand: { readonly act: string; readonly account: string | null; readonly at: Date } },
): boolean {
  if (latest.kept || latest.act !== 'save' || hand.act !== 'save') return false;
  if (hand.account === null || latest.account !== hand.account || latest.begunAt === null) return false;
  const passed = hand.at.getTime() - latest.begunAt.getTime();
  return passed >= 0 && passed < REVISION_SPAN;
}

/**
 * A paragraph of a draft that came from another system: what stands below it was not for everybody there. It keeps the
 * draft from being published until somebody has decided and taken it out.
 */
export const CLOSED_BELOW = '[[members only]]';

/** What is missing before readers may have it; empty when nothing is. */
export function faultsBeforePublishing(content: StoryContent): Fault[] {
  const faults: Fault[] = [];
  if (content.headline === '')
    faults.push({ field: 'headline', code: 'headline-missing', detail: 'Write a headline.' });
  if (content.body.length === 0 && content.standfirst === '')
    faults.push({ field: 'body', code: 'text-missing', detail: 'Write at least a paragraph.' });
  if (content.leadImage !== null) faults.push(...imageFaults('leadImage', content.leadImage));
  for (const [at, block] of content.body.entries()) faults.push(...blockFaults(`body.${at}`, block));
  return faults;
}

function blockFaults(field: string, block: Block): Fault[] {
  switch (block.type) {
    case 'image':
      return imageFaults(field, block.use);
    case 'gallery':
      return block.images.flatMap((use, at) => imageFaults(`${field}.images.${at}`, use));
    case 'recording':
      return recordingFaults(field, block.use);
    case 'embed':
      return embedFaults(field, block);
    case 'paragraph':
      return closedFaults(field, block);
    case 'heading':
    case 'list':
    case 'quote':
    case 'facts':
    case 'table':
    case 'divider':
      return [];
    default:
      return unreachable(block);
  }
}

function closedFaults(field: string, block: Block): Fault[] {
  const detail = `What stands below “${CLOSED_BELOW}” was not for everybody. Take out what is to stay closed, and this line.`;
  return plainText([block]).trim() === CLOSED_BELOW
    ? [{ field, code: 'closed-below', values: { mark: CLOSED_BELOW }, detail }]
    : [];
}

/** The caption is the player's name for those who do not see it. */
function recordingFaults(field: string, { caption, transcript, noTranscript }: RecordingUse): Fault[] {
  const faults: Fault[] = [];
  if (caption === '')
    faults.push({
      field: `${field}.caption`,
      code: 'recording-caption-missing',
      detail: 'Say in a caption what is heard or seen.',
    });
  if (transcript.length === 0 && noTranscript === '') {
    const detail = 'Add a transcript, or say why there is none, for readers who do not hear it or cannot load it.';
    faults.push({ field: `${field}.transcript`, code: 'transcript-missing', detail });
  }
  return faults;
}

function embedFaults(field: string, { title, text }: Embed): Fault[] {
  const detail = 'Say what it is, for readers who will not open the other site.';
  return title === '' && text === '' ? [{ field: `${field}.title`, code: 'embed-words-missing', detail }] : [];
}

function imageFaults(field: string, use: ImageUse): Fault[] {
  return use.alt.trim() === ''
    ? [
        {
          field: `${field}.alt`,
          code: 'alt-missing',
          detail: 'Say in words what the picture shows, for readers who do not see it.',
        },
      ]
    : [];
}
